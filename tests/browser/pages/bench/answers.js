// Answers a library's requests to its vendor's servers at once: `ANSWERS` has a part of each URL and its JSON, `CODE` the
// picture in place of a QR code from there.
{
  const answers = ANSWERS;
  const own = window.fetch;
  window.fetch = async (address, options) => {
    const url = String(address.url || address);
    const found = url.startsWith("https:") && answers.find(([part]) => url.includes(part));
    return found ? Response.json(found[1]) : own(address, options);
  };
  const blank = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E";
  const picture = (url) => (url.includes("barcode.png") ? CODE : blank);
  // A frame that is refused shows an error, which takes the browser longer than any answer would.
  const replacements = [[HTMLImageElement, picture], [HTMLIFrameElement, () => "about:blank"]];
  for (const [{ prototype }, instead] of replacements) {
    const source = Object.getOwnPropertyDescriptor(prototype, "src");
    Object.defineProperty(prototype, "src", {
      ...source,
      set(url) {
        source.set.call(this, String(url).startsWith("https:") ? instead(url) : url);
      },
    });
  }
}
