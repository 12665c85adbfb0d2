// The widget goes on where the buyer was in the preview.
import { bare } from "../loader/bare.ts";
import type { Instance } from "../loader/instance.ts";
import { CHECK, type ShownPreview } from "../loader/preview.ts";
import { yieldToMain } from "../loader/yield.ts";
import { content } from "./content.ts";

/** To be called before the widget's screen is drawn in the place of the preview. */
export async function takeOver(instance: Instance, preview: ShownPreview): Promise<void> {
  const { copied, opened } = preview.pressed;
  const presses = instance.presses.splice(0);
  const focused = place(instance.root, instance.root.activeElement);
  const before = instance.recalled && content(instance.recalled);
  instance.recalled = undefined;
  // The widget's screen is drawn in the rest of this task.
  await undefined;
  const { checkout, root } = instance;
  if (!checkout) return;
  for (const place of presses) if (place !== CHECK) checkout.pressed!(place);
  if (copied) checkout.copied!(...copied);
  if (opened) checkout.opened!();
  await yieldToMain();
  if (instance.checkout !== checkout) return;
  if (presses.includes(CHECK)) pressCheck(instance);
  const now = content(root);
  if (before && now && before !== now) checkout.changed!();
  const element = focused && root.querySelectorAll<HTMLElement>(focused[0])[focused[1]];
  if (element && !root.activeElement) element.focus(bare({ preventScroll: true }));
}

/** Presses the widget's own button, also of a screen that is not shown, so that the press is reported. */
export function pressCheck(instance: Instance): void {
  const button = instance.root.lastElementChild!.querySelector<HTMLElement>("[part=check-status]");
  button ? button.click() : instance.checkStatus();
}

/** The selector of an element's part, and which of the parts of this name it is. */
function place(root: ShadowRoot, element: Element | null): [string, number] | undefined {
  if (!element) return undefined;
  const part = `[part=${element.getAttribute("part")}]`;
  return [part, [...root.querySelectorAll(part)].indexOf(element)];
}
