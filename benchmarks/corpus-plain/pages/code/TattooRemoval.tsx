import { Layout } from "../Layout";

const questions: { ask: string; reply: string }[] = [
  { ask: "Will my tattoo go completely?", reply: "It might not. Most tattoos fade a lot, but some inks leave a shadow, and we can't promise full clearance." },
  { ask: "How many sessions does it take?", reply: "Usually between 6 and 12, at least eight weeks apart." },
  { ask: "Does it hurt?", reply: "Yes. Most people say that it's more painful than having the tattoo done. We use a cold air machine and can offer numbing cream." },
  { ask: "Will it scar?", reply: "Scarring is uncommon if you follow the aftercare, but it can happen. Picking at blisters makes it more likely." },
  { ask: "Can you treat brown or black skin?", reply: "We can, with a 1064nm laser and more time between sessions. There is a higher risk of light or dark marks." },
];

export function TattooRemoval() {
  return (
    <Layout title="Laser tattoo removal | Ink Off Bristol" description="What laser tattoo removal can do, what it can't, and what it costs.">
      <h1>Laser tattoo removal</h1>
      <p>
        The laser breaks ink into small pieces, which your body clears away over the following weeks.
      </p>
      <p>Black ink responds best. Yellow, white and pale green are the hardest and may not shift at all.</p>
      {questions.map(({ ask, reply }) => (
        <details key={ask}>
          <summary>{ask}</summary>
          <p>{reply}</p>
        </details>
      ))}
      <h2>Aftercare</h2>
      <p>Keep the area clean, dry and covered for three days. Do not pop blisters, swim or sunbathe.</p>
      <p>Apply the healing balm we give you twice a day.</p>
      <h2>We won't treat you if</h2>
      <ul>
        <li>you are pregnant or breastfeeding</li>
        <li>you have a fresh tan or fake tan on the area</li>
        <li>you have a history of keloid scarring</li>
        <li>there is a mole, eczema or infection under the tattoo</li>
      </ul>
      <h2>Pigment and eyebrow removal</h2>
      <p>Old brow tattoos can turn grey or orange before they fade. It often takes two or three visits.</p>
      <h2>Laser carbon peel</h2>
      <p>This one is different: a carbon lotion goes on the face and the laser takes it off, together with oil and dead skin.</p>
      <p>Skin looks brighter the same day and pores may look tighter for a week or two.</p>
      <h2>Prices</h2>
      <p>Small (up to 5cm) £50, medium £80, large £120. Free consultation and patch test.</p>
      <p>Results vary and depend on the ink, its depth and your immune system.</p>
    </Layout>
  );
}

