// The request that creates the payment: one at a time for an order in the whole browser, and within a limit.
import { CREATE_LIMIT } from "./contract.ts";
import { after, atEnd } from "./lifetime.ts";
import { lock } from "./lock.ts";
import { type Reply, send } from "./request.ts";

/** Rejects with "timeout" or "network". */
export async function create(url: string, key: string | undefined, signal: AbortSignal): Promise<Reply> {
  const limit = new AbortController();
  let failure = "network";
  after(limit.signal, CREATE_LIMIT, () => {
    failure = "timeout";
    limit.abort();
  });
  atEnd(signal, () => limit.abort());
  let release;
  try {
    release = await lock(url, limit.signal);
    return await send("POST", url, key, undefined, limit.signal);
  } catch (_) {
    throw failure;
  } finally {
    if (release) release();
    // The timers end with it.
    limit.abort();
  }
}
