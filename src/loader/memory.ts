// The last card of a payment, kept in sessionStorage for a tab that is loaded again. It is encrypted (AES-GCM) under a key
// made of the payment's address, so that another payment cannot read it and a changed text is refused.
import { bare } from "./bare.ts";
import type { EarlyRequest } from "./early.ts";
import type { Instance } from "./instance.ts";
import { named } from "./lock.ts";

/** The length of the random bytes before the encrypted text. */
export const NONCE = 12;

/** Names of the memories that this document has looked for. */
const asked: Record<string, boolean> = {};

/** Its name in sessionStorage: that of the address, so that another language or version replaces and deletes it. */
export function memoryName({ url, key }: EarlyRequest): string {
  return named(url + key);
}

/** Deletes the memory of this request. Throws where the storage is closed. */
export function deleteMemory(request: EarlyRequest): void {
  delete sessionStorage[memoryName(request)];
}

/** The key that reads and writes it. It is made of what the card depends on, and of the attribute `remember`. The page's
 *  language is not in it: translators and scripts set another one while the page is shown. */
export async function memoryKey({ url, key }: EarlyRequest, host: Element): Promise<CryptoKey> {
  const status = host.getAttribute("status-url");
  const text = [__VERSION__, url, key, status, host.getAttribute("remember"), host.getAttribute("locale")].join();
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/**
 * Shows the card that was remembered while the device's clock is between the two moments that are kept with it; else deletes
 * it. An address that does not name the order may stand for another one by now, unless this is the same document as before.
 * Rejects where the storage is closed.
 */
export async function recall(instance: Instance): Promise<void> {
  const request = instance.request();
  if (!request) return;
  const name = memoryName(request);
  // 0: loaded by a link or an address, not again. The older interface is in every browser.
  const { type } = performance.navigation;
  // A window that a page opens begins with a copy of that page's memories.
  const counts = request.slug ? type || !opener : type && !asked[name];
  asked[name] = true;
  const kept: string | undefined = sessionStorage[name];
  if (kept === undefined) return;
  try {
    const bytes = Uint8Array.from(atob(kept), (char) => char.charCodeAt(0));
    const algorithm = bare<AesGcmParams>({ name: "AES-GCM", iv: bytes.slice(0, NONCE) });
    const text = await crypto.subtle.decrypt(algorithm, await memoryKey(request, instance.host), bytes.slice(NONCE));
    const [from, until, card] = JSON.parse(new TextDecoder().decode(text)) as [number, number, string];
    const now = Date.now();
    // An answer may have erased it meanwhile.
    if (counts && kept === sessionStorage[name] && from <= now && now < until)
      return instance.present(request, card, until - now, true);
  } catch (_) {}
  deleteMemory(request);
}
