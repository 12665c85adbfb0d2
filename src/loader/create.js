// The request that creates the payment. It goes out before the wasm is there, so it is made here.
import { TAG } from "./failure.js";

const KEY_HEADER = "X-Scalev-Storefront-Api-Key";

/** Milliseconds for the request as a whole. */
const CREATE_LIMIT = 20000;

/** Posts for the payment: [response, body]. Rejects with "timeout" or "network". */
export async function post(url, key, signal) {
  const limit = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    limit.abort();
  }, CREATE_LIMIT);
  const stop = () => limit.abort();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    return await alone(url, limit.signal, async () => {
      const response = await fetch(url, {
        method: "POST",
        headers: key ? { Accept: "application/json", [KEY_HEADER]: key } : { Accept: "application/json" },
        // A merchant's own backend knows the buyer by its cookies; nobody else gets any.
        credentials: key ? "omit" : "same-origin",
        referrerPolicy: "no-referrer",
        redirect: "error",
        cache: "no-store",
        signal: limit.signal,
      });
      return [response, await response.text()];
    });
  } catch (_) {
    throw late ? "timeout" : "network";
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** One create for an order at a time: in every tab where the browser has locks, else in this page. */
function alone(url, signal, work) {
  const name = `${TAG}:create:${hash(url)}`;
  if (navigator.locks && navigator.locks.request) return navigator.locks.request(name, { signal }, work);
  const turn = (queue.get(name) || Promise.resolve()).then(work);
  queue.set(name, turn.catch(() => {}));
  return turn;
}

const queue = new Map();

/** The slug in the URL opens the order and is not for other scripts to see. */
function hash(text) {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** What the element asks for, when it is so plainly right that the request may go out before the wasm has looked. */
export function plainRequest(host) {
  const read = (name) => (host.getAttribute(name) || "").trim();
  const [key, store, order] = [read("publishable-key"), read("store-id"), read("order")];
  const api = read("api-base").replace(/\/$/, "") || "https://api.scalev.com";
  const token = /^[\w-]{1,128}$/;
  const right =
    /^sfpk_[\w-]{1,128}$/.test(key) &&
    token.test(store) &&
    token.test(order) &&
    order !== "auto" &&
    /^(https:\/\/[a-z\d.-]+\.[a-z]+|https?:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/.test(api);
  return right && !read("payment-url") ? [`${api}/v3/stores/${store}/public/orders/${order}/payment`, key] : undefined;
}
