// The script tag: defines <scalev-checkout>, asks for the payment and for the wasm at the same time, and leaves the
// merchant's own link in place until the preview is drawn. A classic script without dependencies.
import { bare } from "./loader/bare.ts";
import { TAG } from "./loader/contract.ts";
import { ScalevCheckoutElement } from "./loader/element.ts";
import { log } from "./loader/failure.ts";
import { mount } from "./loader/mount.ts";
import { open } from "./loader/open.ts";

if (!window.customElements || !window.AbortController) {
  log("no-wasm");
} else if (customElements.get(TAG)) {
  console.warn(`[${TAG}] is loaded twice; the first one stays`);
} else {
  customElements.define(TAG, ScalevCheckoutElement);
  const value = Object.freeze({ version: __VERSION__, mount, open });
  Object.defineProperty(window, "ScalevCheckout", bare({ value, enumerable: true, configurable: true }));
}
