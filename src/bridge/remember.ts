// Keeps the card that the tab would show if it were loaded again.
import { bare } from "../loader/bare.ts";
import type { Instance } from "../loader/instance.ts";
import { NONCE, memoryKey, memoryName } from "../loader/memory.ts";

/** Milliseconds by which the device's clock may be put back while the tab is away. A clock that went back further is not
 *  believed. */
const CORRECTED = 600000;

/** The number of the last call for each name: an earlier one, which took longer, writes nothing. */
const calls = new Map<string, number>();

/** Deletes the card of a payment that is not open any more. */
export function forget(instance: Instance): void {
  const request = instance.request();
  if (!request) return;
  const name = memoryName(request);
  // A card that is being encrypted must not be written after this.
  calls.set(name, (calls.get(name) || 0) + 1);
  try {
    sessionStorage.removeItem(name);
  } catch (_) {}
}

/** The deadline in the lines of a card, in milliseconds since 1970; undefined where it has none. */
export function deadlineOf(card: string): number | undefined {
  const [, deadline] = /\tdatetime=([^\t\n]*)/.exec(card) || [];
  return deadline === undefined ? undefined : Date.parse(deadline);
}

/** The moments by the device's clock between which a card may be shown again. `left`: milliseconds until its deadline. */
function span(card: string, left: number, now: number): [from: number, until: number] {
  const deadline = deadlineOf(card);
  // A device whose clock is ahead may be put right while the tab is away: then the deadline itself counts. With a clock that
  // stays ahead, the card is gone earlier than it had to be.
  const until = deadline === undefined ? now + left : Math.min(now + left, deadline);
  return [now - CORRECTED, until];
}

/** `card`: its lines, or nothing where there is nothing to pay by any more. `left`: milliseconds until its deadline. */
export async function remember(instance: Instance, card: string, left: number): Promise<void> {
  const { host } = instance;
  const request = instance.request();
  if (!request) return;
  const name = memoryName(request);
  const call = (calls.get(name) || 0) + 1;
  calls.set(name, call);
  if (!card || host.getAttribute("remember") === "off") return forget(instance);
  const text = new TextEncoder().encode(JSON.stringify([...span(card, left, Date.now()), card]));
  try {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const algorithm = bare<AesGcmParams>({ name: "AES-GCM", iv });
    const kept = new Uint8Array(await crypto.subtle.encrypt(algorithm, await memoryKey(request, host), text));
    if (calls.get(name) !== call) return;
    sessionStorage.setItem(name, btoa([...iv, ...kept].map((byte) => String.fromCharCode(byte)).join("")));
  } catch (_) {
    // The context is not secure, or the storage is full or refuses. The card that was kept before may be wrong by now.
    if (calls.get(name) === call) forget(instance);
  }
}
