// The script tag: defines <scalev-checkout>, asks for the payment and for the wasm at the same time, and leaves the
// merchant's own link in place until the first screen stands. A classic script without dependencies.
import { ScalevCheckoutElement } from "./loader/element.js";
import { TAG, log } from "./loader/failure.js";
import { mount } from "./loader/mount.js";
import { open } from "./loader/open.js";

if (!window.customElements) {
  log("no-wasm");
} else if (customElements.get(TAG)) {
  console.warn(`[${TAG}] is loaded twice; the first one stays`);
} else {
  customElements.define(TAG, ScalevCheckoutElement);
  Object.defineProperty(window, "ScalevCheckout", {
    __proto__: null,
    value: Object.freeze({ version: __VERSION__, mount, open }),
    enumerable: true,
    configurable: true,
  });
}
