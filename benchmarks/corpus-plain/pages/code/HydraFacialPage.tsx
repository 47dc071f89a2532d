import Image from "next/image";
import { Button } from "@/components/ui/button";

export const metadata = {
  title: "HydraFacial Dublin | Deep Cleanse & Glow",
  description: "The award-winning HydraFacial cleanses, extracts and hydrates for glowing skin with zero downtime.",
};

const steps = [
  { id: "cleanse", title: "Cleanse & peel", body: "Removes dead skin and dirt to uncover a new layer of skin." },
  { id: "extract", title: "Extract & hydrate", body: "Painless suction clears debris from the pores and nourishes with intense moisturisers." },
  { id: "fuse", title: "Fuse & protect", body: "Saturates the skin's surface with antioxidants and peptides to maximise your glow." },
];

const boosters = [
  { name: "Britenol", note: "minimises the appearance of dark spots" },
  { name: "Dermabuilder", note: "for fine lines, wrinkles and skin elasticity" },
  { name: "Growth factor", note: "up to 31% fewer wrinkles in 4 weeks" },
];

export default function HydraFacialPage() {
  return (
    <main className="skin-rejuvenation">
      <h1>
        The best facial <em>you will ever have</em>
      </h1>
      <p>
        Three steps. Thirty minutes. The best skin of your life.
      </p>
      <Image src="/hydrafacial-anti-aging.jpg" alt="Glowing skin after a HydraFacial treatment" width={600} height={400} />
      <p>
        HydraFacial is a non-invasive{" "}
        <strong>resurfacing</strong> treatment that combines cleansing, exfoliation, extraction and hydration.
      </p>
      <p>It is soothing, refreshing and non-irritating, and results are instant.</p>
      <ul>
        <li>Suits all skin types, including sensitive skin and rosacea</li>
        <li>Clears congestion and blackheads</li>
        <li>Reduces oiliness and shrinks pores</li>
        <li>Plumps and hydrates for days afterwards</li>
        <li>Supports lymphatic drainage</li>
        <li>Anti-ageing</li>
      </ul>
      <h2>How long will my glow last?</h2>
      <p>You can expect five to seven days of glow and up to four weeks of smoother skin.</p>
      <h2>Can I have it before a wedding?</h2>
      <p>Absolutely, it is a red carpet favourite. Hollywood stars have one the day before the Oscars.</p>
      <h2>Is there anyone who shouldn&apos;t have it?</h2>
      <p>People with active cold sores, sunburn or a shellfish allergy, and anyone using Roaccutane.</p>
      <h2>How often should I have one?</h2>
      <p>Monthly is ideal, because that is how long it takes for skin cells to renew.</p>
      <p>In a client survey 9 out of 10 said it was the best treatment they had tried.</p>
      <Button href="/book">Get your glow on</Button>
    </main>
  );
}

