// FAQ shown on the microcurrent page. Do not say "cures" here.
module.exports = {
  heading: "Microcurrent FAQ",
  badge: "FDA-cleared technology",
  tagline: "The 45 minute workout for your face",
  items: [
    {
      q: "What is microcurrent?",
      a: "Microcurrent delivers a low level electrical current that mirrors the body's own. It reaches the muscles under the skin and gives them a gentle lift.",
    },
    {
      q: "What will it do for me?",
      a: "Expect a smoother forehead, lifted brows, fuller cheeks and a tighter jawline.",
    },
    {
      q: "How does it compare to Botox?",
      a: "Botox freezes the muscle, microcurrent strengthens it. You keep all of your natural expression and nothing is injected.",
    },
    {
      q: "How soon will I see a change?",
      a: "Right away! Many clients are amazed when we show them the first side against the untreated side.",
    },
    {
      q: "How long does it last?",
      a: "After one visit the effect lasts 3 to 5 days. Once you have finished your series, expect it to hold for a month or more.",
    },
    {
      q: "Is it painful?",
      a: "No. At most there is a slight buzzing around the bony areas.",
    },
    {
      q: "Are there any risks?",
      a: "Microcurrent has a great safety record with no known side effects and no recovery needed.",
    },
    {
      q: "Can it help with my acne?",
      a: `Yes. Microcurrent calms inflammation and speeds healing, so breakouts clear up quicker and leave less of a mark.`,
    },
    {
      q: "Who is it not for?",
      a: "Clients who are pregnant, have seizures, heart conditions or thrombosis, or are undergoing chemotherapy.",
    },
    {
      q: "Does it get rid of wrinkles for ever?",
      a: "No. Nothing does. You will need to keep coming to maintain your results.",
    },
    {
      q: "Do I need to do anything before?",
      a: "Drink plenty of water. The current travels better when you are well hydrated.",
    },
  ],
  cta: { label: "Book your lift", href: "/book/microcurrent-collagen-lift" },
};

