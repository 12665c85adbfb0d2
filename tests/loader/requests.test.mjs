// The loader's requests: their URLs, headers, bodies and errors. `xtask/setup/tools node --test tests/loader`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./support.mjs";

const { earlyRequest } = await load("loader/early.ts");
const { create } = await load("loader/create.ts");
const { send } = await load("loader/request.ts");

const ADDRESS = "https://api.example.com/v3/stores/store_a1/public/orders/slug_1/payment";
const KEY = "sfpk_key-1";

/** tests/native/requests.rs reads it too, and asserts that the widget requests `asks`. */
const {
  page: PAGE,
  attributes: RIGHT,
  cases,
} = JSON.parse(readFileSync(new URL("requests.json", import.meta.url), "utf8"));

for (const { name, page, attributes, asks, early } of cases) {
  test(name, () => {
    const all = { ...RIGHT, ...attributes };
    const request = earlyRequest((name) => all[name] ?? null, new URL(page ?? PAGE));
    assert.deepEqual(request && [request.url, request.key ?? null], early ? asks : undefined);
  });
}

/** The options of the one `fetch`. */
async function sent(request) {
  let seen;
  globalThis.fetch = async (url, options) => {
    seen = { url, ...options };
    return new Response("{}");
  };
  const { response, body, sent, received } = await request(new AbortController().signal);
  assert.deepEqual([response.status, body], [200, "{}"]);
  assert.ok(sent <= received);
  return seen;
}

test("the API gets the key and no cookies, and the page's own backend gets cookies and no key", async () => {
  const ours = await sent((signal) => create(ADDRESS, KEY, signal));
  assert.deepEqual({ ...ours.headers }, { Accept: "application/json", "X-Scalev-Storefront-Api-Key": KEY });
  assert.deepEqual([ours.url, ours.method, ours.credentials], [ADDRESS, "POST", "omit"]);
  assert.deepEqual([ours.redirect, ours.referrerPolicy, ours.cache], ["error", "no-referrer", "no-store"]);
  assert.equal(ours.body, undefined);
  const theirs = await sent((signal) => create(ADDRESS, undefined, signal));
  assert.deepEqual({ ...theirs.headers }, { Accept: "application/json" });
  assert.equal(theirs.credentials, "same-origin");
});

test("content is sent as JSON", async () => {
  const request = await sent((signal) => send("PATCH", ADDRESS, KEY, { a: 1 }, signal));
  const headers = {
    Accept: "application/json",
    "Content-Type": "application/json",
    "X-Scalev-Storefront-Api-Key": KEY,
  };
  assert.deepEqual({ ...request.headers }, headers);
  assert.deepEqual([request.method, request.body, request.credentials], ["PATCH", '{"a":1}', "omit"]);
});

test("a failed or aborted request is a network error", async () => {
  globalThis.fetch = (_, { signal }) =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const controller = new AbortController();
  const reply = create(ADDRESS, KEY, controller.signal);
  controller.abort();
  await assert.rejects(reply, (error) => error === "network");
  globalThis.fetch = () => Promise.reject(new TypeError("failed"));
  await assert.rejects(create(ADDRESS, KEY, new AbortController().signal), (error) => error === "network");
});

test("a request beyond its time limit is a timeout", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const started = new Promise((resolve) => {
    globalThis.fetch = (_, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        resolve();
      });
  });
  const reply = create(ADDRESS, KEY, new AbortController().signal);
  await started;
  context.mock.timers.tick(20000);
  await assert.rejects(reply, (error) => error === "timeout");
});
