// The preview: drawn by the wasm's first part as soon as the answer is there, to pay by until the widget is mounted.
import { bare } from "./bare.ts";
import { CHANGES } from "./changes.ts";
import { COPIED_FOR } from "./contract.ts";
import { copy } from "./copy.ts";
import { isPhone, languages, zone } from "./device.ts";
import { page } from "./document.ts";
import { after, atEnd, listen } from "./lifetime.ts";
import { yieldToMain } from "./yield.ts";

/** In milliseconds; a deadline that is further away needs no timer. */
const DAY = 86400000;

/** Milliseconds for a press and its copy; some browsers ask the buyer first. */
const PRESS_LIMIT = 10000;

const SVG = "http://www.w3.org/2000/svg";

/** The text that a copy button copies, its accessible name, and its label after copying. */
interface CopyButton {
  text: string;
  name: string;
  done: string;
}

/** The card, and its copy buttons from top to bottom. */
interface Drawn {
  card: Element;
  buttons: Map<Element, CopyButton>;
}

/** The buyer's actions in the preview. */
export interface Pressed {
  /** Each press: the place of a copy button, or -1 for the link. */
  presses: number[];
  /** The place of the button that was the last to copy, and whether that worked. */
  copied?: [number, boolean];
  /** A wallet or a page was pressed, and has not come up. */
  opened: boolean;
  /** The part that has the focus, and which of the parts of this name it is. */
  focused?: [string, number];
}

export interface Preview {
  card: Element;
  /** It is what the tab showed before it was loaded again. */
  isRecalled: boolean;
  /** Resolves once nothing in it is being pressed: a press would be lost when another card takes its place. */
  released(): Promise<void>;
  pressed(): Pressed;
  dispose(): void;
}

/** The exports of the wasm's first part. */
export interface PreviewPart {
  memory: { buffer: ArrayBuffer };
  give(length: number, align: number): number;
  preview(at: number, length: number, now: number): number;
}

/** What a new instance of the first part makes of the answer to a request, for an element: the lines of a card, the name of
 *  a state in which there is none, or nothing where the answer is no order. */
export function draw(
  { memory, give, preview }: PreviewPart,
  { url, slug }: { url: string; slug: string },
  host: Element,
  body: string,
): string {
  const asked = [url, slug, ...languages(host), zone(), isPhone() ? "phone" : "", body];
  const bytes = new TextEncoder().encode(asked.join("\n"));
  const at = give(bytes.length, 1) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, at);
  const from = preview(at, bytes.length, Date.now()) >>> 0;
  const text = new Uint8Array(memory.buffer, from);
  return new TextDecoder().decode(text.subarray(0, text.indexOf(0)));
}

/** All that a line of a card may hold. Nothing else becomes an element, wherever the lines come from. */
const LINE =
  /^\d\t(section|article|figure|div|p|span|b|time|button|a|slot|svg|path)\t[^\t]*(\t((class|part|name|lang|translate|role|type|rel|referrerpolicy|datetime|d|fill|width|viewBox|preserveAspectRatio|copy|done|[a-z]+-[a-z]+)=|href=(?!javascript)[a-z-]+:\/)[^\t]*)*$/;

/** Elements from lines: depth, tag, text, and attributes. What a button copies and says then is kept out of the page. */
export function build(text: string): Drawn {
  const open: Element[] = [];
  const buttons = new Map<Element, CopyButton>();
  for (const line of text.split("\n")) {
    if (!LINE.test(line)) throw new TypeError();
    const [depth, tag, text, ...attributes] = line.split("\t") as [string, string, string, ...string[]];
    const element = tag === "svg" || tag === "path" ? page.createElementNS(SVG, tag) : page.createElement(tag);
    const read: Record<string, string> = bare({});
    for (const attribute of attributes) {
      const name = attribute.split("=", 1)[0]!;
      const value = attribute.slice(name.length + 1);
      read[name] = value;
      if (name !== "copy" && name !== "done") element.setAttribute(name, value);
    }
    if (read.copy) buttons.set(element, { text: read.copy, name: read["aria-label"]!, done: read.done! });
    element.append(text);
    open[+depth] = element;
    if (+depth) open[+depth - 1]!.append(element);
  }
  return { card: open[0]!, buttons };
}

/** Lets the buyer copy out of the preview. Calls `over` when it does not count any more: somebody changed it or took it
 *  away, or its time has passed: `recalled` milliseconds, or else its deadline. */
export function activate(root: ShadowRoot, { card, buttons }: Drawn, over: () => void, recalled?: number): Preview {
  const life = new AbortController();
  const { signal } = life;
  const all = [...buttons.keys()];
  const isSpoiled = ({ target }: MutationRecord) => card.contains(target) || !card.isConnected;
  const onChange = (changes: MutationRecord[]) => changes.some(isSpoiled) && over();
  const observer = new MutationObserver(onChange);
  observer.observe(root, CHANGES);
  atEnd(signal, () => observer.disconnect());
  const deadline = card.querySelector("time");
  const left = recalled || (deadline ? Date.parse(deadline.dateTime) - Date.now() : Infinity);
  const end = Date.now() + left;
  if (left < DAY) after(signal, left, over);

  let copied: [number, boolean] | undefined;
  let copying: Promise<void> | undefined;
  let held: Promise<unknown> | undefined;
  let silence: number;
  let opened = false;
  const presses: number[] = [];
  /** Only `worked` says that it has copied. */
  const show = (worked?: Element) => {
    onChange(observer.takeRecords());
    for (const [button, { name, done }] of buttons) {
      const isDone = button === worked;
      button.className = isDone ? "copy copied" : "copy";
      button.setAttribute("aria-label", isDone ? `${done}. ${name}` : name);
      button.lastChild!.textContent = isDone ? done : "";
    }
    // Our own changes do not spoil it.
    observer.takeRecords();
  };
  const press = async (button: Element) => {
    const place = all.indexOf(button);
    presses.push(place);
    const worked = await copy(buttons.get(button)!.text, root);
    copied = [place, worked];
    show(worked ? button : undefined);
    if (signal.aborted) return;
    clearTimeout(silence);
    silence = after(signal, COPIED_FOR, () => {
      copied = undefined;
      show();
    });
  };
  for (const button of all) button.addEventListener("click", () => (copying = press(button)));
  for (const link of [...card.querySelectorAll("a")]) {
    link.addEventListener("click", () => {
      presses.push(-1);
      opened = true;
    });
  }
  // An app that comes up hides the page.
  listen(signal, page, "visibilitychange", () => {
    opened = false;
    // Timers stand still while the device sleeps.
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
  return {
    card,
    isRecalled: !!recalled,
    released: () =>
      new Promise((resolve) => {
        after(signal, PRESS_LIMIT, resolve);
        atEnd(signal, resolve);
        settled().then(resolve);
      }),
    pressed: () => ({ presses, copied, opened, focused: place(root, root.activeElement) }),
    dispose: () => life.abort(),
  };
}

function place(root: ShadowRoot, element: Element | null): [string, number] | undefined {
  if (!element) return undefined;
  const part = `[part=${element.getAttribute("part")}]`;
  return [part, [...root.querySelectorAll(part)].indexOf(element)];
}
