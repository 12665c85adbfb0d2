// A native dialog over the whole page: the screen stays on while it is open, Escape and the way back close it, and the
// focus returns to where it was.
import { bare } from "../loader/bare.ts";
import { TAG } from "../loader/contract.ts";
import { page } from "../loader/document.ts";
import type { Instance } from "../loader/instance.ts";
import { atEnd, listen } from "../loader/lifetime.ts";

/** Resolves once the way back from an earlier dialog has been gone; it takes some milliseconds. */
let returned: Promise<unknown> = Promise.resolve();

/** Milliseconds for that way back. */
const LONGEST = 1000;

/** Resolves once the history is the page's own again. */
export function historyIsBack(): Promise<unknown> {
  return returned;
}

/** Opens the dialog of the element; calls `closed` when the buyer has closed it. Returns the function that ends it. */
export function cover({ root, life }: Instance, closed: () => void): () => void {
  const dialog = root.querySelector<HTMLDialogElement>("dialog:not(:empty)")!;
  const before = root.activeElement as HTMLElement | null;
  const end = new AbortController();
  const { signal } = end;
  atEnd(life.signal, () => end.abort());
  listen(signal, dialog, "close", () => {
    // The event of an earlier end may come after the dialog was opened again.
    if (!dialog.open) closed();
  });
  try {
    dialog.showModal();
    atEnd(signal, () => dialog.close());
  } catch (_) {
    // Browsers from before dialogs (Firefox 98, Safari 15.4) show it by its attribute.
    dialog.setAttribute("open", "");
    dialog.querySelector("button")!.focus();
    const escape = (event: KeyboardEvent) => event.key === "Escape" && closed();
    page.addEventListener("keydown", escape);
    atEnd(signal, () => {
      page.removeEventListener("keydown", escape);
      dialog.removeAttribute("open");
      if (before) before.focus(bare({ preventScroll: true }));
    });
  }
  keepAwake(signal);
  closeByWayBack(signal, closed);
  return () => end.abort();
}

/** Browsers release the lock where the page is hidden. */
function keepAwake(signal: AbortSignal): void {
  let held: WakeLockSentinel | undefined;
  const take = async () => {
    if (page.hidden || (held && !held.released)) return;
    try {
      // eslint-disable-next-line compat/compat -- caught below
      held = await navigator.wakeLock.request("screen");
      if (signal.aborted) held.release();
    } catch (_) {
      // An older browser, a page's policy, or a battery that is low.
    }
  };
  listen(signal, page, "visibilitychange", take);
  atEnd(signal, () => held && held.release());
  take();
}

/** The way back of a phone closes what covers the page. The entry in the history is the page's own once more, so that a
 *  page that reads its state finds it. */
function closeByWayBack(signal: AbortSignal, closed: () => void): void {
  const isOurs = () => history.state && history.state[TAG];
  returned.then(() => {
    if (signal.aborted) return;
    try {
      history.pushState(bare({}, history.state, bare({ [TAG]: true })), "");
    } catch (_) {
      return;
    }
    listen(signal, window, "popstate", closed);
    atEnd(signal, () => {
      if (!isOurs()) return;
      returned = new Promise((resolve) => {
        addEventListener("popstate", resolve, bare({ once: true }));
        // Another script may have left the page's entry.
        setTimeout(resolve, LONGEST);
      });
      history.back();
    });
  });
}
