// Doing something one after the other: in every tab where the browser has locks, else in this page.
import { TAG } from "./failure.js";

const queue = new Map();

/** Waits for a turn at `what`; resolves to the function that ends it. */
export function turn(what, signal) {
  // What is done may name an order's slug, which opens the order and is not for other scripts to see.
  const name = `${TAG}:${hash(what)}`;
  return new Promise((resolve, reject) => {
    const hold = () => new Promise((end) => resolve(end));
    if (navigator.locks && navigator.locks.request) {
      // A page without an origin of its own has locks, but may not use them.
      const refused = (error) => (signal && signal.aborted ? reject(error) : resolve(() => {}));
      navigator.locks.request(name, { __proto__: null, signal }, hold).catch(refused);
    } else {
      queue.set(name, (queue.get(name) || Promise.resolve()).then(hold));
    }
  });
}

/** Lets the browser draw, and hear the buyer, before what comes next. */
export function breath() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

function hash(text) {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
