// The service worker of docs/troubleshooting.md does not answer requests for the widget's files, the API and the shop's backend.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { blocks } from "./documents.mjs";

const [, { code }] = blocks("docs/troubleshooting.md", "js");

/** True where the worker answers in the place of the network. */
function answers(url) {
  let listener;
  let answered = false;
  const self = { addEventListener: (name, act) => name === "fetch" && (listener = act) };
  runInContext(code, createContext({ self, URL, fromCache: () => "cached" }));
  listener({ request: { url }, respondWith: () => (answered = true) });
  return answered;
}

test("requests of the widget go to the network", () => {
  for (const url of [
    "https://api.scalev.com/v3/stores/store_1/public/orders/slug/payment",
    "https://cdn.example/v1.0.0/checkout.js",
    "https://toko.example/v1.0.0/rest-0123456789abcdef.wasm",
    "https://toko.example/pay/paymenku/INV-001/status",
  ]) {
    assert.equal(answers(url), false, url);
  }
});

test("the shop's own files are answered from the cache", () => {
  for (const url of ["https://toko.example/", "https://toko.example/style.css", "https://toko.example/payment"]) {
    assert.equal(answers(url), true, url);
  }
});
