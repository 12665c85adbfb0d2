// Asks for the payment's state, and shows the preview or the words of its end.
import { showsRecalled } from "../bridge/recalled.ts";
import { forget } from "../bridge/remember.ts";
import { UNAVAILABLE } from "../loader/contract.ts";
import type { Controls } from "../loader/controls.ts";
import { page } from "../loader/document.ts";
import type { EarlyRequest } from "../loader/early.ts";
import type { Instance } from "../loader/instance.ts";
import { after, atEnd, listen } from "../loader/lifetime.ts";
import type { Reply } from "../loader/request.ts";
import type { Services } from "../loader/services.ts";
import { Bar } from "./bar.ts";
import { Change } from "./change.ts";
import { type Make, drawAnswer } from "./drawing.ts";
import { Reporter } from "./events.ts";
import { keep } from "./memory.ts";
import { outcome } from "./outcome.ts";
import { pause } from "./pace.ts";
import { Requests } from "./requests.ts";
import { WORDS } from "./words.ts";

/** Milliseconds after a request in which the buyer's return sends no other. */
const COALESCE = 2000;

/** An open payment without a number, and one without an answer: `data-state` has no names for them. */
const WITHOUT_STATE = /^(unpaid|lost)$/;

export class Follower implements Controls {
  private life = new AbortController();
  private bar: Bar;
  private change: Change;
  private reporter: Reporter;
  private readonly requests: Requests;
  /** The drawing of the last answer. */
  private shown = "";
  private card?: Element;
  /** When the last request went out, by the device's clock. */
  private asked = 0;
  private asking?: AbortController;
  /** The buyer waits for the next answer. */
  private isPressed = false;
  private failures = 0;
  private timer?: number;
  /** By `performance.now()`: the device's clock may be put right, and would prolong the first minutes. */
  private readonly began = performance.now();

  constructor(
    private readonly instance: Instance,
    private readonly services: Services,
    private readonly make: Make,
    /** The widget itself never comes. */
    private readonly isAlone: boolean,
  ) {
    this.bar = this.makeBar();
    this.change = new Change(instance, this.bar.words);
    this.reporter = new Reporter(instance, services, isAlone);
    this.requests = new Requests(instance.host, services);
    atEnd(instance.life.signal, () => this.life.abort());
    atEnd(this.life.signal, () => this.asking && this.asking.abort());
  }

  begin(): void {
    const { instance } = this;
    const { signal } = this.life;
    const back = () => {
      // A clock that was put back since says nothing of the time that has passed.
      if (!page.hidden && Math.abs(Date.now() - this.asked) > COALESCE) this.ask();
    };
    listen(signal, page, "visibilitychange", back);
    listen(signal, window, "pageshow", back);
    listen(signal, window, "online", back);
    // The listener of the button itself comes first and has noted the press.
    listen(signal, instance.root, "click", () => this.reporter.pressed());
    instance.root.append(this.bar.element);
    const { early } = instance;
    const now = instance.request();
    const isOurs = early && now && early.url === now.url && early.key === now.key;
    if (isOurs) this.requests.restart(1);
    this.ask(isOurs ? early!.reply : undefined);
  }

  /** A press while a request is under way counts for its answer. */
  checkStatus(): void {
    this.isPressed = true;
    this.ask();
  }

  /** The attributes name another payment or another language. */
  attributesChanged(): void {
    if (this.asking) this.asking.abort();
    this.asking = undefined;
    this.requests.restart(0);
    this.forget();
    const bar = this.makeBar();
    this.bar.element.replaceWith(bar.element);
    this.bar = bar;
    this.change.remove();
    this.change = new Change(this.instance, bar.words);
    this.reporter = new Reporter(this.instance, this.services, this.isAlone);
    if (this.instance.request()) this.ask();
    else this.end("lost");
  }

