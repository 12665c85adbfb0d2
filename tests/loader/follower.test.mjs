// What a buyer without WebAssembly sees and what the page asks, on the made-up page and time of the simulator.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Device, HOUR, MINUTE, SECOND } from "../simulator/blocked/device.mjs";
import { Page, Storage } from "../simulator/blocked/page.mjs";

const NUMBER = "3816599998000001";

/** An API and a server of files, of which the test says what they have. */
class Net {
  missing = [];

  constructor(device) {
    this.device = device;
    this.answers(open(device));
  }
  /** Each request is answered like this from now on; without a text none is. */
  answers(body, headers, status = 200) {
    Object.assign(this, { body, headers, status });
  }
  api(owner, end) {
    if (this.body) this.device.plan(50, owner, () => end(this.status, this.body, this.headers));
  }
  file(name, owner, end) {
    this.device.plan(5, owner, () => end(!this.missing.some((start) => name.startsWith(start))));
  }
}

/** An open order, or with other fields. */
function open({ truth }, fields = {}) {
  const [draft_time, deadline] = [-SECOND, HOUR].map((span) => new Date(truth + span).toISOString());
  const order = { payment_status: "unpaid", status: "pending", pg_payment_info: {}, number: NUMBER };
  return JSON.stringify({ data: { ...order, draft_time, deadline, ...fields } });
}

/** A tab in which the page of an order is loaded, with a clock that is ahead. */
class Tab {
  device = new Device();
  net = new Net(this.device);
  session = new Storage();
  local = new Storage();

  constructor(ahead = 0) {
    this.device.ahead = ahead;
  }
  async load(type) {
    const { device, net: network, session, local, drawn } = this;
    if (this.page) device.forget(this.page);
    this.page = new Page({ device, network, session, local, type, drawn });
    await this.wait(10 * SECOND);
  }
  /** Does all that happens in this time. */
  async wait(millis) {
    const end = this.device.at + millis;
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.device.step(end));
    this.device.at = Math.max(this.device.at, end);
  }
  get number() {
    return this.page.part("payment-code")?.textContent;
  }
  get requests() {
    return this.page.requests.length;
  }
}

for (const change of [-9 * MINUTE, 9 * MINUTE]) {
  test(`a clock that is put right by ${change / MINUTE} minutes prolongs no time of frequent requests`, async () => {
    const tab = new Tab(10 * MINUTE);
    await tab.load(0);
    tab.device.ahead += change;
    await tab.wait(15 * MINUTE);
    assert.ok(tab.requests > 30 && tab.requests <= 45, `${tab.requests} requests`);
  });

  test(`a clock that is put right by ${change / MINUTE} minutes delays no request on return`, async () => {
    const tab = new Tab(10 * MINUTE);
    await tab.load(0);
    const before = tab.requests;
    tab.page.document.turn(true);
    await tab.wait(MINUTE);
    assert.equal(tab.requests, before, "a hidden page asks nothing");
    tab.device.ahead += change;
    tab.page.document.turn(false);
    await tab.wait(SECOND);
    assert.equal(tab.requests, before + 1);
  });
}

/** The fields of an answer, and whether a number that was seen last may stay until it can be read. */
const ANSWERS = [
  [{}, true],
  [{ payment_status: "paid" }, false],
  [{ payment_status: "SETTLED" }, false],
  [{ payment_status: "conflict" }, false],
  [{ status: "canceled" }, false],
  [{ status: "closed" }, false],
  [{ status: "expired" }, false],
  [{ pg_payment_info: { status: "PAID" } }, false],
  [{ pg_payment_info: { transaction_status: "settlement" } }, false],
  [{ note: "paid", description: "status: paid" }, true],
  [{ attempts: [{ status: "expired" }] }, true],
  [{ pg_payment_info: { status: "PENDING", payment_method: { status: "EXPIRED" } } }, true],
];

for (const [fields, stays] of ANSWERS) {
  for (const missing of ["follow-", "preview-"]) {
    test(`${JSON.stringify(fields)} without ${missing}*.js: a stored number ${stays ? "stays" : "is removed"}`, async () => {
      const tab = new Tab();
      await tab.load(0);
      assert.equal(tab.number, NUMBER);
      tab.net.answers(undefined);
      tab.net.missing = [missing];
      await tab.load(1);
      assert.equal(tab.number, NUMBER, "before the answer");
      tab.net.answers(open(tab.device, fields));
      await tab.load(1);
      assert.equal(tab.number, stays ? NUMBER : undefined);
      tab.net.answers(undefined);
      await tab.load(1);
      assert.equal(tab.number, stays ? NUMBER : undefined, "loaded again without an answer");
    });
  }
}

test("an error or another page as the answer keeps the stored number", async () => {
  for (const [status, body] of [
    [404, open(new Device(), { status: "expired" })],
    [200, "<html>"],
  ]) {
    const tab = new Tab();
    await tab.load(0);
    tab.net.api = (owner, end) => tab.device.plan(50, owner, () => end(status, body));
    tab.net.missing = ["follow-"];
    await tab.load(1);
    assert.equal(tab.number, NUMBER, `${status}`);
  }
});

test("an answer before the memory is read hides its number", async () => {
  const tab = new Tab();
  await tab.load(0);
  tab.net.missing = ["follow-"];
  tab.net.api = (owner, end) => end(200, open(tab.device, { payment_status: "paid" }));
  await tab.load(1);
  assert.equal(tab.number, undefined);
});

