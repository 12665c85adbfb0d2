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

/** Seconds after a 429 that names no time. */
const LIMITED = 30;

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
  private bar: Bar;
  private reporter: Reporter;
  /** What the last answer was drawn as. */
  private shown = "";
  private card?: Element;
  private asked = 0;
  private asking?: AbortController;
  private creates = 0;
  private turns = 0;
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
    this.bar = this.makeBar();
    this.reporter = new Reporter(instance.host, services, isAlone);
    atEnd(instance.life.signal, () => this.life.abort());
    atEnd(this.life.signal, () => this.asking && this.asking.abort());
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
    const { early } = this.instance;
    const now = this.instance.request();
    const isOurs = early && now && early.url === now.url && early.key === now.key;
    if (isOurs) this.creates = 1;
    this.ask(isOurs ? early!.reply : undefined);
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
    const bar = this.makeBar();
    this.bar.element.replaceWith(bar.element);
    this.bar = bar;
    this.reporter = new Reporter(this.instance.host, this.services, this.isAlone);
    if (this.instance.request()) this.ask();
    else this.end("lost");
  }

  private makeBar(): Bar {
    // As `Language::of` decides.
    const tags = this.services.languages(this.instance.host).map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0]);
    const known = tags.find((tag) => ["id", "in", "en"].includes(tag!));
    return new Bar(WORDS[known === "en" ? "en" : "id"], () => this.checkStatus());
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
    if (this.held(request) > 0) {
      bar.say(instance.preview ? "trouble" : undefined, false, this.schedule(undefined));
      return;
    }
    const asking = new AbortController();
    this.asking = asking;
    this.asked = Date.now();
    clearTimeout(this.timer);
    bar.say(undefined, true);
    let state: string | undefined;
    try {
      const { response, body } = await (coming || this.send(request, asking.signal));
      if (response.status === 429) this.hold(request, response);
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
    const wait = this.schedule(state);
    if (!state) bar.say(preview ? "trouble" : undefined, false, wait);
    else bar.say(!isOpen ? undefined : pressed ? "checked" : this.address(request) ? "automatic" : undefined);
  }

  /** Milliseconds for which the API wants to be left alone, by this or another element of the page. */
  private held({ url }: EarlyRequest): number {
    return (this.services.holds.get(new URL(url).origin) || 0) - performance.now();
  }

  private hold({ url }: EarlyRequest, { headers }: Response): void {
    const seconds = Number(headers.get("retry-after")) || LIMITED;
    this.services.holds.set(new URL(url).origin, performance.now() + seconds * 1000);
  }

  /** A read where the payment exists; creating it is idempotent, but not free. */
  private send(request: EarlyRequest, signal: AbortSignal): Promise<Reply> {
    const { send, create } = this.services;
    const read = this.address(request);
    const turn = this.turns++;
    if (read && this.creates && (this.shown || turn % 2 || this.creates >= MOST_CREATES)) {
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
    // Another script may have taken the bar away.
    if (!bar.element.isConnected) instance.root.append(bar.element);
    instance.root.insertBefore(card, bar.element);
    this.card = card;
    const isKnown = !WITHOUT_STATE.test(state);
    instance.host.setAttribute("data-state", isKnown ? state : UNAVAILABLE);
    if (isKnown) forget(instance);
  }

  /** Returns the milliseconds until the next request; nothing where none follows by itself. */
  private schedule(state: string | undefined): number | undefined {
    const { signal } = this.life;
    const time = this.instance.preview && this.instance.preview.card.querySelector("time");
    let wait = Date.now() - this.began < FIRST ? OPEN : LATER;
    if (!state) wait = Math.min(FAILED * 2 ** (this.failures - 1), LATER);
    else if (ENDED.includes(state)) return undefined;
    // At the deadline the number goes, and the server says what became of it.
    const left = time ? Date.parse(time.dateTime) - Date.now() + 1000 : wait;
    if (left > 1000) wait = Math.min(wait, left);
    const request = this.instance.request();
    if (!request) return undefined;
    if (!this.address(request) && (this.shown || this.creates >= MOST_CREATES)) {
      // Nobody can be asked: at the deadline the number goes all the same.
      if (time) this.timer = after(signal, left, () => this.end("unpaid"));
      return undefined;
    }
    wait = Math.max(wait, this.held(request));
    this.timer = after(signal, wait, () => page.hidden || this.ask());
    return wait;
  }
}
