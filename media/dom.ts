// Decides how elements are made: from a name, attributes and children, never from a string of HTML.

export type Child = Node | string | null;

export type Attributes = Readonly<Record<string, string | number | boolean | null | (() => void)>>;

/**
 * A new element. A string or number is set as an attribute; `true` as an attribute without a value; `false` and `null` are
 * left out; a function is a listener for the event that its name gives (`onclick`).
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, String(value));
  }
  made.append(...present(children));
  return made;
}

/** The children that are there. */
export function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => child !== null);
}
