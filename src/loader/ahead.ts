// A download that tells when it is nearly over, so that the next request can overlap with its end.
import { bare } from "./bare.ts";
import { Failure } from "./failure.ts";
import { ask, download } from "./fetch.ts";

/** Downloads a file and checks its hash here: a browser that checks it hands over nothing before the end. Calls `near` once
 *  the rest should take no longer than the line's round trip, by the rate so far. */
export async function downloadAhead(
  asset: Asset,
  signal: AbortSignal,
  again: boolean | undefined,
  near: () => void,
): Promise<ArrayBuffer> {
  // Pages without HTTPS have none.
  if (!crypto.subtle) return (await download(asset, signal, again)).arrayBuffer();
  const asked = performance.now();
  const response = await ask(asset, { cache: again ? "reload" : "default", signal });
  if (!response.ok) throw new Failure("load");
  const trip = performance.now() - asked;
  const { size } = asset;
  const bytes = new Uint8Array(size);
  // Else a page's additions to all objects are options.
  const reader = response.body!.getReader(bare({})) as ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  let length = 0;
  // The first piece came with the head, so it says nothing about the rate.
  let first = 0;
  let begun = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (length + part.value.length > size) {
      reader.cancel().catch(() => {});
      throw new Failure("integrity");
    }
    bytes.set(part.value, length);
    length += part.value.length;
    const now = performance.now();
    begun = begun || now;
    first = first || length;
    if ((size - length) * (now - begun) < (length - first) * trip) near();
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (asset.integrity !== `sha256-${btoa(String.fromCharCode(...hash))}`) throw new Failure("integrity");
  return bytes.buffer;
}
