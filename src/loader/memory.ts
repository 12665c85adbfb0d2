// The last card of a payment, kept in sessionStorage for a tab that is loaded again. It is encrypted (AES-GCM) under a key
// made of the payment's address, so that another payment cannot read it and a changed text is refused.
import { bare } from "./bare.ts";
import { TAG } from "./contract.ts";
import { languages } from "./device.ts";
import type { EarlyRequest } from "./early.ts";
import { hash } from "./lock.ts";

/** The length of the random bytes before the encrypted text. */
export const NONCE = 12;

/** Names of the memories that this document has looked for. */
const asked = new Set<string>();

export interface Memory {
  /** In sessionStorage. */
  name: string;
  /** Reads and writes it. */
  key(): Promise<CryptoKey>;
}

/** The memory of a payment. Its place is that of the address, so that another language or version replaces and deletes it;
 *  it can be read by what tells the payment and its words from others. */
export function memory({ url, key }: EarlyRequest, host: Element): Memory {
  const text = [__VERSION__, url, key, host.getAttribute("status-url"), ...languages(host)].join("\n");
  return {
    name: `${TAG}:${hash([url, key].join("\n"))}`,
    async key() {
      const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
      return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    },
  };
}

/** The algorithm, as `crypto.subtle` wants to have it. */
export const cipher = (iv: BufferSource): AesGcmParams => bare({ name: "AES-GCM", iv });

/** The page wants nothing of this element to be remembered. */
export function forgets(host: Element): boolean {
  return host.getAttribute("remember") === "off";
}

/**
 * The card that was remembered, and the milliseconds that it may be shown. Undefined where there is none or it may not be
 * kept, where its time is over, and where the device's clock says that it is still to come; then it is deleted. An
 * address that does not name the order may stand for another one by now, unless this is the same document as before.
 * Rejects where the storage is closed.
 */
export async function recall(host: Element, request: EarlyRequest): Promise<[string, number] | undefined> {
  const { name, key } = memory(request, host);
  // By a link or an address, and not by loading it again. A window that a page opens begins with a copy of that page's
  // memories. The older interface is in every browser.
  const isNew = !performance.navigation.type;
  const counts = isNew ? request.slug && !window.opener : request.slug || !asked.has(name);
  asked.add(name);
  const kept = sessionStorage.getItem(name);
  if (kept === null) return undefined;
  try {
    const bytes = Uint8Array.from(atob(kept), (char) => char.charCodeAt(0));
    const text = await crypto.subtle.decrypt(cipher(bytes.slice(0, NONCE)), await key(), bytes.slice(NONCE));
    const [seen, until, card] = JSON.parse(new TextDecoder().decode(text)) as [number, number, string];
    const now = Date.now();
    if (counts && !forgets(host) && seen <= now && now < until) return [card, until - now];
  } catch (_) {}
  sessionStorage.removeItem(name);
  return undefined;
}
