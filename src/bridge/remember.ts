// Keeps the card that the tab would show if it were loaded again.
import type { Instance } from "../loader/instance.ts";
import { NONCE, cipher, forgets, memory } from "../loader/memory.ts";

/** The number of the last call for each name: an earlier one, which took longer, writes nothing. */
const calls = new Map<string, number>();

/** Nothing may be paid any more. */
export function forget(instance: Instance): void {
  const request = instance.request();
  if (!request) return;
  const { name } = memory(request, instance.host);
  // What is being encrypted is not written any more.
  calls.set(name, (calls.get(name) || 0) + 1);
  try {
    sessionStorage.removeItem(name);
  } catch (_) {}
}

/** `card`: its lines, or nothing where there is nothing to pay by any more. `left`: milliseconds until its deadline. */
export async function remember(instance: Instance, card: string, left: number): Promise<void> {
  const request = instance.request();
  if (!request) return;
  const { name, key } = memory(request, instance.host);
  const call = (calls.get(name) || 0) + 1;
  calls.set(name, call);
  if (!card || forgets(instance.host)) return forget(instance);
  const now = Date.now();
  const text = new TextEncoder().encode(JSON.stringify([now, now + left, card]));
  try {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
    const kept = new Uint8Array(await crypto.subtle.encrypt(cipher(nonce), await key(), text));
    if (calls.get(name) !== call) return;
    sessionStorage.setItem(name, btoa([...nonce, ...kept].map((byte) => String.fromCharCode(byte)).join("")));
  } catch (_) {
    // No secure context, or the storage is full or refused. What was remembered before may be wrong by now.
    if (calls.get(name) === call) forget(instance);
  }
}
