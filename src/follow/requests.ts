// The requests of an element without the widget: which one is next, and when the API wants none.
import type { EarlyRequest } from "../loader/early.ts";
import { after, atEnd } from "../loader/lifetime.ts";
import type { Reply } from "../loader/request.ts";
import type { Services } from "../loader/services.ts";
import { LONGEST_DELAY, READ_LIMIT } from "./words.ts";

/** Requests that create a payment: the first, and two after answers without a number. */
const MOST_CREATES = 3;

/** Seconds after a 429 that names no time. */
const LIMITED = 30;

export class Requests {
  private creates = 0;
  private sent = 0;

  constructor(
    private readonly host: Element,
    private readonly services: Services,
  ) {}

  /** The next request is for another payment, or the first one has been sent before. */
  restart(creates: 0 | 1): void {
    this.creates = creates;
  }

  /** Milliseconds until this page may ask the API again. */
  held({ url }: EarlyRequest): number {
    return (this.services.holds.get(new URL(url).origin) || 0) - performance.now();
  }

  hold({ url }: EarlyRequest, { headers }: Response): void {
    const asked = Number(headers.get("retry-after")) || LIMITED;
    const delay = Math.max(0, Math.min(asked * 1000, LONGEST_DELAY));
    this.services.holds.set(new URL(url).origin, performance.now() + delay);
  }

  /** A read where the payment exists; creating it is idempotent, but not free. */
  send(request: EarlyRequest, hasAnswer: boolean, signal: AbortSignal): Promise<Reply> {
    const { send, create } = this.services;
    const read = this.address(request);
    const count = this.sent++;
    if (read && this.creates && (hasAnswer || count % 2 || this.creates >= MOST_CREATES)) {
      const limit = new AbortController();
      atEnd(signal, () => limit.abort());
      after(limit.signal, READ_LIMIT, () => limit.abort());
      return send("GET", read, request.key, undefined, limit.signal).finally(() => limit.abort());
    }
    this.creates += 1;
    return create(request.url, request.key, signal);
  }

  /** True where no further request can tell anything: the backend has no address of the state. */
  isDone(request: EarlyRequest, hasAnswer: boolean): boolean {
    return !this.address(request) && (hasAnswer || this.creates >= MOST_CREATES);
  }

  /** Of the state; nothing where there is none. */
  address({ url, slug }: EarlyRequest): string | undefined {
    const status = (this.host.getAttribute("status-url") || "").trim();
    if (status) return new URL(status, location.href).href;
    return slug ? url.replace(/\/payment$/, "") : undefined;
  }
}
