// The drawing of an answer, also where the device's clock is wrong.
import { deadlineOf } from "../bridge/remember.ts";
import { type PreviewPart, draw } from "../loader/draw.ts";
import type { EarlyRequest } from "../loader/early.ts";
import type { Reply } from "../loader/request.ts";
import { LATENESS } from "./words.ts";

/** A new instance of the preview's module for each drawing: its memory is never freed. */
export type Make = () => Promise<PreviewPart>;

export interface DrawnAnswer {
  /** The lines of a card, the name of a state in which there is none, or nothing where the answer is no order. */
  lines: string;
  /** The server contradicts the device's clock. */
  isCorrected: boolean;
}

/** By the device's clock an open payment may be over, or not be made yet, and then has no card. The card counts all the same
 *  where the server's time says so, or where that clock must be wrong. */
export async function drawAnswer(
  make: Make,
  request: EarlyRequest,
  host: Element,
  { response, body }: Reply,
): Promise<DrawnAnswer> {
  const at = async (time: number) => draw(await make(), request, host, body, time);
  const now = Date.now();
  const lines = await at(now);
  if (lines !== "unpaid") return { lines, isCorrected: false };
  const date = Date.parse(response.headers.get("date") || "");
  const made = madeAt(body);
  const corrected = await at(date || made);
  const due = deadlineOf(corrected) || Infinity;
  const isCorrected = corrected.startsWith("0") && (date > 0 || made > now || now - due > LATENESS);
  return { lines: isCorrected ? corrected : lines, isCorrected };
}

/** The moment at which the order was made, which has passed; 0 where the answer has none. */
function madeAt(body: string): number {
  const { data, draft_time = data && data.draft_time } = JSON.parse(body);
  return Date.parse(draft_time) || 0;
}
