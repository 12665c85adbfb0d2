// The state of one element while it is in the page.
import { bare } from "./bare.ts";
import type { Checkout, Controls } from "./bridge.ts";
import { LOADING, UNAVAILABLE } from "./contract.ts";
import { copy } from "./copy.ts";
import { create } from "./create.ts";
import { isPhone, languages, zone } from "./device.ts";
import { page } from "./document.ts";
import { type EarlyRequest, earlyRequest } from "./early.ts";
import { type Code, Failure, emit, log } from "./failure.ts";
import { base, documentParsed } from "./folder.ts";
import { unwatchLinks, watchLinks } from "./frame.ts";
import { after, atEnd, listen } from "./lifetime.ts";
import { lock } from "./lock.ts";
import { abandon } from "./once.ts";
import { recall } from "./memory.ts";
import { placeholder } from "./placeholder.ts";
import { type Preview, type PreviewPart, activate, build, draw } from "./preview.ts";
import { type Reply, send } from "./request.ts";
import type { AdoptStyle } from "./adopting.ts";
import { loadOnDemand, loadWidget, previewModule, previewStyle, supported } from "./widget.ts";

/** Milliseconds after which late files are reported. */
const LOAD_LIMIT = 8000;

/** Milliseconds between attempts at files that did not come, while the buyer has a preview to pay by: each time twice as
 *  long, up to the last. */
const FIRST_WAIT = 5000;
const LAST_WAIT = 60000;

/** `waiting`: the placeholder shows. `mounted`: the wasm owns the element; the preview stays until its first
 *  screen. After `failed` only `gone` follows. */
type State = "waiting" | "preview" | "mounted" | "failed" | "gone";

/** The request that went out before the wasm was there. */
interface Early extends EarlyRequest {
  controller: AbortController;
  reply: Promise<Reply>;
  /** When the answer came, by the device's clock in milliseconds. */
  at: number;
}

/** Milliseconds for which an answer serves the next element of the same order too. */
const SHARED_FOR = 5000;

/** The last request of this page. */
let latest: Early | undefined;

/** Payloads that pages handed over, as JSON text. */
const payments = new WeakMap<Element, string>();

export const instances = new Map<Element, Instance>();

/** By origin: until when, by `performance.now()`, its API wants to be left alone. */
const holds = new Map<string, number>();

/** The loader's functions for the wasm that do not depend on the element. */
const SERVICES = { holds, create, send, lock, loadOnDemand, copy, payments, isPhone, zone, languages };

