// The page's document, whatever stands in the page: <img name="createElement"> hides the document's own method.
const own = (name) => Reflect.get(Document.prototype, name, document);

/** What the page itself has put in the place of a method stays, but for its elements. */
function visible(name) {
  const mine = own(name);
  const now = document[name];
  return typeof mine !== "object" && typeof now === typeof mine ? now : mine;
}

export const page = new Proxy(document, {
  get(_, name) {
    const value = visible(name);
    return typeof value === "function" ? value.bind(document) : value;
  },
});
