// The state of one element while it is in the page.
import type { AdoptStyle } from "./adopting.ts";
import { bare } from "./bare.ts";
import { LOADING, UNAVAILABLE } from "./contract.ts";
import type { Checkout, Controls } from "./controls.ts";
import { page } from "./document.ts";
import { type Early, type EarlyRequest, earlyRequest } from "./early.ts";
import { type Code, type LoadFailure, emit, log } from "./failure.ts";
import { unwatchLinks, watchLinks } from "./frame.ts";
import { abandon } from "./once.ts";
import { placeholder } from "./placeholder.ts";
import { build } from "./card.ts";
import { CHECK, type ShownPreview, activate } from "./preview.ts";
import { payments } from "./services.ts";
import { previewStyle } from "./widget.ts";

/** `waiting`: the placeholder shows, or a preview. `mounted`: the wasm owns the element; the preview stays until its first
 *  screen. After `failed` only `gone` follows. */
type InstanceState = "waiting" | "mounted" | "failed" | "gone";

export const instances = new Map<Element, Instance>();

/** Gives the element a payload that the page has already, or takes it back. */
export function setPayment(host: Element, payment: unknown): void {
  if (payment) payments.set(host, JSON.stringify(payment));
  else payments.delete(host);
  const instance = instances.get(host);
  if (instance) instance.refresh();
}

export class Instance {
  readonly root: ShadowRoot;
  readonly placeholder = placeholder();
  /** Ends timers, listeners and requests of this element. */
  readonly life = new AbortController();
  state: InstanceState = "waiting";
  preview?: ShownPreview;
  /** The buyer's presses in previews that are not reported yet: the place of a copy button, `LINK` or `CHECK`. */
  readonly presses: number[] = [];
  /** The card that the tab showed before it was loaded again; kept for comparison when another one has replaced it. */
  recalled?: Element;
  /** The widget is being constructed. */
  begun?: boolean;
  /** Attributes or payload changed since the wasm has read them. */
  changed?: boolean;
  checkout?: Controls & Partial<Checkout>;
  early?: Early;
  private styles: AdoptStyle[] = [];
  private refreshing?: boolean;
  /** Codes of the errors so far. */
  readonly reported: Code[] = [];

  /** `ask`: sends the request for the payment. */
  constructor(
    readonly host: HTMLElement,
    private readonly ask: (instance: Instance) => void,
  ) {
    this.root = host.shadowRoot || host.attachShadow(bare({ mode: "open" }));
    this.root.textContent = "";
    this.root.append(this.placeholder);
    host.setAttribute("data-state", LOADING);
    watchLinks(host);
  }

  /** The element left the page. */
  dispose(): void {
    const { checkout, root } = this;
    this.end("gone");
    instances.delete(this.host);
    if (!instances.size) abandon();
    if (checkout) checkout.free();
    if (root.adoptedStyleSheets) root.adoptedStyleSheets = [];
    root.textContent = "";
    this.host.removeAttribute("data-state");
    unwatchLinks(this.host);
  }

  /** The widget cannot run: the buyer has what the merchant wrote inside the element. */
  fail({ code, advice }: LoadFailure): void {
    if (this.isOver()) return;
    this.end("failed");
    this.root.textContent = "";
    this.root.append(this.placeholder);
    this.showLink();
    this.report(code, advice);
  }

  /** Shows what the merchant wrote inside the element, in the placeholder. */
  showLink(): void {
    this.placeholder.removeAttribute("style");
    this.host.setAttribute("data-state", UNAVAILABLE);
  }

  isOver(): boolean {
    return this.life.signal.aborted;
  }

  /** The wasm's first screen is in the page. */
  rendered(): void {
    this.removePreview();
    this.placeholder.remove();
  }

  /** Puts the placeholder back in the place of the preview. */
  removePreview(): void {
    const { preview } = this;
    if (!preview) return;
    this.preview = undefined;
    preview.life.abort();
    preview.card.remove();
    this.root.prepend(this.placeholder);
  }

  /** Asks the server now, as the buyer's button does. While the widget is constructed, its own first request serves. */
  checkStatus(): void {
    if (this.checkout) this.checkout.checkStatus();
    else if (this.recalled && !this.begun) this.ask(this);
  }

  /** Reads the attributes again; several are often set one after the other, and are read together. */
  refresh(): void {
    this.removePreview();
    this.recalled = undefined;
    this.presses.length = 0;
    this.changed = true;
    if (this.refreshing) return;
    this.refreshing = true;
    Promise.resolve().then(() => {
      this.refreshing = false;
      if (this.checkout) this.checkout.attributesChanged();
    });
  }

  /** The request for the payment. There is none where the page has handed over a payload. */
  request(): EarlyRequest | undefined {
    const { host } = this;
    return payments.has(host) ? undefined : earlyRequest((name) => host.getAttribute(name), new URL(location.href));
  }

  /** Shows the lines of a card for this request, in the place of a recalled card. `time`: milliseconds that they may be shown,
   *  where the deadline does not count. `isRecalled`: the tab showed them before it was loaded again. Throws where they are no
   *  card. */
  present({ url, key }: EarlyRequest, lines: string, time?: number, isRecalled?: boolean): void {
    const now = this.request();
    const { preview } = this;
    const isFree = preview ? preview.card === this.recalled : this.state === "waiting";
    if (!lines || !isFree || !now || now.url !== url || now.key !== key) return;
    this.removePreview();
    this.adoptStyles(previewStyle());
    const drawn = build(lines);
    const { card } = drawn;
    if (isRecalled) {
      card.querySelector<HTMLElement>("[part=check-status]")!.onclick = () => {
        this.presses.push(CHECK);
        this.checkStatus();
      };
      this.recalled = card;
    }
    card.append(page.createElement("slot"));
    this.placeholder.replaceWith(card);
    this.preview = activate(this.root, drawn, () => this.removePreview(), this.presses, time);
  }

  adoptStyles(...styles: AdoptStyle[]): void {
    for (const adopt of styles.slice(this.styles.length)) {
      this.styles.push(adopt);
      adopt(this.root);
    }
  }

  /** The element is in another document, whose shadow roots lose what they have adopted. */
  moved(): void {
    for (const adopt of this.styles) adopt(this.root);
  }

  /** Emits the first error and a panic; logs each code once. */
  report(code: Code, advice?: string): void {
    if (this.reported.includes(code)) return;
    log(code, advice);
    if (!this.reported.length || code === "panic") emit(this.host, code);
    this.reported.push(code);
  }

  private end(state: "failed" | "gone"): void {
    this.removePreview();
    this.state = state;
    this.checkout = undefined;
    this.life.abort();
  }
}
