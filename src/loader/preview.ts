// The preview: drawn by the preview part of the wasm as soon as the answer is there, to pay by until the widget is mounted.
import type { Drawn } from "./card.ts";
import { CHANGES } from "./changes.ts";
import { COPIED_FOR } from "./contract.ts";
import { copy } from "./copy.ts";
import { page } from "./document.ts";
import { after, atEnd, listen } from "./lifetime.ts";
import { yieldToMain } from "./yield.ts";

/** Milliseconds; the longest timer of browsers is a little longer. */
const LONGEST_TIMER = 2e9;

/** Milliseconds for a press and its copy; some browsers ask the buyer first. */
const PRESS_LIMIT = 10000;

/** Presses that are no copy button's: of the link, and of the button that asks the server. */
export const LINK = -1;
export const CHECK = -2;

/** Results of the buyer's presses. */
export interface Pressed {
  /** The place of the button that was the last to copy, and whether that worked. */
  copied?: [number, boolean];
  /** A wallet or a page was pressed, and has not come up. */
  opened?: boolean;
}

export interface ShownPreview {
  card: Element;
  /** Ends its timers and listeners. */
  life: AbortController;
  pressed: Pressed;
  /** Resolves once nothing in it is being pressed: a press would be lost when another card takes its place. */
  released(): Promise<void>;
}

/** Lets the buyer copy out of the preview. Calls `over` when it does not count any more: somebody changed it or took it
 *  away, or its time has passed: its deadline, or `time` milliseconds where another time counts. `presses`: gets each press,
 *  the place of a copy button or `LINK`. */
export function activate(
  root: ShadowRoot,
  { card, buttons }: Drawn,
  over: () => void,
  presses: number[],
  time?: number,
): ShownPreview {
  const life = new AbortController();
  const { signal } = life;
  const all = [...buttons.keys()];
  const isSpoiled = ({ target }: MutationRecord) => card.contains(target) || !card.isConnected;
  const onChange = (changes: MutationRecord[]) => changes.some(isSpoiled) && over();
  const observer = new MutationObserver(onChange);
  observer.observe(root, CHANGES);
  atEnd(signal, () => observer.disconnect());
  const deadline = card.querySelector("time");
  // The deadline has passed where the device slept after the card was drawn.
  const left = time || (deadline ? Date.parse(deadline.dateTime) - Date.now() : Infinity);
  const end = Date.now() + left;
  if (left < LONGEST_TIMER) after(signal, left, over);

  const pressed: Pressed = {};
  let copying: Promise<void> | undefined;
  let held: Promise<unknown> | undefined;
  let silence: number;
  /** Only `worked` says that it has copied. */
  const show = (worked?: Element) => {
    onChange(observer.takeRecords());
    for (const [button, { name, done }] of buttons) {
      const isDone = button === worked;
      button.className = isDone ? "copy copied" : "copy";
      button.setAttribute("aria-label", isDone ? `${done}. ${name}` : name);
      button.lastChild!.textContent = isDone ? done : "";
    }
    // These changes are the preview's own.
    observer.takeRecords();
  };
  const press = async (button: Element) => {
    const place = all.indexOf(button);
    presses.push(place);
    const worked = await copy(buttons.get(button)!.text, root);
    pressed.copied = [place, worked];
    show(worked ? button : undefined);
    if (signal.aborted) return;
    clearTimeout(silence);
    silence = after(signal, COPIED_FOR, () => {
      pressed.copied = undefined;
      show();
    });
  };
  for (const button of all) button.addEventListener("click", () => (copying = press(button)));
  for (const link of [...card.querySelectorAll("a")]) {
    link.addEventListener("click", () => {
      presses.push(LINK);
      pressed.opened = true;
    });
  }
  // A wallet's app that opens hides the page.
  listen(signal, page, "visibilitychange", () => {
    pressed.opened = false;
    // Timers do not run while the device sleeps.
    if (Date.now() >= end) over();
  });
  card.addEventListener("pointerdown", () => {
    held = new Promise((resolve) => {
      for (const name of ["pointerup", "pointercancel"]) listen(signal, window, name, () => resolve(undefined));
    });
  });
  const settled = async () => {
    await held;
    await yieldToMain();
    await copying;
  };
  const released = (): Promise<void> =>
    new Promise((resolve) => {
      after(signal, PRESS_LIMIT, resolve);
      atEnd(signal, resolve);
      settled().then(resolve);
    });
  return { card, life, pressed, released };
}