  private makeBar(): Bar {
    // As `Language::of` decides.
    const tags = this.services.languages(this.instance.host).map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0]);
    const known = tags.find((tag) => ["id", "in", "en"].includes(tag!));
    return new Bar(WORDS[known === "en" ? "en" : "id"], () => {
      this.reporter.action("check-status");
      this.checkStatus();
    });
  }

  /** The widget takes over. */
  free(): void {
    this.life.abort();
    this.bar.element.remove();
    this.change.remove();
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

  private async ask(coming?: Promise<Reply>): Promise<void> {
    const { instance, bar, requests } = this;
    const request = instance.request();
    if (this.asking || this.life.signal.aborted || !request) return;
    if (requests.held(request) > 0) {
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
      const reply = await (coming || requests.send(request, !!this.shown, asking.signal));
      const { response } = reply;
      if (response.status === 429) requests.hold(request, response);
      if (response.ok) state = await this.take(request, reply, asking.signal);
      // The widget must not begin with the older answer to the early request.
      if (state && !coming) instance.early = undefined;
    } catch (_) {}
    if (asking.signal.aborted && this.asking !== asking) return;
    this.asking = undefined;
    if (this.life.signal.aborted) return;
    this.failures = state ? 0 : this.failures + 1;
    if (!state && !this.shown && !instance.preview) this.end("lost");
    // A recalled card has a button of its own.
    bar.element.hidden = showsRecalled(instance);
    const wait = this.schedule(state);
    if (!state) bar.say(instance.preview ? "trouble" : undefined, false, wait);
    else if (state !== "unpaid") bar.say();
    else if (this.isPressed) bar.say("checked");
    else bar.say(requests.address(request) ? "automatic" : undefined);
    this.isPressed = false;
  }

  /** Shows an answer; resolves to the state in it, or to nothing where it says none. */
  private async take(request: EarlyRequest, reply: Reply, signal: AbortSignal): Promise<string | undefined> {
    const { instance } = this;
    const { lines, isCorrected } = await drawAnswer(this.make, request, instance.host, reply);
    if (!lines || signal.aborted) return undefined;
    const isCard = lines.startsWith("0");
    const state = isCard ? "unpaid" : lines;
    // The countdown of a preview does not run: another time left is no change.
    const drawn = lines.replace(/^.*\tpart=countdown.*$/m, "");
    const isFresh = !!instance.preview && !showsRecalled(instance);
    const isShown = isCard && isFresh && (!this.shown || this.shown === drawn);
    // An answer without the number does not change that the payment is open.
    const keeps = lines === "unpaid" && isFresh;
    if (!isShown && !keeps && (this.shown !== drawn || (isCard && !instance.preview))) {
      if (isCard) {
        this.forget();
        // A wrong clock cannot tell when the deadline has passed.
        instance.present(request, lines, isCorrected ? Infinity : undefined);
      } else {
        this.end(state);
      }
    }
    if (!keeps) this.shown = drawn;
    if (isCard) this.change.compare();
    // Nor can it when the tab is loaded again.
    if (isCorrected) forget(instance);
    else if (isCard) keep(instance, this.bar.words, lines);
    // The rest of the widget, which is still to come, will say that it is there.
    if (isCard && this.isAlone) instance.host.setAttribute("data-state", state);
    this.reporter.reach(state, isCard, request, reply.body);
    return state;
  }

  /** Shows the words of a state in which nothing can be paid with, and the merchant's own link. Of an open payment there are
   *  none where only the whole widget could tell of it. */
  private end(state: string): void {
    const { instance, bar } = this;
    this.forget();
    this.change.remove();
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
    clearTimeout(this.timer);
    const { requests } = this;
    const { signal } = this.life;
    const time = this.instance.preview && this.instance.preview.card.querySelector("time");
    let wait = pause(state, this.failures, performance.now() - this.began);
    const request = this.instance.request();
    if (wait === undefined || !request) return undefined;
    // At the deadline the number is removed, and the server is asked for the state.
    const left = time ? Date.parse(time.dateTime) - Date.now() + 1000 : wait;
    if (left > 1000) wait = Math.min(wait, left);
    if (requests.isDone(request, !!this.shown)) {
      // No request can tell the state. The number is removed at the deadline all the same.
      if (time && left > 0) this.timer = after(signal, left, () => this.end("unpaid"));
      return undefined;
    }
    wait = Math.max(wait, requests.held(request));
    this.timer = after(signal, wait, () => page.hidden || this.ask());
    return wait;
  }
}
