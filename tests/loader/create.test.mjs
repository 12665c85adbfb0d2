// The loader's request, in Node's test runner: what it asks for, and what it never sends. `node --test tests/loader`.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.Document = class {};
globalThis.document = new Document();
globalThis.window = globalThis;
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
const { plainRequest, post } = await import("../../src/loader/create.js");

const RIGHT = { "store-id": "store_a1", "publishable-key": "sfpk_key-1", order: "slug_1", "api-base": "https://api.example.com" };
const ADDRESS = "https://api.example.com/v3/stores/store_a1/public/orders/slug_1/payment";

const asked = (attributes) => plainRequest({ getAttribute: (name) => ({ ...RIGHT, ...attributes })[name] ?? null });

test("right attributes are asked for at once", () => {
  assert.deepEqual(asked({}), [ADDRESS, "sfpk_key-1"]);
  assert.deepEqual(asked({ "api-base": " https://api.example.com/ ", order: " slug_1 " }), [ADDRESS, "sfpk_key-1"]);
  assert.equal(asked({ "api-base": null })[0], ADDRESS.replace("api.example.com", "api.scalev.com"));
  for (const base of ["http://localhost:8101", "http://127.0.0.1", "https://api.example.com:8443"]) {
    assert.ok(asked({ "api-base": base })[0].startsWith(`${base}/v3/`), base);
  }
});

test("anything else is left to the wasm", () => {
  const doubtful = {
    "publishable-key": [null, "", "sk_secret", "sfpk_", "sfpk_a b", `sfpk_${"a".repeat(129)}`],
    "store-id": [null, "", "a1", "sfpk_key-1", "store_", "store_../x", `store_${"a".repeat(123)}`],
    order: [null, "", "auto", "a/b", "a?b", "a".repeat(129)],
    "api-base": ["http://api.example.com", "https://api.example.com/path", "https://user@api.example.com", "https://api", "javascript:1", "https://api.example.com?x"],
    "payment-url": ["https://toko.example/pay"],
  };
  for (const [name, values] of Object.entries(doubtful)) {
    for (const value of values) assert.equal(asked({ [name]: value }), undefined, `${name}=${value}`);
  }
});

/** The options of the one request that `post` makes. */
async function sent(key) {
  let seen;
  globalThis.fetch = async (url, options) => {
    seen = { url, ...options };
    return new Response("{}");
  };
  const [response, body] = await post(ADDRESS, key, new AbortController().signal);
  assert.deepEqual([response.status, body], [200, "{}"]);
  return seen;
}

test("the key goes in its header and cookies stay at home; a backend of the page gets them, and no key", async () => {
  const ours = await sent("sfpk_key-1");
  assert.deepEqual({ ...ours.headers }, { Accept: "application/json", "X-Scalev-Storefront-Api-Key": "sfpk_key-1" });
  assert.deepEqual([ours.url, ours.method, ours.credentials], [ADDRESS, "POST", "omit"]);
  assert.deepEqual([ours.redirect, ours.referrerPolicy, ours.cache], ["error", "no-referrer", "no-store"]);
  const theirs = await sent(undefined);
  assert.deepEqual({ ...theirs.headers }, { Accept: "application/json" });
  assert.equal(theirs.credentials, "same-origin");
});

test("a request that fails or is given up is told as the network's", async () => {
  globalThis.fetch = (_, { signal }) => new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const controller = new AbortController();
  const answer = post(ADDRESS, "sfpk_key-1", controller.signal);
  controller.abort();
  await assert.rejects(answer, (error) => error === "network");
  globalThis.fetch = () => Promise.reject(new TypeError("failed"));
  await assert.rejects(post(ADDRESS, "sfpk_key-1", new AbortController().signal), (error) => error === "network");
});

test("a request that takes too long is told as late", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const started = new Promise((resolve) => {
    globalThis.fetch = (_, { signal }) => new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      resolve();
    });
  });
  const answer = post(ADDRESS, "sfpk_key-1", new AbortController().signal);
  await started;
  context.mock.timers.tick(20000);
  await assert.rejects(answer, (error) => error === "timeout");
});
