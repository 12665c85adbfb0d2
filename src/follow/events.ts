// The widget's events, each once, without the widget.
import { TAG } from "../loader/contract.ts";
import { bare } from "../loader/bare.ts";
import type { EarlyRequest } from "../loader/early.ts";
import type { Services } from "../loader/instance.ts";

/** States with an event of their name. */
const OWN = ["paid", "expired", "conflict", "closed"];

/** The widget's name for a payment among the tabs of a browser: FNV-1a of 64 bits. */
export function hash(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // The prime is 2^40 + 0x1b3; neither product exceeds 2^53.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + low * 256) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}

/** What events say of an order. */
function details(body: string, state: string): Record<string, unknown> {
  const document = JSON.parse(body);
  const order = document.payment_status === undefined && document.data ? document.data : document;
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  const sum = /^(\d+)(\.0*)?$/.exec(String(order.gross_revenue));
  return {
    status: state,
    method: text(order.payment_method),
    orderId: text(order.order_id),
    amount: sum ? sum[1] : undefined,
    currency: "IDR",
  };
}

export class Reporter {
  private readonly told = new Set<string>();
  private last?: string;

  /** `isAlone`: the widget will not tell of the same payment. */
  constructor(
    private readonly host: HTMLElement,
    private readonly services: Services,
    private readonly isAlone: boolean,
  ) {}

  /** The server's answer says that the payment is in this state. */
  reach(state: string, hasCard: boolean, request: EarlyRequest, body: string): void {
    const detail = details(body, state);
    const isProbablySpam = /"is_probably_spam"\s*:\s*true/.test(body);
    if (this.isAlone) this.once("ready", detail);
    if (this.isAlone && hasCard) this.once("instructions", detail);
    if (this.last === state) return;
    this.last = state;
    this.emit("status", detail);
    if (state === "paid") this.paid(request, { ...detail, isProbablySpam });
    else if (this.isAlone && OWN.includes(state)) this.once(state, detail);
  }

  private once(name: string, detail: object): void {
    if (this.told.has(name)) return;
    this.told.add(name);
    this.emit(name, detail);
  }

  /** Once in this browser, whoever learned it: the mark is the one of `Runtime::emit_once`. */
  private async paid({ url, slug }: EarlyRequest, detail: object): Promise<void> {
    const key = `${TAG}:${hash(slug || url)}:paid`;
    const release = await this.services.lock(key);
    try {
      if (!this.host.isConnected || localStorage.getItem(key)) return;
      localStorage.setItem(key, "1");
    } catch (_) {
      // Without storage each page tells it once.
    } finally {
      release();
    }
    this.once("paid", detail);
  }

  private emit(name: string, detail: object): void {
    this.host.dispatchEvent(new CustomEvent(`${TAG}:${name}`, bare({ bubbles: true, composed: true, detail })));
  }
}
