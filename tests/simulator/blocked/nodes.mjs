// As much of a document as the loader and the script without the widget use. No layout: an element is seen unless it or one
// around it is hidden.

/** Elements, roots and documents tell their listeners, and those around them, up to the element that holds a root. */
class Node {
  parentNode = null;
  childNodes = [];
  #listeners = [];

  addEventListener(name, act, options) {
    this.#listeners.push({ name, act, once: Boolean(options?.once) });
  }
  removeEventListener(name, act) {
    this.#listeners = this.#listeners.filter((one) => one.name !== name || one.act !== act);
  }
  get listenerCount() {
    return this.#listeners.length;
  }
  dispatchEvent(event) {
    const path = [];
    for (let node = this; node; node = node.parentNode ?? node.host) path.push(node);
    event.target = this;
    event.composedPath = () => path;
    event.preventDefault = () => {};
    for (const node of path) node.#hear(event);
  }
  #hear(event) {
    event.currentTarget = this;
    this[`on${event.type}`]?.(event);
    for (const one of [...this.#listeners]) {
      if (one.name !== event.type) continue;
      if (one.once) this.removeEventListener(one.name, one.act);
      one.act.call(this, event);
    }
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }
  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }
  get children() {
    return this.childNodes.filter((node) => node instanceof Element);
  }
  get lastElementChild() {
    return this.children.at(-1) ?? null;
  }
  get isConnected() {
    const root = this.getRootNode();
    return root.host ? root.host.isConnected : root instanceof Document;
  }
  getRootNode() {
    return this.parentNode ? this.parentNode.getRootNode() : this;
  }
  contains(other) {
    return other === this || Boolean(other.parentNode && this.contains(other.parentNode));
  }

  append(...nodes) {
    this.#place(this.childNodes.length, nodes);
  }
  prepend(...nodes) {
    this.#place(0, nodes);
  }
  insertBefore(node, before) {
    node.remove();
    this.#place(before ? this.childNodes.indexOf(before) : this.childNodes.length, [node]);
  }
  #place(at, nodes) {
    for (const node of nodes) if (node instanceof Node) node.remove();
    const all = nodes.map((node) => (node instanceof Node ? node : new Text(String(node))));
    for (const node of all) node.parentNode = this;
    this.childNodes.splice(Math.min(at, this.childNodes.length), 0, ...all);
  }
  remove() {
    if (!this.parentNode) return;
    const { childNodes } = this.parentNode;
    childNodes.splice(childNodes.indexOf(this), 1);
    this.parentNode = null;
  }
  replaceWith(node) {
    if (!this.parentNode) return;
    node.remove();
    const { childNodes } = this.parentNode;
    childNodes[childNodes.indexOf(this)] = node;
    node.parentNode = this.parentNode;
    this.parentNode = null;
  }

  get textContent() {
    return this.childNodes.map((node) => node.textContent).join("");
  }
  set textContent(text) {
    for (const node of this.childNodes) node.parentNode = null;
    this.childNodes = [];
    this.append(text);
  }
  querySelectorAll(selectors) {
    const parts = selectors.split(",");
    const found = [];
    const look = (node) => {
      for (const child of node.children) {
        if (parts.some((part) => child.matches(part))) found.push(child);
        look(child);
      }
    };
    look(this);
    return found;
  }
  querySelector(selectors) {
    return this.querySelectorAll(selectors)[0] ?? null;
  }
}

class Text extends Node {
  constructor(text) {
    super();
    this.text = text;
  }
  get textContent() {
    return this.text;
  }
}

export class Element extends Node {
  localName = "";
  shadowRoot = null;
  style = {};
  hidden = false;
  #attributes = new Map();

  get attributes() {
    return [...this.#attributes].map(([name, value]) => ({ name, value }));
  }
  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.#attributes.set(name, String(value));
  }
  removeAttribute(name) {
    this.#attributes.delete(name);
    if (name === "style") this.style = {};
  }
  get className() {
    return this.getAttribute("class") ?? "";
  }
  set className(names) {
    this.setAttribute("class", names);
  }
  get lang() {
    return this.getAttribute("lang") ?? "";
  }
  set lang(tag) {
    this.setAttribute("lang", tag);
  }
  get dateTime() {
    return this.getAttribute("datetime");
  }
  /** A name, a class, an attribute or its value; one of the four. */
  matches(selector) {
    const [, attribute, value] = /^\[([\w-]+)(?:=(.*))?\]$/.exec(selector) ?? [];
    if (selector.startsWith(".")) return this.className.split(" ").includes(selector.slice(1));
    if (!attribute) return this.localName === selector;
    return value === undefined ? this.#attributes.has(attribute) : this.getAttribute(attribute) === value;
  }
  closest(selector) {
    if (this.matches(selector)) return this;
    return this.parentNode instanceof Element ? this.parentNode.closest(selector) : null;
  }
  attachShadow() {
    this.shadowRoot = Object.assign(new Node(), { host: this, adoptedStyleSheets: [], activeElement: null });
    return this.shadowRoot;
  }
  /** It and all around it are in the page, and none is hidden. */
  get isSeen() {
    for (let node = this; node instanceof Element; node = node.parentNode ?? node.host) {
      if (node.hidden || node.style.display === "none") return false;
    }
    return this.isConnected;
  }
  click() {
    this.dispatchEvent({ type: "click" });
  }
}

export class Document extends Node {
  #hidden = false;
  #script = null;
  #root = this.createElement("html");
  #head = this.createElement("head");
  #body = this.createElement("body");

  constructor() {
    super();
    this.append(this.#root);
    this.#root.append(this.#head, this.#body);
  }
  get hidden() {
    return this.#hidden;
  }
  turn(hidden) {
    this.#hidden = hidden;
    this.dispatchEvent({ type: "visibilitychange" });
  }
  get currentScript() {
    return this.#script;
  }
  /** Runs a script that knows itself. */
  running(script, run) {
    this.#script = script;
    run();
    this.#script = null;
  }
  get readyState() {
    return "complete";
  }
  get adoptedStyleSheets() {
    return [];
  }
  get baseURI() {
    return "https://toko.example/o/slug";
  }
  get documentElement() {
    return this.#root;
  }
  get head() {
    return this.#head;
  }
  get body() {
    return this.#body;
  }
  createElement(name) {
    return Object.assign(new Element(), { localName: name });
  }
  createElementNS(_, name) {
    return this.createElement(name);
  }
  execCommand() {
    return false;
  }
}
