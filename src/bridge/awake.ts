// The screen stays on while something covers the page.
import { page } from "../loader/document.ts";
import { atEnd, listen } from "../loader/lifetime.ts";

/** Holds a wake lock until `signal` aborts. Browsers release it where the page is hidden, so that each return asks again.
 *  Only the last request counts: an earlier one may be refused because the page was hidden, be granted to a hidden page
 *  (w3c/screen-wake-lock#368), or never end. */
export function keepAwake(signal: AbortSignal): void {
  let held: WakeLockSentinel | undefined;
  let last = 0;
  const release = (lock: WakeLockSentinel | undefined) => lock && lock.release().catch(() => {});
  const take = async (): Promise<void> => {
    if (page.hidden || (held && !held.released)) return;
    const request = ++last;
    try {
      // eslint-disable-next-line compat/compat -- caught below
      const lock = await navigator.wakeLock.request("screen");
      if (request === last && !page.hidden && !signal.aborted) held = lock;
      else release(lock);
    } catch (_) {
      // The browser is older, the page's policy forbids it, or the battery is low.
    }
  };
  listen(signal, page, "visibilitychange", take);
  atEnd(signal, () => release(held));
  take();
}
