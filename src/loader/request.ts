// The one function that sends requests to Scalev and to merchants' backends, for this script and for the wasm. Two go
// elsewhere: reads, which the wasm sends, and the bytes of a proof, whose progress only XMLHttpRequest tells.
import { bare } from "./bare.ts";
import { KEY_HEADER } from "./contract.ts";

/** An answer as the wasm reads it; the moments are by `performance.now()`. */
export interface Reply {
  response: Response;
  body: string;
  /** When the request went out. */
  sent: number;
  /** When the headers came. */
  received: number;
}

/** `key`: Scalev's publishable key, or nothing for a merchant's backend. `content` is sent as JSON. */
export async function send(
  method: string,
  url: string,
  key: string | undefined,
  content: object | undefined,
  signal: AbortSignal,
): Promise<Reply> {
  const headers: Record<string, string> = bare({ Accept: "application/json" });
  if (key) headers[KEY_HEADER] = key;
  if (content) headers["Content-Type"] = "application/json";
  const sent = performance.now();
  const response = await fetch(
    url,
    bare<RequestInit>({
      method,
      headers,
      body: content && JSON.stringify(content),
      // A merchant's own backend knows the buyer by its cookies; nobody else gets any.
      credentials: key ? "omit" : "same-origin",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      signal,
    }),
  );
  const received = performance.now();
  return { response, body: await response.text(), sent, received };
}
