// What can go wrong before the wasm runs, by the codes that merchants see.
export const TAG = "scalev-checkout";

export const ADVICE = {
  load: "a file of the widget did not load: serve the whole version folder, with CORS and the right MIME types, beside checkout.js",
  integrity: "a file of the widget is not the one that was published: serve the version folder as it is, with nothing that rewrites its files",
  timeout: "the widget's files did not arrive in time; it goes on trying",
  "no-wasm": "this browser cannot run the widget; the buyer sees the link inside the element",
  csp: "the page's policy forbids the widget: allow its origin and 'wasm-unsafe-eval' in script-src, its origin in connect-src, and scalev-checkout in trusted-types",
  panic: "the widget stopped after an error of its own; the buyer sees the link inside the element",
};

export class Failure extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** One line in the console; the words name what to change and repeat nothing secret. */
export function log(code, place) {
  console.error(`[${TAG}] ${code}: ${ADVICE[code]}${place ? ` (${place})` : ""}`);
}

/** The same, and an `error` event. */
export function report(host, code, place) {
  log(code, place);
  const detail = { status: host.getAttribute("data-state"), code };
  host.dispatchEvent(new CustomEvent(`${TAG}:error`, { __proto__: null, bubbles: true, composed: true, detail }));
}
