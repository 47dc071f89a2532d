// Questions to the server that handed this page out; addresses are relative, so the token goes along.

/** The server answered that it will not; `answer` is what it said. */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.error ?? `the server answered ${status}`);
    this.status = status;
    this.answer = answer;
  }
}

/** No server answered. */
export class Gone extends Error {
  constructor() {
    super("No answer: claimtrack draft has ended. Your text is still here; copy it, or start it again");
  }
}

/** What to fill the page with. */
export const start = () => told(fetch("start"));

/** Ask to `judge`, `explain` or `save`. Throws Refused, or Gone. */
export const ask = (what, question) =>
  told(fetch(what, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(question),
  }));

async function told(request) {
  const response = await request.catch(() => { throw new Gone(); });
  const answer = await response.json();
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}
