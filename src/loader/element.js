// The element: what it has while it stands in the page, and what the buyer has when the widget cannot run.
import { load, opened, supported, wanted } from "./assets.js";
import { copy } from "./copy.js";
import { plainRequest, post } from "./create.js";
import { page } from "./document.js";
import { Failure, report } from "./failure.js";
import { attend, glance } from "./glance.js";
import { turn } from "./turn.js";

/** Attributes that change what the wasm does; `theme` is the stylesheet's. */
export const ATTRIBUTES = [
  "store-id",
  "publishable-key",
  "order",
  "payment-url",
  "status-url",
  "api-base",
  "locale",
  "heading-level",
];

/** Milliseconds after which waiting for the widget's files is reported. */
const LOAD_LIMIT = 8000;

/** Milliseconds between attempts at files that did not come, while the buyer has a first look to pay by: twice as long each
 *  time. */
const FIRST_WAIT = 5000;
const LAST_WAIT = 60000;

/** Payloads that pages handed over, as JSON text. */
const payments = new WeakMap();

/** What an element has while it stands in the page. */
const lives = new Map();

export class ScalevCheckoutElement extends HTMLElement {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  connectedCallback() {
    if (!lives.has(this)) begin(this);
  }

  disconnectedCallback() {
    // An element that is moved is back at once; its payment goes on.
    Promise.resolve().then(() => this.isConnected || end(this));
  }

  attributeChangedCallback(_name, before, after) {
    const life = lives.get(this);
    if (life && before !== after) refresh(this, life);
  }
}

/** A payload that the page has already. */
export function hand(host, payment) {
  payments.set(host, JSON.stringify(payment));
  const life = lives.get(host);
  if (life) refresh(host, life);
}

/** Asks the server now, as the buyer's button does. */
export function check(host) {
  const life = lives.get(host);
  if (life && life.checkout) life.checkout.checkStatus();
}

function begin(host) {
  const root = host.shadowRoot || host.attachShadow({ __proto__: null, mode: "open" });
  const placeholder = skeleton();
  root.replaceChildren ? root.replaceChildren(placeholder) : root.append(placeholder);
  const life = { root, placeholder, early: undefined, checkout: undefined, worn: 0 };
  lives.set(host, life);
  host.setAttribute("data-state", "loading");
  const request = supported() ? asked(host) : undefined;
  if (request) {
    const controller = new AbortController();
    life.early = { url: request[0], request: request.join(), controller, answer: post(...request, controller.signal) };
    if (__SPLIT__) look(host, life, life.early).catch(() => {});
  }
  run(host, life);
}

/** A payload that the page has counts more than any request. */
function asked(host) {
  return payments.has(host) ? undefined : plainRequest(host);
}

/** Shows what can be shown before the whole widget is there. Whatever hinders that, the widget will tell. */
async function look(host, life, { url, request, answer }) {
  const [[response, body], [first, style]] = await Promise.all([answer, opened()]);
  const drawn = response.ok && (await glance(host, first, url, body));
  const asks = asked(host);
  if (!drawn || lives.get(host) !== life || life.checkout || life.failed || !asks || asks.join() !== request) return;
  wear(life, style);
  drawn.card.append(page.createElement("slot"));
  life.placeholder.replaceWith(drawn.card);
  life.glance = attend(life.root, drawn, () => withdraw(life));
}

/** The placeholder is back in the place of what could be seen. */
function withdraw(life) {
  const { glance } = life;
  if (!glance) return;
  forget(life);
  glance.card.remove();
  life.root.prepend(life.placeholder);
}

function forget(life) {
  if (life.glance) life.glance.leave();
  life.glance = undefined;
}

function wear(life, ...styles) {
  for (const style of styles.slice(life.worn)) style(life.root);
  life.worn = Math.max(life.worn, styles.length);
}

/** Keeps the place of the card, with the merchant's link in it. Styled through the CSSOM, which no policy forbids. */
function skeleton() {
  const grey = "rgba(128,140,155,.16)";
  const bar = (top, width, height) => `linear-gradient(${grey},${grey}) 16px ${top}px/${width} ${height}px no-repeat`;
  const placeholder = page.createElement("div");
  placeholder.style.cssText =
    "box-sizing:border-box;max-width:480px;min-height:480px;margin:0 auto;padding:420px 16px 16px;text-align:center;" +
    `border-radius:16px;border:1px solid ${grey};` +
    `background:${bar(16, "45%", 16)},${bar(56, "60%", 32)},${bar(112, "40%", 36)},${bar(180, "calc(100% - 32px)", 200)}`;
  placeholder.append(page.createElement("slot"));
  return placeholder;
}

async function run(host, life) {
  const slow = setTimeout(() => tell(host, life, "timeout"), LOAD_LIMIT);
  for (let wait = FIRST_WAIT; lives.get(host) === life; wait = Math.min(2 * wait, LAST_WAIT)) {
    try {
      const { exports, styles } = await load(panicked);
      if (lives.get(host) !== life) return;
      wear(life, ...styles);
      return await exports.begin(exports.Checkout, host, life, loader(host, life));
    } catch (error) {
      const code = error instanceof Failure && error.code;
      if (lives.get(host) !== life) return;
      // What the buyer pays by stays, and the network may come back.
      if (code !== "load" || !life.glance) return fail(host, code || "load");
      tell(host, life, code);
      await another(life, wait);
    } finally {
      clearTimeout(slow);
    }
  }
}

/** Waits for the next attempt: so many milliseconds, until the network is back, or until the element goes. */
function another(life, wait) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => life.wake(), wait);
    addEventListener("online", (life.wake = () => {
      clearTimeout(timer);
      removeEventListener("online", life.wake);
      resolve();
    }));
  });
}

/** What the rest of the widget asks of this script. */
function loader(host, life) {
  return {
    post,
    turn,
    wanted,
    copy: (text) => copy(text, life.root),
    payment: () => payments.get(host),
    stands: () => lives.get(host) === life,
    withdraw: () => withdraw(life),
  };
}

/** Several attributes are often set one after the other: they are read together. */
function refresh(host, life) {
  if (!life.checkout) withdraw(life);
  life.changed = true;
  if (life.refreshing) return;
  life.refreshing = true;
  Promise.resolve().then(() => {
    life.refreshing = false;
    if (lives.get(host) === life && life.checkout) life.checkout.attributesChanged();
  });
}

function end(host) {
  const life = lives.get(host);
  if (!life) return;
  lives.delete(host);
  forget(life);
  if (life.wake) life.wake();
  if (life.early) life.early.controller.abort();
  if (life.checkout) life.checkout.free();
  if (life.root.adoptedStyleSheets) life.root.adoptedStyleSheets = [];
  while (life.root.firstChild) life.root.firstChild.remove();
  host.removeAttribute("data-state");
}

/** The widget cannot run: what the merchant wrote inside the element is what the buyer has. */
function fail(host, code, place) {
  const life = lives.get(host);
  if (life.failed) return;
  life.failed = true;
  forget(life);
  life.checkout = undefined;
  const { root, placeholder } = life;
  while (root.firstChild) root.firstChild.remove();
  placeholder.removeAttribute("style");
  root.append(placeholder);
  host.setAttribute("data-state", "unavailable");
  tell(host, life, code, place);
}

/** Once for all that an element may suffer while it stands in the page. */
function tell(host, life, code, place) {
  if (life.told) return;
  life.told = true;
  report(host, code, place);
}

/** After a panic the wasm is dead for every element. */
function panicked(place) {
  for (const host of lives.keys()) fail(host, "panic", place);
}
