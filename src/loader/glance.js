// A first look at the payment: drawn by the first part of the wasm as soon as the answer is there, to be seen until the
// whole screen stands.
import { page } from "./document.js";

/** In milliseconds; nobody waits longer for the rest of the widget. */
const DAY = 86400000;

const SVG = "http://www.w3.org/2000/svg";

/** What `host` would show of what `url` answered, as an element; `undefined` where that takes the whole widget to say. */
export async function glance(host, first, url, body) {
  const { memory, give, glance } = (await WebAssembly.instantiate(first)).exports;
  const bytes = new TextEncoder().encode([url, ...about(host), body].join("\n"));
  const at = give(bytes.length, 1) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, at);
  const [from, length] = glance(at, bytes.length, Date.now());
  const lines = new TextDecoder().decode(new Uint8Array(memory.buffer, from >>> 0, length));
  return lines ? build(lines.split("\n")) : undefined;
}

/** Calls `over` once the look counts no more: somebody changed it or took it away, or its time has run out. Returns the way
 *  to end that. */
export function attend(root, card, over) {
  const changed = ({ target }) => card.contains(target) || !card.isConnected;
  const observer = new MutationObserver((changes) => changes.some(changed) && over());
  observer.observe(root, { __proto__: null, subtree: true, childList: true, characterData: true, attributes: true });
  const deadline = card.querySelector("time");
  const left = deadline ? Date.parse(deadline.dateTime) - Date.now() : Infinity;
  const timer = left < DAY && setTimeout(over, left);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}

/** The element's language, the page's around it, and the device's zone. */
function about(host) {
  const holder = host.closest("[lang]");
  return [host.getAttribute("locale") || "", holder ? holder.getAttribute("lang") : "", zone()];
}

/** Asking a cheap phone for its zone takes as long as all the rest; most places need no answer. */
export function zone() {
  const east = -new Date().getTimezoneOffset() / 60;
  return east === 8 || east === 9 ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "";
}

/** Elements from lines: depth, tag, text, and attributes. */
function build(lines) {
  const open = [];
  for (const line of lines) {
    const [depth, tag, text, ...attributes] = line.split("\t");
    const element = tag === "svg" || tag === "path" ? page.createElementNS(SVG, tag) : page.createElement(tag);
    for (const attribute of attributes) {
      const name = attribute.split("=", 1)[0];
      element.setAttribute(name, attribute.slice(name.length + 1));
    }
    element.append(text);
    open[depth] = element;
    if (+depth) open[depth - 1].append(element);
  }
  return open[0];
}
