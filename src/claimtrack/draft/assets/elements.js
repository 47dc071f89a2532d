// Elements from text alone: nothing the copy or the library says is ever read as markup.

/** An element with its properties and children, which are elements, text, or nothing. */
export function el(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A link to a web address; any other address is shown as text. */
export function link(address, text) {
  if (!/^https?:\/\//i.test(address ?? "")) return el("span", {}, text);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A heading with a list below it; nothing where the list is empty. */
export function listed(title, items) {
  return items.length ? [el("h3", {}, title), el("ul", {}, ...items.map(item => el("li", {}, item)))] : [];
}
