// Locks: across the tabs of a browser that has them, else within this page.
import { bare } from "./bare.ts";
import { TAG } from "./contract.ts";
import { atEnd } from "./lifetime.ts";

const queue = new Map<string, Promise<unknown>>();

/** Takes an exclusive lock named by a hash of `key`; resolves to its release function, rejects when `signal` aborts. */
export function lock(key: string, signal?: AbortSignal): Promise<() => void> {
  // The key may hold an order's slug, which opens the order and is not for other scripts to see.
  const name = named(key);
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

/** A name that does not show its text. 32 bits are enough where only this browser reads it. */
export function named(text: string): string {
  let hash = 0;
  for (const char of text) hash = (Math.imul(hash, 31) + char.codePointAt(0)!) | 0;
  return `${TAG}:${(hash >>> 0).toString(36)}`;
}
