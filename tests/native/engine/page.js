// The part of a page that the loader's preview needs, defined before any module of the loader is evaluated.

/** An element that can be written as the lines of a preview. */
class Element {
  #tag;
  #text = "";
  #attributes = [];
  #children = [];

  constructor(tag, namespace = "") {
    this.#tag = tag;
    const drawn = tag === "svg" || tag === "path";
    if (drawn !== (namespace === "http://www.w3.org/2000/svg")) throw new Error(`${tag} in the namespace ${namespace}`);
  }

  setAttribute(name, value) {
    this.#attributes.push(`${name}=${value}`);
  }

  append(part) {
    if (typeof part === "string") this.#text += part;
    else this.#children.push(part);
  }

  /** `buttons`: the text that each button copies, and its text after that. */
  lines(buttons, depth = 0) {
    const { text, done } = buttons.get(this) || {};
    const kept = text === undefined ? [] : [`copy=${text}`, `done=${done}`];
    const own = [depth, this.#tag, this.#text, ...this.#attributes, ...kept].join("\t");
    return [own, ...this.#children.flatMap((child) => child.lines(buttons, depth + 1))];
  }
}

globalThis.Document = class {
  createElement(tag) {
    return new Element(tag);
  }

  createElementNS(namespace, tag) {
    return new Element(tag, namespace);
  }
};
globalThis.document = new Document();
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Android" } });

/** The widget's element in a page of this language. */
export function host(language) {
  const holder = { getAttribute: () => language };
  return { closest: (selector) => (selector === "[lang]" ? holder : null), getAttribute: () => null };
}
