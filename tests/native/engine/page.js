// As much of a page as the loader's first look asks for, before any module of the loader is read.

/** An element that knows the lines it would be written in. */
class Element {
  #tag;
  #text = "";
  #attributes = [];
  #children = [];

  constructor(tag, space = "") {
    this.#tag = tag;
    const drawn = tag === "svg" || tag === "path";
    if (drawn !== (space === "http://www.w3.org/2000/svg")) throw new Error(`${tag} in the space ${space}`);
  }

  setAttribute(name, value) {
    this.#attributes.push(`${name}=${value}`);
  }

  append(part) {
    if (typeof part === "string") this.#text += part;
    else this.#children.push(part);
  }

  /** `buttons`: what each copies and says then. */
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

  createElementNS(space, tag) {
    return new Element(tag, space);
  }
};
globalThis.document = new Document();
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Android" } });

/** The widget's element in a page of this language. */
export function host(language) {
  const holder = { getAttribute: () => language };
  return { closest: (selector) => (selector === "[lang]" ? holder : null), getAttribute: () => null };
}
