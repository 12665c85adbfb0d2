// What must hold for the buyer after everything that happens.
import { MINUTE, SECOND } from "./device.mjs";

/** The words of a recalled card. */
const SEEN = "Terakhir dilihat";

/** Milliseconds of a timer and a drawing at the deadline. */
const LATE = 2 * SECOND;

/** The longest pause between requests, a request that is given up, and the one after it. */
const LONGEST = MINUTE + 20 * SECOND + MINUTE;

/** Requests that a page makes by itself in 15 minutes; the buyer's presses and returns add to them. */
const MOST_REQUESTS = 45;
const QUARTER = 15 * MINUTE;

export class Violation extends Error {}

export function hold(holds, invariant, detail) {
  if (!holds) throw new Violation(`${invariant}: ${detail()}`);
}

/** `reported`: the state in the last answer that a page of this tab has got; `aheadAtMost`: of the device's clock in this life;
 *  `causes`: when the buyer has pressed or come back. */
export function check({ device, network, server, page, shownAt, reported, causes, aheadAtMost }) {
  const number = page.part("payment-code");
  const link = page.root.querySelectorAll("slot").find((slot) => slot.isSeen && !slot.getAttribute("name"));
  const said = () => `${page.state}, reported ${page.reported}, truth ${server.state}: ${page.root.textContent}`;
  hold(number || link, "there is always a way to pay or to get help", said);
  hold(!number || !reported || reported === "unpaid", "no number of a payment that is not open", said);
  page.wasRecalled ||= Boolean(number && !page.reported);
  hold(
    !number || page.reported || page.root.textContent.includes(SEEN),
    "a number without an answer says when it was seen",
    said,
  );
  const late = number ? device.truth - server.due : 0;
  hold(late <= LATE, "no number after the deadline", () => `${late} ms late, ${said()}`);
  const isOver = (page.reported && page.reported !== "unpaid") || device.truth + aheadAtMost >= server.due;
  hold(number || !page.hadNumber || isOver, "no error takes away the number", said);
  page.hadNumber = Boolean(number);
  hold(page.state !== "paid" || page.reported === "paid", "paid is the server's word", said);
  const clear = device.at - Math.max(shownAt, network.changedAt);
  const isSettled = server.state !== "unpaid" && Math.min(server.settledFor, clear) > LONGEST;
  const isFollowed = network.isOnline && !network.isBroken && !network.faulty && !page.document.hidden;
  // After an end only the buyer's return asks again, also for money that comes after the deadline.
  const knows = page.reported === server.state || ["paid", "expired", "closed"].includes(page.reported);
  hold(!isSettled || !isFollowed || (knows && !number), "an end is shown in time", () => `${clear} ms, ${said()}`);
  const since = device.at - QUARTER;
  const recent = page.requests.filter(({ at }) => at > since).length;
  const caused = causes.filter((at) => at > since).length;
  hold(
    recent <= MOST_REQUESTS + caused,
    "few requests",
    () => `${recent} in 15 minutes, ${caused} of them by the buyer`,
  );
}
