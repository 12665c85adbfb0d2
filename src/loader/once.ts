// Files that are loaded once for all elements of the page.

interface Entry {
  coming: Promise<unknown>;
  isThere?: boolean;
}

const entries = new Map<unknown, Entry>();
// The oldest browsers have none, and get the link.
let controller: AbortController | undefined;

/** Loads what has this key, unless it is loaded or on its way. A failure may be tried again. */
export function once<T>(key: unknown, load: (signal: AbortSignal) => Promise<T>): Promise<T> {
  let entry = entries.get(key);
  if (!entry) {
    controller = controller || new AbortController();
    const mine: Entry = (entry = { coming: load(controller.signal) });
    entries.set(key, mine);
    mine.coming.then(
      () => (mine.isThere = true),
      () => entries.get(key) === mine && forget(key),
    );
  }
  return entry.coming as Promise<T>;
}

export function forget(key: unknown): void {
  entries.delete(key);
}

/** Aborts all downloads, because no element is left. */
export function abandon(): void {
  entries.forEach(({ isThere }, key) => isThere || forget(key));
  if (controller) controller.abort();
  controller = undefined;
}
