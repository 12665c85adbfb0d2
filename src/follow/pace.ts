// The pauses between requests. They are longer than the widget's: at most 45 requests in 15 minutes.

/** Milliseconds until the next request: while the payment is open, in its first ten minutes and later; and after a request
 *  that failed, each time twice as long, up to the last. */
const OPEN = 20000;
const LATER = 60000;
const FIRST = 600000;
const FAILED = 5000;

/** States in which only the buyer's return asks again. */
const ENDED = ["paid", "expired", "closed"];

/** Milliseconds until the next request, or nothing where none follows by itself. `state`: of the last answer, or nothing where
 *  the request failed, which so many have done in a row. `age`: milliseconds since the first request. */
export function pause(state: string | undefined, failures: number, age: number): number | undefined {
  if (!state) return Math.min(FAILED * 2 ** (failures - 1), LATER);
  if (ENDED.includes(state)) return undefined;
  return age < FIRST ? OPEN : LATER;
}
