// The first part of the wasm, on which the rest of it stands.

/** Its exports. */
export let first;

/** To be called before the rest begins. */
export function standOn(exports) {
  first = exports;
}
