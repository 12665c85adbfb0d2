// Copying, and knowing whether it worked.
import { page } from "./document.ts";

/**
 * Must be called within the buyer's tap. Resolves to true once the clipboard has the text. Without the clipboard API
 * (plain http, some in-app browsers), or when it refuses, `execCommand` is tried.
 */
export async function copy(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    return byCommand(text, root);
  }
}

/** Copies the selection of a hidden field, and gives the focus back. */
function byCommand(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement as HTMLElement | null;
  const field = page.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "unseen";
  root.append(field);
  field.select();
  let worked = false;
  try {
    worked = page.execCommand("copy");
  } catch (_) {}
  field.remove();
  if (focused) focused.focus();
  return worked;
}
