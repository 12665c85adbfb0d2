// Locks: across the tabs of a browser that has them, else within this page.
import { bare } from "./bare.ts";
import { TAG } from "./contract.ts";
import { atEnd } from "./lifetime.ts";

const queue = new Map<string, Promise<unknown>>();

/** Takes an exclusive lock named by a hash of `key`; resolves to its release function, rejects when `signal` aborts. */
export function lock(key: string, signal?: AbortSignal): Promise<() => void> {
  // The key may hold an order's slug, which opens the order and is not for other scripts to see.
  const name = `${TAG}:${hash(key)}`;
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    if (navigator.locks && navigator.locks.request) {
      // A page with an opaque origin has locks, but may not use them.
      const refused = (error: unknown) => (signal && signal.aborted ? reject(error) : resolve(() => {}));
      navigator.locks.request(name, bare({ signal }), hold).catch(refused);
    } else {
      if (signal) atEnd(signal, () => reject(new DOMException("", "AbortError")));
      const turn = () => (signal && signal.aborted ? undefined : hold());
      queue.set(name, (queue.get(name) || Promise.resolve()).then(turn));
    }
  });
}

/** FNV-1a of 32 bits, in hexadecimal. */
export function hash(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(16);
}
