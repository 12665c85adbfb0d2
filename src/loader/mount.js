// `ScalevCheckout.mount`: a checkout without markup.
import { page } from "./document.js";
import { ATTRIBUTES, check, hand } from "./element.js";
import { TAG } from "./failure.js";

const OPTIONS = [...ATTRIBUTES, "theme"];

/** Puts a checkout into `target` and hands out the way to steer it. What stood in `target` becomes its fallback. */
export function mount(target, options) {
  const place = typeof target === "string" ? page.querySelector(target) : target;
  if (!(place instanceof Element)) throw new TypeError(`${TAG}: mount needs an element or a selector that finds one`);
  const host = page.createElement(TAG);
  set(host, options);
  host.append(...place.childNodes);
  place.append(host);
  return Object.freeze({
    element: host,
    update: (changes) => set(host, changes),
    checkStatus: () => check(host),
    unmount() {
      if (!host.isConnected) return;
      place.append(...host.childNodes);
      host.remove();
    },
  });
}

function set(host, options) {
  if (own(options, "payment")) hand(host, options.payment);
  for (const name of OPTIONS) {
    const option = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    if (!own(options, option)) continue;
    const value = options[option];
    value === undefined || value === null ? host.removeAttribute(name) : host.setAttribute(name, value);
  }
}

/** Only what the page itself has set: a polluted prototype sets nothing. */
function own(options, name) {
  return Object.prototype.hasOwnProperty.call(options || {}, name);
}
