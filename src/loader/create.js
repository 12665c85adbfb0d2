// The request that creates the payment. It goes out before the wasm is there, so it is made here.
import { turn } from "./turn.js";

const KEY_HEADER = "X-Scalev-Storefront-Api-Key";

/** Milliseconds for the request as a whole. */
const CREATE_LIMIT = 20000;

/** Posts for the payment: [response, body, when it went out, when its headers came]. Rejects with "timeout" or "network". */
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
  let end;
  try {
    end = await turn(url, limit.signal);
    const sent = performance.now();
    const response = await fetch(url, {
      __proto__: null,
      method: "POST",
      headers: Object.assign(Object.create(null), { Accept: "application/json" }, key && { [KEY_HEADER]: key }),
      // A merchant's own backend knows the buyer by its cookies; nobody else gets any.
      credentials: key ? "omit" : "same-origin",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      signal: limit.signal,
    });
    const received = performance.now();
    return [response, await response.text(), sent, received];
  } catch (_) {
    throw late ? "timeout" : "network";
  } finally {
    if (end) end();
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** What the element asks for, when it is so plainly right that the request may go out before the wasm has looked. */
export function plainRequest(host) {
  const read = (name) => (host.getAttribute(name) || "").trim();
  const [key, store, order] = [read("publishable-key"), read("store-id"), read("order")];
  const api = read("api-base").replace(/\/$/, "") || "https://api.scalev.com";
  const token = /^[\w-]{1,128}$/;
  const right =
    /^sfpk_[\w-]{1,128}$/.test(key) &&
    // A secret key that was taken for a store's name goes nowhere.
    /^store_[\w-]{1,122}$/.test(store) &&
    token.test(order) &&
    order !== "auto" &&
    /^(https:\/\/[a-z\d.-]+\.[a-z]+|https?:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/.test(api);
  return right && !read("payment-url") ? [`${api}/v3/stores/${store}/public/orders/${order}/payment`, key] : undefined;
}