export type Services = typeof SERVICES;

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
  state: State = "waiting";
  preview?: Preview;
  /** The card of before the page was loaded again. */
  recalled?: Element;
  /** The widget is being constructed. */
  begun?: boolean;
  /** Attributes or payload changed since the wasm has read them. */
  changed?: boolean;
  checkout?: Controls & Partial<Checkout>;
  early?: Early;
  private adopted = 0;
  private refreshing?: boolean;
  /** Codes of the errors so far. */
  readonly reported: Code[] = [];

  constructor(readonly host: HTMLElement) {
    this.root = host.shadowRoot || host.attachShadow(bare({ mode: "open" }));
    this.empty();
    this.root.append(this.placeholder);
    host.setAttribute("data-state", LOADING);
    watchLinks(host);
    this.run();
  }

  /** The element left the page. */
  dispose(): void {
    const { checkout, root } = this;
    this.end("gone");
    instances.delete(this.host);
    if (!instances.size) abandon();
    if (checkout) checkout.free();
    if (root.adoptedStyleSheets) root.adoptedStyleSheets = [];
    this.empty();
    this.host.removeAttribute("data-state");
    unwatchLinks(this.host);
  }

  /** The widget cannot run: the buyer has what the merchant wrote inside the element. */
  fail({ code, advice }: Failure): void {
    if (this.isOver()) return;
    this.end("failed");
    this.empty();
    this.placeholder.removeAttribute("style");
    this.root.append(this.placeholder);
    this.host.setAttribute("data-state", UNAVAILABLE);
    this.report(code, advice);
  }

  isOver(): boolean {
    return this.life.signal.aborted;
  }

  /** The wasm owns the element from now on. */
  mount(checkout: Checkout): void {
    if (this.checkout) this.checkout.free();
    this.state = "mounted";
    this.checkout = checkout;
    if (this.changed) checkout.attributesChanged();
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
    this.forgetPreview();
    preview.card.remove();
    // The widget's screen waits behind a recalled card.
    const screen = this.root.lastElementChild as HTMLElement | null;
    if (screen) screen.style.display = "";
    this.root.prepend(this.placeholder);
  }

  /** Asks the server now, as the buyer's button does. */
  checkStatus(): void {
    if (this.checkout) this.checkout.checkStatus();
  }

  /** Reads the attributes again; several are often set one after the other, and are read together. */
  refresh(): void {
    this.removePreview();
    this.recalled = undefined;
    this.changed = true;
    if (this.refreshing) return;
    this.refreshing = true;
    Promise.resolve().then(() => {
      this.refreshing = false;
      if (this.checkout) this.checkout.attributesChanged();
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.life;
    // A page that nobody may ever see asks for nothing.
    if (Reflect.get(page, "prerendering")) {
      await new Promise<void>((resolve) => listen(signal, page, "prerenderingchange", resolve));
      if (this.isOver()) return;
    }
    const slow = after(signal, LOAD_LIMIT, () => this.report("timeout"));
    // The tag that names the script's folder may come after the element.
    if (!base()) await documentParsed();
    if (!this.isOver()) this.ask();
    for (let wait = FIRST_WAIT; !this.isOver(); wait = Math.min(2 * wait, LAST_WAIT)) {
      try {
        const { exports, styles } = await loadWidget(panicked).finally(() => clearTimeout(slow));
        if (this.isOver()) return;
        this.adoptStyles(...styles);
        this.begun = true;
        return await exports.begin(exports.Checkout, this, SERVICES);
      } catch (error) {
        const failure = error instanceof Failure ? error : new Failure("load");
        const { code } = failure;
        const never = /wasm|csp/.test(code);
        if (this.isOver()) return;
        // The number in the preview stays, and the network may recover.
        if (!never && (code !== "load" || !(this.preview || this.checkout))) return this.fail(failure);
        this.report(code);
        const following = loadOnDemand(__ASSETS__.follow) as Promise<typeof import("../follow.ts")>;
        following.then(({ follow }) => follow(this, SERVICES, never)).catch(() => never && this.fail(failure));
        if (never) return;
        await this.nextAttempt(wait);
      }
    }
  }

  /** Sends the early request, and shows what the tab remembers until its answer is there. */
  private ask(): void {
    const request = base() && this.request();
    if (!request) return;
    if (!(holds.get(new URL(request.url).origin)! > performance.now())) this.askEarly(request);
    // After the request: reading the storage waits for the browser.
    this.recall(request).catch(() => {});
  }

  /** Sends the early request, and shows the preview of its answer. */
  private askEarly(request: EarlyRequest): void {
    const controller = new AbortController();
    atEnd(this.life.signal, () => controller.abort());
    const { url, key } = request;
    const own = () => create(url, key, controller.signal);
    const last = latest;
    const age = last && last.at ? Date.now() - last.at : 0;
    // The address of a backend may stand for another payment by now.
    const isSame = last && last.slug && last.url === url && last.key === key && age >= 0 && age < SHARED_FOR;
    const reply = isSame ? last!.reply.catch(own) : own();
    const early = Object.assign(request, { controller, reply, at: 0 });
    this.early = latest = early;
    // Whatever hinders the preview, the widget will report it.
    (__SPLIT__ && supported() ? this.show(early) : reply).catch(() => {});
    reply.then(() => (early.at = (isSame && last!.at) || Date.now())).catch(() => {});
  }

  /** The request for the payment. A payload that the page has counts more than any. */
  request(): EarlyRequest | undefined {
    const { host } = this;
    return payments.has(host) ? undefined : earlyRequest((name) => host.getAttribute(name), new URL(location.href));
  }

  private async show(early: Early): Promise<void> {
    const [{ response, body }, module] = await Promise.all([early.reply, previewModule()]);
    if (!response.ok && latest === early) latest = undefined;
    if (!response.ok) return;
    if (this.preview) await this.preview.released();
    const { exports } = await WebAssembly.instantiate(module);
    this.present(early, draw(exports as unknown as PreviewPart, early, this.host, body));
  }

  /** Shows what `draw` has made of an answer to this request, in the place of what was shown before. Throws where that is no
   *  card. */
  present({ url, key }: EarlyRequest, lines: string, recalled?: number): void {
    const now = this.request();
    const { preview } = this;
    const isFree = preview ? preview.isRecalled : this.state === "waiting";
    if (!lines || !isFree || !now || now.url !== url || now.key !== key) return;
    this.removePreview();
    this.adoptStyles(previewStyle());
    const drawn = build(lines);
    drawn.card.append(page.createElement("slot"));
    this.placeholder.replaceWith(drawn.card);
    if (recalled) this.recalled = drawn.card;
    this.state = "preview";
    const check = drawn.card.querySelector<HTMLElement>("[part=check-status]");
    if (check) check.onclick = () => this.checkStatus();
    this.preview = activate(this.root, drawn, () => this.removePreview(), recalled);
  }

  /** Shows what this tab showed before it was loaded again, until the server answers. */
  private async recall(request: EarlyRequest): Promise<void> {
    const recalled = await recall(this.host, request);
    if (recalled) this.present(request, ...recalled);
  }

  private forgetPreview(): void {
    if (this.preview) this.preview.dispose();
    this.preview = undefined;
    if (this.state === "preview") this.state = "waiting";
  }

  /** Resolves after so many milliseconds, when the network is back, or when the element goes. */
  private nextAttempt(wait: number): Promise<void> {
    const { signal } = this.life;
    const attempt = new AbortController();
    return new Promise((resolve) => {
      atEnd(attempt.signal, resolve);
      const wake = () => attempt.abort();
      atEnd(signal, wake);
      after(attempt.signal, wait, wake);
      listen(attempt.signal, window, "online", wake);
    });
  }

  adoptStyles(...styles: AdoptStyle[]): void {
    for (const adopt of styles.slice(this.adopted)) adopt(this.root);
    this.adopted = Math.max(this.adopted, styles.length);
  }

  /** Emits the first error and a panic; logs each code once. */
  private report(code: Code, advice?: string): void {
    if (this.reported.includes(code)) return;
    log(code, advice);
    if (!this.reported.length || code === "panic") emit(this.host, code);
    this.reported.push(code);
  }

  private end(state: "failed" | "gone"): void {
    this.forgetPreview();
    this.state = state;
    this.checkout = undefined;
    this.life.abort();
  }

  private empty(): void {
    while (this.root.firstChild) this.root.firstChild.remove();
  }
}

/** After a panic the wasm is dead for every element. */
function panicked(failure: Failure): void {
  for (const instance of instances.values()) instance.fail(failure);
}
