// Copying that tells the truth.
import { page } from "./document.js";

/**
 * Starts within the buyer's tap; resolves to whether the clipboard really has the text. Without the clipboard API (plain
 * http, some in-app browsers), or when that refuses, the older command is tried.
 */
export async function copy(text, root) {
  const { clipboard } = navigator;
  try {
    await clipboard.writeText(text);
    return true;
  } catch (_) {
    return byCommand(text, root);
  }
}

/** Selects the text in a field of ours, for a moment, and asks for a copy of the selection. */
function byCommand(text, root) {
  const focused = root.activeElement;
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
