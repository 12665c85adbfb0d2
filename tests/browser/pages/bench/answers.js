// Answers at once what a library asks of its vendor's servers: `ANSWERS` has a part of each address and the JSON for it,
// `CODE` the picture that stands for a QR code made there.
{
  const answers = ANSWERS;
  const own = window.fetch;
  window.fetch = async (address, options) => {
    const url = String(address.url || address);
    const found = url.startsWith("https:") && answers.find(([part]) => url.includes(part));
    return found ? Response.json(found[1]) : own(address, options);
  };
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  const blank = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E";
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    ...source,
    set(url) {
      const remote = String(url).startsWith("https:");
      source.set.call(this, remote ? (url.includes("barcode.png") ? CODE : blank) : url);
    },
  });
}
