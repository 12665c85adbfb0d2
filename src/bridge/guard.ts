// Between the page and the wasm. After an exception, whether the wasm panicked or the page broke what it called, the
// instance is poisoned: later calls return `[]`, and the stop is reported once. The page sees no error of ours.
import { bare } from "../loader/bare.ts";

type Call = (...words: unknown[]) => unknown;

let depth = 0;
let isStopped = false;
let report: (place?: string) => void = () => {};

/** Calls `stopped` once the wasm has thrown, with the place in it. */
export function onStop(stopped: (place?: string) => void): void {
  report = stopped;
}

/** The wasm's exports, each guarded. */
export function guarded(exports: WebAssembly.Exports): WebAssembly.Exports {
  const entries: WebAssembly.Exports = bare({});
  for (const name of Object.keys(exports)) {
    const one = exports[name]!;
    entries[name] = typeof one === "function" ? entry(one as Call) : one;
  }
  return entries;
}

function entry(call: Call): Call {
  return (...words) => {
    // Callers take an empty array for `undefined`, and destructure it as an empty multi-value result.
    if (isStopped) return [];
    depth += 1;
    try {
      return call(...words);
    } catch (error) {
      isStopped = true;
      // Only the place is reported: an error of the page may hold private text.
      const [place] = /wasm-function\[\d+\](:0x[\da-f]+)?/.exec(String(error && (error as Error).stack)) || [];
      report(place);
      if (depth > 1) throw error;
      return [];
    } finally {
      depth -= 1;
    }
  };
}
