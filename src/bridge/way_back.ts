// The phone's back button closes the dialog. That takes an entry in the history, which copies the page's own state, so that
// scripts of the page read the same value.
import { bare } from "../loader/bare.ts";
import { TAG } from "../loader/contract.ts";
import { after, atEnd, listen } from "../loader/lifetime.ts";

/** Milliseconds for the browser to go back from our entry. */
const LONGEST = 1000;

/** Resolves once the browser has gone back from the entry of an earlier dialog. */
let returned: Promise<unknown> = Promise.resolve();

/** Marks of our entries while their dialogs are open. */
const open = new Set<number>();

/** Resolves once the history is the page's own again. */
export function historyIsBack(): Promise<unknown> {
  return returned;
}

/** Calls `closed` when the buyer goes back. Takes the entry away when `signal` aborts, unless the page has gone on from it. */
export function closeByWayBack(signal: AbortSignal, closed: () => void): void {
  returned.then(() => {
    if (signal.aborted) return;
    const own = Math.random();
    // An entry that was left when the page was loaded again serves the next dialog.
    const method = mark() && !open.has(mark()!) ? "replaceState" : "pushState";
    try {
      // Not by the function that a router has put in its place: the page has not gone anywhere.
      History.prototype[method].call(history, bare({}, history.state, bare({ [TAG]: own })), "");
    } catch (_) {
      return;
    }
    const here = entry();
    open.add(own);
    listen(signal, window, "popstate", () => entry() === here || closed());
    atEnd(signal, () => {
      open.delete(own);
      if (entry() === here) goBack();
    });
  });
}

function goBack(): void {
  const end = new AbortController();
  const { signal } = end;
  returned = new Promise<void>((resolve) => atEnd(signal, resolve));
  listen(signal, window, "popstate", () => end.abort());
  // Another script may have left the page's entry.
  after(signal, LONGEST, () => end.abort());
  history.back();
}

/** The mark of the current entry, if it is ours. */
function mark(): number | undefined {
  return history.state ? history.state[TAG] : undefined;
}

/** Tells the current entry from others: by the browser's key, which stays when a page replaces the entry's state, or in
 *  browsers without keys by our mark. */
function entry(): unknown {
  const { navigation } = window as Window & { navigation?: { currentEntry: { key: string } | null } };
  return navigation && navigation.currentEntry ? navigation.currentEntry.key : mark();
}
