// Asks for the payment's state, and shows the preview or the words of its end.
import type { Controls } from "../loader/bridge.ts";
import { UNAVAILABLE } from "../loader/contract.ts";
import { page } from "../loader/document.ts";
import type { EarlyRequest } from "../loader/early.ts";
import type { Instance, Services } from "../loader/instance.ts";
import { after, atEnd, listen } from "../loader/lifetime.ts";
import { forget } from "../bridge/remember.ts";
import { type PreviewPart, draw } from "../loader/preview.ts";
import type { Reply } from "../loader/request.ts";
import { Bar } from "./bar.ts";
import { Reporter } from "./events.ts";
import { keep } from "./memory.ts";
import { outcome } from "./outcome.ts";
import { READ_LIMIT, WORDS } from "./words.ts";

/** A new instance of the preview's module for each answer: its memory is never freed. */
export type Make = () => Promise<PreviewPart>;

/** Milliseconds until the next request: while the payment is open, in its first ten minutes and later; and after a request
 *  that failed, each time twice as long, up to the last. They are fewer than the widget's, at most 45 in 15 minutes. */
const OPEN = 20000;
const LATER = 60000;
const FIRST = 600000;
const FAILED = 5000;

/** Requests that create a payment: the first, and two after answers without a number. */
const MOST_CREATES = 3;

/** Milliseconds between two requests because the buyer came back. */
const COALESCE = 2000;

/** An open payment without a number, and one of which nothing is known. */
const WITHOUT_STATE = /^(unpaid|lost)$/;

/** States in which only the buyer's return asks again. */
const ENDED = ["paid", "expired", "closed"];

export class Follower implements Controls {
  private life = new AbortController();
  private readonly bar: Bar;
  private readonly reporter: Reporter;
  /** What the last answer was drawn as. */
  private shown = "";
  private card?: Element;
  private asked = 0;
  private asking?: AbortController;
  private creates = 0;
  private failures = 0;
  private timer?: number;
  private readonly began = Date.now();

