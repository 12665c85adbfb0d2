// Facts that the scripts share with the wasm and the docs. Written by `UPDATE=1 cargo test contract`, out of
// src/contract and the texts.

export const TAG = "scalev-checkout";

export const ATTRIBUTES = [
  "store-id",
  "publishable-key",
  "order",
  "payment-url",
  "status-url",
  "api-base",
  "locale",
  "heading-level",
  "remember",
];

export const DEFAULT_API = "https://api.scalev.com";

export const paymentPath = (store: string, slug: string) => `/v3/stores/${store}/public/orders/${slug}/payment`;

export const KEY_HEADER = "X-Scalev-Storefront-Api-Key";

export const CREATE_LIMIT = 20000;

export const COPIED_FOR = 4000;

export const LOADING = "loading";

export const UNAVAILABLE = "unavailable";

export const ERROR = "error";

export const ENDED = /status":"(paid|settle|conflict|cancel|close|rts|expire|draft)/i;

export const PHONES = /Android|iPhone|iPad/;

export const TITLE = ["Pembayaran", "Payment"];

export const CLOSE = ["Tutup", "Close"];

// prettier-ignore
export const ADVICE = {
  load: "a file did not load: serve the whole version folder, with CORS and the right MIME types",
  integrity: "a file is not the one that was published: serve the version folder as it is, nothing may rewrite its files",
  timeout: "files did not arrive in time; the widget goes on trying",
  "no-wasm": "this browser cannot run the whole widget",
  csp: "the page's policy forbids the widget: allow its origin and 'wasm-unsafe-eval' in script-src, its origin in connect-src, scalev-checkout in trusted-types",
  panic: "the widget stopped after an error of its own; the buyer has the link inside the element",
};
