// The element's early request, which is sent before the wasm has loaded: exactly the request of `Config::read`, or none.
// tests/loader/requests.json tests both sides.
import { DEFAULT_API, paymentPath } from "./contract.ts";
import type { Reply } from "./request.ts";

export interface EarlyRequest {
  url: string;
  /** Scalev's publishable key; none for a merchant's own backend. */
  key?: string;
  /** The order's secret slug at Scalev; empty for a merchant's own backend. */
  slug: string;
}

/** The request after it went out. */
export interface Early extends EarlyRequest {
  controller: AbortController;
  reply: Promise<Reply>;
  /** When the answer came, by the device's clock in milliseconds; 0 as long as it has not, -1 where none will come. */
  at: number;
}

const ADDRESS =
  /^(https:\/\/([a-z\d-]+\.)+(?!localhost)[a-z]{2,}|https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/[\w/.~%+=&?:-]{0,2000})?$/;

/** `read` gets an attribute's value, `page` is the page's own address. */
export function earlyRequest(read: (name: string) => string | null, page: URL): EarlyRequest | undefined {
  const text = (name: string) => (read(name) || "").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  const address = (name: string) => text(name) && new URL(text(name), page).href;
  const [key, store, order] = [text("publishable-key"), text("store-id"), text("order")];
  // The public path is `/o/{slug}`, also within others.
  const parts = page.pathname.split("/");
  const slug = order === "auto" ? parts[parts.indexOf("o") + 1] || "" : order;
  // A key in the wrong place stops the widget, whatever it would ask for.
  if (!/^(sfpk_[\w-]{1,128})?,(store_[\w-]{1,122})?,[\w-]{0,128}$/.test(`${key},${store},${slug}`)) return;
  try {
    const [url, status] = [address("payment-url"), address("status-url")];
    if (status && !ADDRESS.test(status)) return;
    if (url) return ADDRESS.test(url) ? { url, slug: "" } : undefined;
  } catch (_) {
    return;
  }
  const api = text("api-base").replace(/\/$/, "") || DEFAULT_API;
  if (!key || !store || !slug || !ADDRESS.test(api) || api.split("/").length > 3) return;
  return { url: api + paymentPath(store, slug), key, slug };
}
