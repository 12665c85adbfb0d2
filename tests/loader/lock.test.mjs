// The locks of requests in browsers that have none, and of a page that never releases its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** The outcome of a promise so far. */
async function now(promise) {
  const outcome = promise.then(
    () => "taken",
    () => "refused",
  );
  await settled();
  return Promise.race([outcome, settled().then(() => "waiting")]);
}

/** Locks of the browser: one holder of each name, the others in a queue. */
class Locks {
  queue = Promise.resolve();
  request(_, { signal }, hold) {
    const turn = this.queue.then(() => (signal && signal.aborted ? Promise.reject(signal.reason) : hold()));
    this.queue = turn.catch(() => {});
    return turn;
  }
}

for (const [place, locks] of [
  ["the browser", () => new Locks()],
  ["the page", () => undefined],
]) {
  const open = async (copy) => {
    Object.defineProperty(globalThis, "navigator", { value: { locks: locks() }, configurable: true });
    const { lock } = await load("loader/lock.ts", `${place} ${copy}`);
    return (signal = new AbortController().signal) => lock("order", signal);
  };

  test(`locks of ${place} are taken one after the other`, async () => {
    const take = await open("order");
    const release = await take();
    const second = take();
    assert.equal(await now(second), "waiting");
    release();
    assert.equal(await now(second), "taken");
  });

  test(`a lock of ${place} that is never released delays the next page by at most 8 s`, async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const take = await open("stuck");
    const release = await take();
    const second = take();
    await settled();
    context.mock.timers.tick(7999);
    assert.equal(await now(second), "waiting");
    context.mock.timers.tick(1);
    assert.equal(await now(second), "taken");
    // What comes too late is passed on.
    const third = take();
    release();
    assert.equal(await now(third), "taken");
  });

  test(`a page that has left does not keep a lock of ${place}`, async () => {
    const take = await open("left");
    const release = await take();
    const left = new AbortController();
    const second = now(take(left.signal));
    const third = take();
    left.abort();
    assert.equal(await second, "refused");
    release();
    assert.equal(await now(third), "taken");
  });
}
