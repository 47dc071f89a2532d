export const product = {
  id: "lumea-lift-pro",
  slug: "facial-toning-device-anti-aging",
  name: "LiftWave Pro Facial Toning Device",
  price: "$249.00",
  shortDescription: "Get salon results at home in just 5 minutes a day.",
  badges: ["Clinically Tested", "Dermatologist Approved", "Cruelty Free", "60 Day Money Back Guarantee"],
  bullets: [
    "Instantly lifts and contours cheeks, brows and jawline",
    "Helps reduce the look of forehead lines and smile lines",
    "Tones 12 facial muscles for a more youthful shape",
    "Boosts absorption of your favorite serum by 3x",
    "Safe for everyday use",
    "Energizes tired skin cells",
    "Red light mode for firmer, bouncier skin",
    "T-bar heats up to melt a double chin",
  ],
  stats: [
    { value: "93%", label: "saw firmer skin in 4 weeks*" },
    { value: "88%", label: "noticed fewer fine lines*" },
    { value: "12 yrs", label: "younger looking after 90 days*" },
  ],
  footnote: "*Based on a consumer survey of 41 women aged 35 to 60.",
};

export function ProductPage() {
  return (
    <div className="product">
      <h1>{product.name}</h1>
      <p>{product.shortDescription}</p>
      <h2>The secret to a lifted look without injections</h2>
      <p>
        LiftWave Pro uses the same patented microcurrent technology that A-list facialists have trusted for decades.
        It is the most powerful at home device you can buy.
      </p>
      <p>Works on all skin types, tones and ages.</p>
      <p>FDA registered. Made in Korea. Two year warranty.</p>
      <h3>How to use</h3>
      <p>Cleanse, apply a thin layer of conductive gel, and glide upwards along the jaw, cheek and brow for 5 minutes.</p>
      <p>Use 5 times a week for the first 60 days, then 2 to 3 times a week to maintain your results.</p>
      <h3>Warnings</h3>
      <p>Do not use if you have a pacemaker, epilepsy, cancer, or are pregnant. Do not use over the thyroid or on irritated skin.</p>
      <p>Stop using the device if your skin becomes red or sore.</p>
      <h3>Reviews</h3>
      <blockquote>I am 58 and nobody believes it. My neck looks amazing! ★★★★★</blockquote>
      <blockquote>Noticed my cheekbones after a week. Way cheaper than my monthly facial.</blockquote>
      <blockquote>Didn't do anything for me and it broke after a month.</blockquote>
      <p>Free returns within 60 days. Ships in 24 hours.</p>
    </div>
  );
}
