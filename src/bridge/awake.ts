// The screen stays on while something covers the page.
import { page } from "../loader/document.ts";
import { atEnd, listen } from "../loader/lifetime.ts";

/** Holds a wake lock until `signal` aborts. Browsers release it where the page is hidden, so that it is taken again on
 *  return. One request is under way at a time. */
export function keepAwake(signal: AbortSignal): void {
  let held: WakeLockSentinel | undefined;
  let isAsking = false;
  /** The page was shown again while a request was under way, which may be refused because the page was hidden. */
  let isAskedAgain = false;
  const release = () => {
    if (held) held.release().catch(() => {});
    held = undefined;
  };
  const take = async (): Promise<void> => {
    if (signal.aborted || page.hidden || (held && !held.released)) return;
    isAskedAgain = isAsking;
    if (isAsking) return;
    isAsking = true;
    try {
      // eslint-disable-next-line compat/compat -- caught below
      held = await navigator.wakeLock.request("screen");
    } catch (_) {
      // The browser is older, the page's policy forbids it, or the battery is low.
    }
    isAsking = false;
    // A request may be granted after its page was hidden (w3c/screen-wake-lock#368).
    if (signal.aborted || page.hidden) release();
    else if (isAskedAgain) take();
  };
  listen(signal, page, "visibilitychange", take);
  atEnd(signal, release);
  take();
}
