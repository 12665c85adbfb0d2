// Between the page and the wasm. What is thrown out of the wasm has stopped it in the middle of something, whether it
// panicked itself or the page broke what it called: from then on nobody enters it, and the page has no error of ours.
let depth = 0;
let stopped = false;
/** @type {(place?: string) => void} */
let tell = () => {};

/** Calls `told` when the wasm has stopped, with the place in it. */
export function onStop(told) {
  tell = told;
}

/** The wasm's exports, each guarded. */
export function guarded(exports) {
  const entries = { __proto__: null };
  for (const name of Object.keys(exports)) {
    const one = exports[name];
    entries[name] = typeof one === "function" ? entry(one) : one;
  }
  return entries;
}

function entry(call) {
  return (...words) => {
    // As good as nothing, and as good as several nothings, which is what the glue takes apart.
    if (stopped) return [];
    depth += 1;
    try {
      return call(...words);
    } catch (error) {
      stopped = true;
      // Only the place: what the page threw may hold what is nobody's business.
      const [place] = /wasm-function\[\d+\](:0x[\da-f]+)?/.exec(error && error.stack) || [];
      tell(place);
      if (depth > 1) throw error;
      return [];
    } finally {
      depth -= 1;
    }
  };
}
