// The draft outlives a reload: it is kept by this browser for this address, and nowhere else.

const key = name => `claimtrack draft ${name ?? ""}`;

/** What was kept of the draft of a file, or of none; null where nothing was, or nothing can be. */
export function kept(name) {
  try {
    const found = JSON.parse(localStorage.getItem(key(name)));
    return typeof found?.text === "string" ? found : null;
  } catch {
    return null;
  }
}

/** Keep a draft; false where the browser keeps nothing, or not so much. */
export function keep(name, draft) {
  try {
    localStorage.setItem(key(name), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Keep nothing any more. */
export function forget(name) {
  try {
    localStorage.removeItem(key(name));
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
