// Locks: across the tabs of a browser that has them, else within this page.
import { bare } from "./bare.ts";
import { TAG } from "./contract.ts";
import { after, atEnd } from "./lifetime.ts";

const queue = new Map<string, Promise<unknown>>();

/** Milliseconds to wait for a lock: a page that the system has suspended does not release its own (w3c/web-locks#4). */
const LONGEST_WAIT = 8000;

/** Takes an exclusive lock named by a hash of `key`; resolves to its release function. With a signal it rejects when that
 *  aborts, and resolves without the lock after the longest wait. */
export function lock(key: string, signal?: AbortSignal): Promise<() => void> {
  // The key may hold an order's slug, which opens the order and is not for other scripts to see.
  const name = named(key);
  return new Promise((resolve, reject) => {
    let take: (release: () => void) => void = resolve;
    // A lock that is granted later is released at once.
    const goOn = () => {
      take(() => {});
      take = (release) => release();
    };
    const waiting = signal && after(signal, LONGEST_WAIT, goOn);
    const hold = () => {
      clearTimeout(waiting);
      return new Promise<void>((release) => take(release));
    };
    if (signal) {
      atEnd(signal, reject);
      atEnd(signal, goOn);
    }
    if (navigator.locks && navigator.locks.request) {
      // A page with an opaque origin has locks, but may not use them.
      navigator.locks.request(name, bare({ signal }), hold).catch(goOn);
    } else {
      queue.set(name, (queue.get(name) || Promise.resolve()).then(hold));
    }
  });
}

/** A name that does not show its text. 32 bits are enough where only this browser reads it. */
export function named(text: string): string {
  let hash = 0;
  for (const char of text) hash = (Math.imul(hash, 31) + char.codePointAt(0)!) | 0;
  return `${TAG}:${(hash >>> 0).toString(36)}`;
}
