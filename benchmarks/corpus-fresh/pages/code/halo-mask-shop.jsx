import React from "react";

const product = {
  sku: "HALO-LED-7",
  title: "HaloMask Pro 7-Colour LED Mask",
  tagline: "Ten minutes on the sofa. Ten years off the clock.",
  price: "£299",
  was: "£449",
  badges: ["UKCA & CE Certified", "As seen on the red carpet", "UV-free", "Zero downtime", "90-day promise"],
  modes: [
    { colour: "Red 633nm", does: "Feeds fibroblasts, fattens up thin skin, irons out frown lines" },
    { colour: "Blue 415nm", does: "Zaps the bugs that give you spots" },
    { colour: "Near-infrared 830nm", does: "Goes bone-deep to mend and soothe" },
    { colour: "Amber 590nm", does: "Takes the heat out of rosacea-prone cheeks" },
    { colour: "Green 520nm", does: "Breaks up sun spots" },
    { colour: "Purple", does: "Red + blue for blemish marks" },
    { colour: "White", does: "For that just-slept-nine-hours finish" },
  ],
  proof: [
    { n: "97%", t: "said their skin looked brighter" },
    { n: "38%", t: "drop in wrinkle depth*" },
    { n: "4 wks", t: "to first results" },
  ],
  small: "*Instrument measurement, 33 volunteers, eight weeks, no control group.",
};

export function HaloMask() {
  return (
    <section>
      <h1>{product.title}</h1>
      <p className="tagline">{product.tagline}</p>
      <h2>The tech they use in £100-a-pop clinics, minus the clinic</h2>
      <p>
        Light at the right wavelength is caught by the mitochondria, the little engines in your cells. They rev.
        Skin with more fuel behaves like younger skin: it repairs faster, bounces back and holds on to water.
      </p>
      <p>NASA grew plants with it. Then the astronauts noticed their cuts closing up.</p>
      <h3>Is it safe?</h3>
      <p>No UV, no heat, no lasers. All skin tones, all ages, and yes, expectant mums.</p>
      <h3>How often?</h3>
      <p>Five sessions a week for a month, then whenever you fancy. Stop for good and the effect fades over a couple of months.</p>
      <h3>Will it tan me?</h3>
      <p>No. Nor will it burn hair, melt fillers or undo Botox.</p>
      <h3>What do skin doctors say?</h3>
      <blockquote>"It's the one gadget I actually tell patients to buy." Dr Ines Okafor, dermatologist</blockquote>
      <p>Do not use with light-sensitive epilepsy, lupus, or medicines that make you sensitive to light.</p>
      <p>Free 48-hour delivery. Returns within 90 days, no quibbles.</p>
    </section>
  );
}
