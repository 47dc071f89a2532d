import { Hero, FeatureGrid, Faq, Review } from "@/components";
import { bookingUrl } from "@/config";

// TODO: ask legal about "clinically proven to erase scars"
export const meta = {
  title: "Microneedling & RF Microneedling in Toronto | Fernhollow Skin",
  description: "Collagen on demand. Smooth scars, shrink pores and fade stretch marks with Canada's most advanced needling platform.",
  slug: "microneedling-acne-scar-treatment",
};

const features = [
  { icon: "sparkle", title: "Texture, rewritten", body: "Thousands of micro-channels trick the skin into thinking it needs to rebuild. So it does." },
  { icon: "layers", title: "Scars, levelled", body: "Rolling and boxcar scars rise to meet the surface over three to six visits." },
  { icon: "drop", title: "Serums that sink in", body: "What you put on top travels up to 80% further down." },
  { icon: "flame", title: "Add heat", body: "RF tips cauterize as they go: less bleeding, more tightening, and a jaw with an edge again." },
  { icon: "globe", title: "Every Fitzpatrick", body: "Unlike laser, needles are colour-blind." },
];

const faqs: [string, string][] = [
  ["Will I need time off?", "Plan on a sunburnt look for a day or two. By day three, makeup covers it."],
  ["Does it hurt?", "With 30 minutes of numbing cream it's more sandpaper than needle."],
  ["When will I see something?", "A glow at one week, real remodelling at six, and improvement for up to a year."],
  ["Can you treat active acne?", "No. We calm the breakout first, then treat what it leaves behind."],
  ["Is it safe to do at home?", "Rollers bought online tear rather than pierce. Please don't."],
];

export default function MicroneedlingPage() {
  return (
    <main className="microneedling collagen-boost">
      <Hero
        eyebrow="Collagen Induction Therapy"
        heading="Tiny needles."
        headingEm="Big comeback."
        sub="Skin that looks rested, resurfaced and a good few winters younger."
        imageAlt="Close-up of a cheek before and three months after needling: shallower scars, finer pores"
        cta={{ href: bookingUrl, label: "Book a skin read" }}
      />
      <FeatureGrid items={features} />
      <p className="stat">
        {"94%"} of our patients would do it again.
      </p>
      <Review name="Imani, Leslieville">My stretch marks went from lightning bolts to watermarks.</Review>
      <Faq items={faqs} />
      <p>Our device holds a Health Canada licence for acne scars and wrinkles.</p>
      <small>Not for you if you are on isotretinoin, prone to keloids, or pregnant.</small>
    </main>
  );
}
