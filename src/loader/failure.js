// What can go wrong before the wasm runs, by the codes that merchants see.
export const TAG = "scalev-checkout";

const ADVICE = {
  load: "a file of the widget did not load: serve the whole version folder, with CORS, beside checkout.js",
  timeout: "the widget's files did not arrive in time; it goes on trying",
  "no-wasm": "this browser cannot run the widget; the buyer sees the link inside the element",
  csp: "the page's policy forbids the widget: allow its origin and 'wasm-unsafe-eval' in script-src",
  panic: "the widget stopped after an error of its own; the buyer sees the link inside the element",
};

export class Failure extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** One line in the console and an `error` event; the words name what to change and repeat nothing secret. */
export function report(host, code) {
  console.error(`[${TAG}] ${code}: ${ADVICE[code]}`);
  const detail = { status: host.getAttribute("data-state"), code };
  host.dispatchEvent(new CustomEvent(`${TAG}:error`, { bubbles: true, composed: true, detail }));
}