/** By how much the device's clock is ahead of the server's, where an order was made just now and is due in an hour; whether the
 *  server's time can be read; whether there is a number, and whether it is kept for a tab that comes back. */
const CLOCKS = [
  [0, false, true, true],
  [-2 * SECOND, false, true, false],
  [-5 * MINUTE, false, true, false],
  [-30 * 24 * HOUR, false, true, false],
  [30 * MINUTE, false, true, true],
  // The server may close it a little late.
  [65 * MINUTE, false, false, false],
  [71 * MINUTE, false, true, false],
  [30 * 24 * HOUR, false, true, false],
  [-5 * MINUTE, true, true, false],
  [65 * MINUTE, true, true, false],
];

for (const [ahead, isReadable, isShown, isKept] of CLOCKS) {
  const server = isReadable ? "a readable" : "no";
  test(`a clock ${ahead / SECOND} s ahead, with ${server} server's time: ${isShown ? "a" : "no"} number`, async () => {
    const tab = new Tab(ahead);
    const date = new Date(tab.device.truth).toUTCString();
    tab.net.answers(open(tab.device), isReadable ? { date } : {});
    await tab.load(0);
    assert.equal(tab.number, isShown ? NUMBER : undefined);
    assert.equal(tab.page.state, isShown ? "unpaid" : "unavailable");
    assert.equal(Object.keys(tab.session).length, isKept ? 1 : 0);
    await tab.wait(MINUTE);
    assert.equal(tab.number, isShown ? NUMBER : undefined, "a minute later");
    tab.net.answers(open(tab.device, { payment_status: "paid" }));
    await tab.wait(2 * MINUTE);
    assert.deepEqual([tab.number, tab.page.state], [undefined, "paid"]);
  });
}

test("an order whose time is over by the server's clock has no number on a device whose clock is right", async () => {
  const tab = new Tab();
  tab.net.answers(open(tab.device, { deadline: new Date(tab.device.truth - MINUTE).toISOString() }));
  await tab.load(0);
  assert.deepEqual([tab.number, tab.page.state], [undefined, "unavailable"]);
});

test("a card that was drawn before its deadline and is shown after it goes at once", async () => {
  const tab = new Tab();
  tab.net.answers(open(tab.device, { deadline: new Date(tab.device.truth + HOUR).toISOString() }));
  let drawings = 0;
  // The device sleeps while a card is drawn.
  tab.drawn = () => (drawings += 1) === 1 && (tab.device.at += 61 * MINUTE);
  await tab.load(0);
  assert.ok(drawings > 0);
  await tab.wait(SECOND);
  assert.equal(tab.number, undefined);
  await tab.wait(2 * MINUTE);
  assert.deepEqual([tab.number, tab.page.state], [undefined, "unavailable"]);
});

/** A `Retry-After`, and the seconds after which the next request goes out at the earliest and the latest. */
const DELAYS = [
  [undefined, 30, 120],
  ["0", 30, 120],
  ["90", 90, 120],
  ["-5", 0, 120],
  ["soon", 30, 120],
  ["Wed, 21 Oct 2037 07:28:00 GMT", 30, 120],
  ["9999999", 600, 620],
  ["1e999", 600, 620],
];

for (const [delay, least, most] of DELAYS) {
  test(`a 429 with Retry-After ${delay} delays the next request, and no number is lost`, async () => {
    const tab = new Tab();
    await tab.load(0);
    tab.net.answers("slow down", { "retry-after": delay }, 429);
    tab.page.part("check-status").click();
    await tab.wait(SECOND);
    const { requests } = tab;
    assert.match(tab.page.part("quiet").textContent, /Mencoba lagi \d\d\.\d\d\./);
    await tab.wait((least - 2) * SECOND);
    assert.equal(tab.requests, requests, "too soon");
    await tab.wait((most - least + 2) * SECOND);
    assert.ok(tab.requests > requests, "never again");
    assert.equal(tab.number, NUMBER);
  });
}

const CHANGED = "Nomor atau jumlahnya berubah sejak halaman ini dibuka. Pakai yang tampil sekarang.";
const OTHER = "8808999998000001";

test("a number that changes is said above it, until the payment ends", async () => {
  const tab = new Tab();
  const said = () => tab.page.root.textContent.includes(CHANGED);
  await tab.load(0);
  await tab.wait(MINUTE);
  assert.ok(!said(), "the same number");
  tab.net.answers(open(tab.device, { number: OTHER }));
  await tab.wait(MINUTE);
  assert.deepEqual([tab.number, said()], [OTHER, true]);
  tab.page.part("copy-code").click();
  await tab.wait(MINUTE);
  assert.ok(said(), "it stays");
  tab.net.answers(open(tab.device, { payment_status: "paid" }));
  await tab.wait(MINUTE);
  assert.deepEqual([tab.page.state, said()], ["paid", false]);
});

test("a number that changed while the tab was away is said, and an error in between changes nothing", async () => {
  for (const [number, isSaid] of [
    [NUMBER, false],
    [OTHER, true],
  ]) {
    const tab = new Tab();
    await tab.load(0);
    tab.net.answers(undefined);
    await tab.load(1);
    tab.net.answers("<html>");
    await tab.wait(MINUTE);
    assert.equal(tab.number, NUMBER);
    tab.net.answers(open(tab.device, { number }));
    await tab.wait(2 * MINUTE);
    assert.deepEqual([tab.number, tab.page.root.textContent.includes(CHANGED)], [number, isSaid]);
  }
});
