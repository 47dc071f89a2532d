const peels = [
  {
    id: "lactic-lite",
    name: "Lactic Lite",
    blurb: "The baby of the bar. Melts away dull, flaky skin so the fresh stuff can shine. No peeling, no hiding.",
    goodFor: ["dry", "first-timers", "bridesmaids"],
    price: 65,
  },
  {
    id: "salicylic-scrubber",
    name: "The Scrubber",
    blurb: "Salicylic acid dives into clogged pores, dissolves the gunk and stops tomorrow's zits today.",
    goodFor: ["oily", "teen", "backne"],
    price: 79,
  },
  {
    id: "spot-eraser",
    name: "Spot Eraser",
    blurb: "TCA + kojic. Lifts melasma, sun freckles and post-pimple stains, layer by layer. Expect to shed like a snake for five days.",
    goodFor: ["melasma", "freckles"],
    price: 189,
  },
  {
    id: "retinol-rewind",
    name: "Retinol Rewind",
    blurb: "Presses fast-forward on cell turnover and rewind on everything else. Crepey hands, crinkly eyes, that chest you show off in August.",
    goodFor: ["45+"],
    price: 149,
  },
];

const faq = {
  "Will my face fall off?": "Not unless you want it to. Lite and Scrubber are lunch-hour jobs.",
  "Does it sting?": "For three minutes, like lemon on a paper cut.",
  "How many?": "A series of four gets you there. One gets you hooked.",
  "Is my brown skin OK to peel?": "Yes! Our blends were formulated by a derm of colour and tested on tones I to VI.",
  "Can I sunbathe after?": "Hard no. SPF 50 for a fortnight or you'll undo the lot and risk dark patches.",
  "Do peels thin the skin?": "Myth. Deeper down it gets thicker, plumper and stronger every time.",
};

export default function PeelBar() {
  return (
    <div>
      <h1>Peel Bar: shed happens</h1>
      <p>Glow up in the time it takes to order oat milk.</p>
      {peels.map((p) => (
        <article key={p.id} data-tags={p.goodFor.join()}>
          <h3>{p.name}</h3>
          <p>{p.blurb}</p>
          <span>${p.price}</span>
        </article>
      ))}
      <img src="/acne-before-after.jpg" alt="Devon's back, six weeks and four Scrubbers apart" />
      <p>Cruelty-free, vegan, and powered by fruit.</p>
      <p>"My makeup artist asked what I'd changed." — Soph</p>
      <p>We can't peel you if you've used Accutane in the past year, are sunburnt, or have an active cold sore.</p>
      {Object.entries(faq).map(([q, a]) => (
        <details key={q}><summary>{q}</summary>{a}</details>
      ))}
    </div>
  );
}
