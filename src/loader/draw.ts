// The preview's module draws an answer.
import { isPhone, languages, zone } from "./device.ts";

/** The exports of the preview part. */
export interface PreviewPart {
  memory: { buffer: ArrayBuffer };
  give(length: number, align: number): number;
  preview(at: number, length: number, now: number): number;
}

/** Draws the answer to a request for an element, by a new instance of the preview part. Returns the lines of a card, the name of
 *  a state in which there is none, or an empty text where the answer is no order. */
export function draw(
  { memory, give, preview }: PreviewPart,
  { url, slug }: { url: string; slug: string },
  host: Element,
  body: string,
  now = Date.now(),
): string {
  const asked = [url, slug, ...languages(host), zone(), isPhone() ? "phone" : "", body];
  const bytes = new TextEncoder().encode(asked.join("\n"));
  const at = give(bytes.length, 1) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, at);
  const from = preview(at, bytes.length, now) >>> 0;
  const text = new Uint8Array(memory.buffer, from);
  return new TextDecoder().decode(text.subarray(0, text.indexOf(0)));
}