  constructor(
    private readonly instance: Instance,
    private readonly services: Services,
    private readonly make: Make,
    /** The widget itself never comes. */
    private readonly isAlone: boolean,
  ) {
    // As `Language::of` decides.
    const tags = services.languages(instance.host).map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0]);
    const known = tags.find((tag) => ["id", "in", "en"].includes(tag!));
    this.bar = new Bar(WORDS[known === "en" ? "en" : "id"], () => this.checkStatus());
    this.reporter = new Reporter(instance.host, services, isAlone);
    atEnd(instance.life.signal, () => this.life.abort());
  }

  begin(): void {
    const { signal } = this.life;
    const back = () => {
      if (!page.hidden && Date.now() - this.asked > COALESCE) this.ask();
    };
    listen(signal, page, "visibilitychange", back);
    listen(signal, window, "pageshow", back);
    listen(signal, window, "online", back);
    this.instance.root.append(this.bar.element);
    this.ask(this.instance.early && this.instance.early.reply);
  }

  checkStatus(): void {
    this.ask(undefined, true);
  }

  /** Another payment, or other words for it. */
  attributesChanged(): void {
    if (this.asking) this.asking.abort();
    this.asking = undefined;
    this.creates = 0;
    this.forget();
    this.ask();
  }

  /** The widget goes on from here. */
  free(): void {
    this.life.abort();
    this.bar.element.remove();
    if (this.card) this.card.replaceWith(this.instance.placeholder);
  }

  private forget(): void {
    const { instance } = this;
    this.shown = "";
    instance.removePreview();
    if (this.card) this.card.remove();
    this.card = undefined;
    if (!instance.placeholder.isConnected) instance.root.prepend(instance.placeholder);
  }

  private async ask(coming?: Promise<Reply>, pressed?: boolean): Promise<void> {
    const { instance, bar } = this;
    const request = instance.request();
    if (this.asking || this.life.signal.aborted || !request) return;
    const asking = new AbortController();
    this.asking = asking;
    this.asked = Date.now();
    clearTimeout(this.timer);
    bar.say(undefined, true);
    let state: string | undefined;
    try {
      const { response, body } = await (coming || this.send(request, asking.signal));
      if (response.ok) state = await this.take(request, body, asking.signal);
      // The widget must not begin with an older answer.
      if (state && !coming) instance.early = undefined;
    } catch (_) {}
    if (asking.signal.aborted && this.asking !== asking) return;
    this.asking = undefined;
    if (this.life.signal.aborted) return;
    this.failures = state ? 0 : this.failures + 1;
    if (!state && !this.shown && !instance.preview) this.end("lost");
    const isOpen = state === "unpaid";
    const { preview } = instance;
    // What the tab showed before has a button of its own.
    bar.element.hidden = !!preview && preview.isRecalled;
    if (!state) bar.say(preview ? "trouble" : undefined);
    else bar.say(!isOpen ? undefined : pressed ? "checked" : "automatic");
    this.schedule(state);
  }

  /** A read where the payment exists; creating it is idempotent, but not free. */
  private send(request: EarlyRequest, signal: AbortSignal): Promise<Reply> {
    const { send, create } = this.services;
    const read = this.address(request);
    if (read && this.creates && (this.shown || this.creates % 2)) {
      if (!this.shown) this.creates += 1;
      const limit = new AbortController();
      atEnd(signal, () => limit.abort());
      after(limit.signal, READ_LIMIT, () => limit.abort());
      return send("GET", read, request.key, undefined, limit.signal).finally(() => limit.abort());
    }
    this.creates += 1;
    return create(request.url, request.key, signal);
  }

  /** Of the state; nothing where there is none. */
  private address({ url, slug }: EarlyRequest): string | undefined {
    const status = (this.instance.host.getAttribute("status-url") || "").trim();
    if (status) return new URL(status, location.href).href;
    return slug ? url.replace(/\/payment$/, "") : undefined;
  }

  /** Shows an answer; resolves to the state in it, or to nothing where it says none. */
  private async take(request: EarlyRequest, body: string, signal: AbortSignal): Promise<string | undefined> {
    const { instance } = this;
    const lines = draw(await this.make(), request, instance.host, body);
    if (!lines || signal.aborted) return undefined;
    const isCard = lines.startsWith("0");
    const state = isCard ? "unpaid" : lines;
    // The time left stands still in a preview.
    const drawn = lines.replace(/^.*\tpart=countdown.*$/m, "");
    const { preview } = instance;
    const stands = isCard && preview && !preview.isRecalled && (!this.shown || this.shown === drawn);
    // An answer without the number does not change that the payment is open.
    const keeps = lines === "unpaid" && preview && !preview.isRecalled;
    if (!stands && !keeps && (this.shown !== drawn || (isCard && !preview))) {
      if (isCard) {
        this.forget();
        instance.present(request, lines);
      } else {
        this.end(state);
      }
    }
    if (!keeps) this.shown = drawn;
    if (isCard) keep(instance, this.bar.words, lines);
    // The rest of the widget, which is still to come, will say that it is there.
    if (isCard && this.isAlone) instance.host.setAttribute("data-state", state);
    this.reporter.reach(state, isCard, request, body);
    return state;
  }

  /** Nothing to pay by: the words of the state, and the merchant's own link. Of an open payment there is none where only
   *  the whole widget could tell of it. */
  private end(state: string): void {
    const { instance, bar } = this;
    this.forget();
    const card = outcome(bar.words, state);
    instance.rendered();
    instance.root.insertBefore(card, bar.element);
    this.card = card;
    const isKnown = !WITHOUT_STATE.test(state);
    instance.host.setAttribute("data-state", isKnown ? state : UNAVAILABLE);
    if (isKnown) forget(instance);
  }

  private schedule(state: string | undefined): void {
    const { signal } = this.life;
    const time = this.instance.preview && this.instance.preview.card.querySelector("time");
    let wait = Date.now() - this.began < FIRST ? OPEN : LATER;
    if (!state) wait = Math.min(FAILED * 2 ** (this.failures - 1), LATER);
    else if (ENDED.includes(state)) return;
    // At the deadline the number goes, and the server says what became of it.
    const left = time ? Date.parse(time.dateTime) - Date.now() + 1000 : wait;
    if (left > 1000) wait = Math.min(wait, left);
    const request = this.instance.request();
    if (!request || (!this.address(request) && this.shown) || this.creates > 2 * MOST_CREATES) return;
    this.timer = after(signal, wait, () => page.hidden || this.ask());
  }
}
