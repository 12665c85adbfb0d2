// The page's document without its named elements: <img name="createElement"> hides the document's own method.
const own = (name: PropertyKey): unknown => Reflect.get(Document.prototype, name, document);

/** A function that the page has put in the place of a method is used, an element is not. */
function visible(name: PropertyKey): unknown {
  const mine = own(name);
  const now: unknown = Reflect.get(document, name);
  return typeof mine !== "object" && typeof now === typeof mine ? now : mine;
}

export const page: Document = new Proxy(document, {
  get(_, name) {
    const value = visible(name);
    return typeof value === "function" ? value.bind(document) : value;
  },
});
