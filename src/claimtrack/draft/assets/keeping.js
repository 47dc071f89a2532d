// The draft outlives a reload: it is kept by this browser for this address, and nowhere else.

const name = file => `claimtrack draft ${file?.name ?? ""}`;

/** What was kept of a draft: {text, format, markets, version}; null where nothing was, or nothing can be. */
export function kept(file) {
  try {
    const found = JSON.parse(localStorage.getItem(name(file)));
    return typeof found?.text === "string" ? found : null;
  } catch {
    return null;
  }
}

/** Keep a draft; false where the browser keeps nothing, or not so much. */
export function keep(file, draft) {
  try {
    localStorage.setItem(name(file), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Keep nothing any more. */
export function forget(file) {
  try {
    localStorage.removeItem(name(file));
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
