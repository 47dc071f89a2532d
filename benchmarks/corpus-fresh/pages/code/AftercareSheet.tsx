import { Sheet, Step, Warning } from "../ui";

export const title = "Aftercare: lip and cheek filler, and light peels";

const filler = [
  "Some swelling, redness and tenderness is to be expected and is usually at its worst on the second morning.",
  "Do not massage the area unless we have shown you how. Do not apply make-up for 12 hours.",
  "Bruises can last up to two weeks. Arnica is popular; there is little evidence that it helps.",
  "Avoid saunas, hot yoga and alcohol for 48 hours.",
  "Do not judge the shape until a fortnight has passed. The result is not final before then.",
  "You can take paracetamol for pain. Avoid ibuprofen and aspirin unless your doctor has prescribed them.",
];

const peel = [
  "Your face may feel tight, dry and itchy. Flaking starts on day two or three. Don't pick, as picking leaves scars.",
  "Use a plain moisturiser and a cleanser without acid. Stop retinol for seven days.",
  "Sunscreen every day. Without it, brown patches can appear or get darker.",
  "Breakouts after a peel happen and tend to pass within a week or two.",
];

const urgent = [
  "Pain that is severe or getting worse",
  "Skin that turns white, grey or mottled, or feels cold",
  "Any change in your sight",
  "Drooping of the mouth or eyelid",
  "Heat, pus or fever",
];

export function AftercareSheet() {
  return (
    <Sheet heading={title}>
      <p>Please keep this sheet for two weeks. It does not replace what your practitioner told you.</p>
      <h2>After filler</h2>
      {filler.map((t) => <Step key={t}>{t}</Step>)}
      <h2>After a peel</h2>
      {peel.map((t) => <Step key={t}>{t}</Step>)}
      <Warning label="Ring us at once, day or night, if you notice">
        <ul>{urgent.map((t) => <li key={t}>{t}</li>)}</ul>
        <p>These can be signs of a blocked blood vessel. It needs treatment within hours. If you can't reach us, go to A&amp;E and show them this sheet.</p>
      </Warning>
      <h2>Going back to normal</h2>
      <p>Most people go back to work the next day. Please don't book flights, dental work or other facial treatments for two weeks.</p>
      <p>Filler is absorbed over months, at a speed that differs from person to person. We can't say how long yours will last.</p>
      <p>Your review is on day 14 and is included in the fee.</p>
    </Sheet>
  );
}
