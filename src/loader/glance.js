// A first look at the payment: drawn by the first part of the wasm as soon as the answer is there, to pay by until the
// whole screen stands.
import { CHANGES } from "./changes.js";
import { copy } from "./copy.js";
import { page } from "./document.js";
import { breath } from "./turn.js";

/** In milliseconds; nobody waits longer for the rest of the widget. */
const DAY = 86400000;

/** Milliseconds for a press and its copy; some browsers ask the buyer first. */
const PRESS_LIMIT = 10000;

/** The word "copied" stays so many milliseconds. */
const COPIED = 4000;

const SVG = "http://www.w3.org/2000/svg";

/**
 * What `host` would show of what `url` answered: the card, and for each button in it what it copies and says then;
 * `undefined` where that takes the whole widget to say.
 * @param {WebAssembly.Module} first
 */
export async function glance(host, first, url, body) {
  const { memory, give, glance } = /** @type {any} */ ((await WebAssembly.instantiate(first)).exports);
  const bytes = new TextEncoder().encode([url, ...about(host), body].join("\n"));
  const at = give(bytes.length, 1) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, at);
  const [from, length] = glance(at, bytes.length, Date.now());
  const lines = new TextDecoder().decode(new Uint8Array(memory.buffer, from >>> 0, length));
  return lines ? build(lines.split("\n")) : undefined;
}

/**
 * Lets the buyer copy out of the look as long as it counts. Calls `over` when it does no more: somebody changed it or took
 * it away, or its time has run out.
 */
export function attend(root, { card, buttons }, over) {
  const all = [...buttons.keys()];
  const spoiled = ({ target }) => card.contains(target) || !card.isConnected;
  const hear = (changes) => changes.some(spoiled) && over();
  const observer = new MutationObserver(hear);
  observer.observe(root, CHANGES);
  const deadline = card.querySelector("time");
  const left = deadline ? Date.parse(deadline.dateTime) - Date.now() : Infinity;
  const timer = left < DAY && setTimeout(over, left);

  let copied;
  let copying;
  let held;
  let limit;
  let opened;
  let silence;
  /** Only this button says that it has copied. */
  const say = (worked) => {
    hear(observer.takeRecords());
    for (const [button, { name, done }] of buttons) {
      const told = button === worked;
      button.className = told ? "copy copied" : "copy";
      button.setAttribute("aria-label", told ? `${done}. ${name}` : name);
      button.lastChild.textContent = told ? done : "";
    }
    // What is ours is nobody's change.
    observer.takeRecords();
  };
  const press = async (button) => {
    const worked = await copy(buttons.get(button).text, root);
    copied = [all.indexOf(button), worked];
    say(worked && button);
    // Who took the card away meanwhile has ended its timers.
    if (!card.isConnected) return;
    clearTimeout(silence);
    silence = setTimeout(() => {
      copied = undefined;
      say();
    }, COPIED);
  };
  for (const button of all) button.addEventListener("click", () => (copying = press(button)));
  for (const link of card.querySelectorAll("a")) link.addEventListener("click", () => (opened = true));
  // An app that comes up hides the page.
  const look = () => (opened = false);
  page.addEventListener("visibilitychange", look);

  const pressed = async () => {
    await held;
    await breath();
    await copying;
  };
  card.addEventListener("pointerdown", () => {
    held = new Promise((resolve) => {
      for (const name of ["pointerup", "pointercancel"]) addEventListener(name, resolve, { __proto__: null, once: true });
    });
  });
  return {
    card,
    /** What is pressed while another card takes this one's place would be lost: resolves once nothing is. */
    released: () =>
      new Promise((resolve) => {
        limit = setTimeout(resolve, PRESS_LIMIT);
        pressed().then(resolve);
      }),
    /**
     * The place of the button that was the last to copy, and whether that worked; whether a wallet or a page was pressed
     * and has not come up; the part that has the focus, and which of these parts it is.
     */
    last: () => ({ copied, opened, focused: place(root, root.activeElement) }),
    leave() {
      observer.disconnect();
      page.removeEventListener("visibilitychange", look);
      for (const each of [timer, silence, limit]) clearTimeout(each);
    },
  };
}

function place(root, element) {
  const part = element && `[part=${element.getAttribute("part")}]`;
  return part && [part, [...root.querySelectorAll(part)].indexOf(element)];
}

/** The element's language, the page's around it, the device's zone, and whether it is a phone. */
function about(host) {
  const holder = host.closest("[lang]");
  return [host.getAttribute("locale") || "", holder ? holder.getAttribute("lang") : "", zone(), isPhone() ? "phone" : ""];
}

function isPhone() {
  const matches = (query) => matchMedia(query).matches;
  return /Android|iPhone|iPad/.test(navigator.userAgent) || (matches("(pointer: coarse)") && matches("(hover: none)"));
}

/** Asking a cheap phone for its zone takes as long as all the rest; most places need no answer. */
export function zone() {
  const east = -new Date().getTimezoneOffset() / 60;
  return east === 8 || east === 9 ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "";
}

/** Elements from lines: depth, tag, text, and attributes. What a button copies and says then stands nowhere in the page. */
function build(lines) {
  const open = [];
  const buttons = new Map();
  for (const line of lines) {
    const [depth, tag, text, ...attributes] = line.split("\t");
    const element = tag === "svg" || tag === "path" ? page.createElementNS(SVG, tag) : page.createElement(tag);
    const read = { __proto__: null };
    for (const attribute of attributes) {
      const name = attribute.split("=", 1)[0];
      read[name] = attribute.slice(name.length + 1);
      if (name !== "copy" && name !== "done") element.setAttribute(name, read[name]);
    }
    if (tag === "button") buttons.set(element, { text: read.copy, name: read["aria-label"], done: read.done });
    element.append(text);
    open[depth] = element;
    if (+depth) open[depth - 1].append(element);
  }
  return { card: open[0], buttons };
}
