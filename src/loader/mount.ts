// `ScalevCheckout.mount`: a checkout without markup.
import type { CheckoutHandle, CheckoutOptions } from "../../npm/checkout.d.ts";
import { bare } from "./bare.ts";
import { ATTRIBUTES, TAG } from "./contract.ts";
import { page } from "./document.ts";
import { instances, setPayment } from "./instance.ts";

const OPTIONS = [...ATTRIBUTES, "theme"];

/** Puts a checkout into `target`, whose content becomes its fallback, and returns its handle. A target that is a checkout
 *  itself gets the options. */
export function mount(target: string | Element, options: CheckoutOptions): CheckoutHandle {
  const place = typeof target === "string" ? page.querySelector(target) : target;
  if (!(place instanceof Element)) throw new TypeError(`${TAG}: mount needs an element or a selector that finds one`);
  const isOwn = place.localName === TAG;
  const element = isOwn ? (place as HTMLElement) : page.createElement(TAG);
  set(element, options);
  if (!isOwn) {
    element.append(...place.childNodes);
    place.append(element);
  }
  return Object.freeze({
    element,
    update: (changes: CheckoutOptions) => set(element, changes),
    checkStatus() {
      const instance = instances.get(element);
      if (instance) instance.checkStatus();
    },
    unmount() {
      if (!element.isConnected) return;
      if (!isOwn) place.append(...element.childNodes);
      element.remove();
    },
  });
}

function set(element: HTMLElement, options: CheckoutOptions): void {
  const given = bare(options);
  if ("payment" in given) setPayment(element, given.payment);
  for (const name of OPTIONS) {
    const option = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof CheckoutOptions;
    const value = given[option];
    if (!(option in given)) continue;
    value === undefined || value === null ? element.removeAttribute(name) : element.setAttribute(name, String(value));
  }
}
