// A native dialog over the whole page: the screen stays on while it is open, Escape and the way back close it, and the
// focus returns to where it was.
import { bare } from "../loader/bare.ts";
import { page } from "../loader/document.ts";
import type { Instance } from "../loader/instance.ts";
import { atEnd, listen } from "../loader/lifetime.ts";
import { keepAwake } from "./awake.ts";
import { closeByWayBack } from "./way_back.ts";

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
    // Browsers without modal dialogs (Firefox before 98, Safari before 15.4) show it by its attribute.
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
