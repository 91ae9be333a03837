type Child = Node | string | null | false;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/**
 * An element with attributes, listeners (`on…`) and children. Texts become text nodes, so nothing
 * from a bundle is ever read as markup.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

/** Term and description pairs; a description that is null is left out. */
export function definitions(
  pairs: readonly (readonly [string, Node | string | null])[],
): HTMLElement {
  const list = el('dl');
  for (const [term, description] of pairs) {
    if (description === null) continue;
    list.append(el('dt', {}, term), el('dd', {}, description));
  }
  return list;
}

/** Text that is compared character by character. */
export function mono(text: string): HTMLElement {
  return el('span', { class: 'mono' }, text);
}
