// The widget's events, emitted by the script that follows the payment without it.
import { bare } from "../loader/bare.ts";
import { TAG } from "../loader/contract.ts";
import type { EarlyRequest } from "../loader/early.ts";
import type { Instance } from "../loader/instance.ts";
import { CHECK, LINK } from "../loader/preview.ts";
import type { Services } from "../loader/services.ts";
import { fingerprint } from "./fingerprint.ts";

type EventDetail = Record<string, unknown>;

/** States with an event of their name. */
const OWN = ["paid", "expired", "conflict", "closed"];

/** The facts of an order that events carry. */
function details(body: string, state: string): EventDetail {
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
  private readonly emitted = new Set<string>();
  /** Of the last answer. */
  private detail?: EventDetail;

  /** `isAlone`: the widget will not emit events of the same payment. */
  constructor(
    private readonly instance: Instance,
    private readonly services: Services,
    private readonly isAlone: boolean,
  ) {}

  /** The server's answer says that the payment is in this state. */
  reach(state: string, hasCard: boolean, request: EarlyRequest, body: string): void {
    const last = this.detail && this.detail.status;
    const detail = details(body, state);
    this.detail = detail;
    const isProbablySpam = /"is_probably_spam"\s*:\s*true/.test(body);
    if (this.isAlone) this.once("ready", detail);
    if (this.isAlone && hasCard) this.once("instructions", detail);
    if (last !== state) {
      this.emit("status", detail);
      if (state === "paid") this.paid(request, Object.assign({ isProbablySpam }, detail));
      else if (this.isAlone && OWN.includes(state)) this.once(state, detail);
    }
    this.pressed();
  }

  /** Emits the presses in the preview once the payment that they were for is known. */
  pressed(): void {
    if (!this.detail) return;
    const { preview, presses } = this.instance;
    const buttons = preview ? preview.card.querySelectorAll(".copy") : [];
    for (const place of presses.splice(0)) {
      const button = buttons[place];
      const part = button ? button.getAttribute("part")! : "copy-code";
      if (place === CHECK) this.action("check-status");
      else if (place === LINK) this.action("open-link");
      else this.action(part === "copy-biller" ? "copy-biller-code" : part);
    }
  }

  /** Emits an action of the buyer. */
  action(action: string): void {
    const { host } = this.instance;
    const known = { status: host.getAttribute("data-state"), currency: "IDR" };
    this.emit("action", Object.assign(known, this.detail, { action }));
  }

  private once(name: string, detail: object): void {
    if (this.emitted.has(name)) return;
    this.emitted.add(name);
    this.emit(name, detail);
  }

  /** Once in this browser, by the widget or by this script: both leave the mark of `Runtime::emit_once`. */
  private async paid({ url, slug }: EarlyRequest, detail: object): Promise<void> {
    const key = `${TAG}:${fingerprint(slug || url)}:paid`;
    const release = await this.services.lock(key);
    try {
      if (!this.instance.host.isConnected || localStorage.getItem(key)) return;
      localStorage.setItem(key, "1");
    } catch (_) {
      // Without storage each page tells of it once.
    } finally {
      release();
    }
    this.once("paid", detail);
  }

  private emit(name: string, detail: object): void {
    const { host } = this.instance;
    host.dispatchEvent(new CustomEvent(`${TAG}:${name}`, bare({ bubbles: true, composed: true, detail })));
  }
}
