// The conversion snippets of the pages, run against recorders in the place of the networks' scripts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { blocks } from "./documents.mjs";

const PAGES = ["docs/events.md", "docs/id/events.md"];
const QUICK = ["docs/start.md", "docs/mulai.md"];

const ORDER = { orderId: "260601HPQSPBX", amount: "147000", currency: "IDR", isProbablySpam: false };

/** The calls of the networks' functions after one event with this `detail`. */
function calls(code, detail, event = "paid") {
  const listeners = [];
  const fired = [];
  const record =
    (name) =>
    (...words) =>
      void fired.push([name, ...words]);
  const context = createContext({
    document: { addEventListener: (name, act) => listeners.push([name, act]) },
    fbq: record("fbq"),
    gtag: record("gtag"),
    ttq: { track: record("ttq") },
    kwaiq: { instance: (id) => ({ track: record(`kwaiq ${id}`) }) },
  });
  runInContext(code, context);
  assert.deepEqual(
    listeners.map(([name]) => name),
    [`scalev-checkout:${event}`],
    "one listener, and nothing before it is called",
  );
  listeners[0][1]({ detail });
  return JSON.parse(JSON.stringify(fired));
}

/** The sections of the networks: the last ones of the page. */
const sections = (page) => blocks(page, "js").slice(-Object.keys(EXPECTED).length);

const snippet = (page, heading) => blocks(page, "js").find((block) => block.heading === heading).code;

const paid = { value: 147000, currency: "IDR" };

/** The calls that each network's script must get for `ORDER`. */
const EXPECTED = {
  Meta: [["fbq", "track", "Purchase", paid, { eventID: "260601HPQSPBX-Purchase-FORM" }]],
  TikTok: [["ttq", "CompletePayment", paid, { event_id: "260601HPQSPBX-CompletePayment-FORM" }]],
  "SnackVideo (Kwai)": [["kwaiq YOUR_PIXEL_ID", "purchase", { ...paid, quantity: 1 }]],
  Google: [
    ["gtag", "event", "purchase", { transaction_id: "260601HPQSPBX", ...paid }],
    ["gtag", "event", "conversion", { transaction_id: "260601HPQSPBX", ...paid, send_to: "AW-…/…" }],
  ],
};

for (const page of PAGES) {
  test(`${page}: each network gets the purchase with Scalev's id`, () => {
    const found = sections(page).map(({ heading }) => heading);
    assert.deepEqual(found, Object.keys(EXPECTED));
    for (const [heading, expected] of Object.entries(EXPECTED)) {
      assert.deepEqual(calls(snippet(page, heading), ORDER), expected, heading);
    }
  });

  test(`${page}: probable spam sends no purchase`, () => {
    for (const heading of Object.keys(EXPECTED)) {
      assert.deepEqual(calls(snippet(page, heading), { ...ORDER, isProbablySpam: true }), [], heading);
    }
  });

  test(`${page}: the value keeps its decimals`, () => {
    for (const heading of Object.keys(EXPECTED)) {
      for (const call of calls(snippet(page, heading), { ...ORDER, amount: "147000.50" })) {
        assert.ok(
          call.some((word) => word.value === 147000.5),
          JSON.stringify(call),
        );
      }
    }
  });

  test(`${page}: an order without a number has no shared id, and a missing amount is 0`, () => {
    for (const heading of Object.keys(EXPECTED)) {
      const text = JSON.stringify(calls(snippet(page, heading), { currency: "IDR", isProbablySpam: false }));
      assert.ok(!text.includes("undefined") && !text.includes("-FORM") && text.includes('"value":0'), text);
    }
  });
}

test("the quick start's snippet is that of Meta", () => {
  for (const page of QUICK) {
    assert.deepEqual(
      blocks(page, "js").map(({ code }) => code),
      [snippet("docs/events.md", "Meta")],
    );
  }
});

test("an action is reported with its name and method", () => {
  for (const page of PAGES) {
    const [{ code }] = blocks(page, "js");
    const detail = { status: "unpaid", method: "va_bca", orderId: "260601HPQSPBX", action: "copy-code" };
    assert.deepEqual(calls(code, detail, "action"), [
      ["gtag", "event", "checkout_action", { action: "copy-code", method: "va_bca" }],
    ]);
  }
});
