// One buyer without WebAssembly: an order, a tab that the system may throw away, a network that dies, a clock that is wrong.
import { Chance } from "./chance.mjs";
import { check, hold } from "./checks.mjs";
import { Device, HOUR, MINUTE, SECOND } from "./device.mjs";
import { Page, Storage } from "./page.mjs";
import { Network, Server } from "./server.mjs";

const settled = () => new Promise((resolve) => setImmediate(resolve));

export class Life {
  tally = { lost: 0, recalled: 0, offline: 0, requests: 0, numbers: 0, paid: 0 };
  /** When the buyer pressed or came back. */
  causes = [];
  trace = [];

  constructor(seed) {
    this.chance = new Chance(seed);
    const { chance } = this;
    this.device = new Device();
    // A clock that is ahead may be put right. With one that is behind no device can tell that the deadline has passed.
    if (chance.oneIn(4)) this.device.ahead = chance.below(10 * MINUTE);
    this.aheadAtMost = this.device.ahead;
    this.server = new Server(chance, this.device);
    this.network = new Network(chance, this.device, this.server);
    this.session = new Storage();
    this.local = new Storage();
    this.end = chance.of([10 * MINUTE, HOUR, 3 * HOUR]);
    this.pause = chance.of([20 * SECOND, 2 * MINUTE, 10 * MINUTE]);
  }

  /** Plays to the end; rejects with the first violation. */
  async play() {
    this.#load(0);
    this.#plan();
    do {
      await settled();
      this.reported = this.page.reported ?? this.reported;
      check(this);
    } while (this.device.step(this.end));
    this.#leave();
    await settled();
    const { leftovers } = this.page;
    hold(leftovers === 0, "an element that is gone leaves no timer and no listener", () => `${leftovers} at its end`);
    hold(this.tally.paid <= 1, "the paid event fires once in a browser", () => `${this.tally.paid} times`);
    return this.tally;
  }

  #note(what) {
    this.trace.push(`${(this.device.at / 1000).toFixed(1)} s ${what}`);
  }

  #load(type) {
    const { device, network, session, local } = this;
    this.page = new Page({ device, network, session, local, type });
    this.shownAt = device.at;
    this.causes = [];
  }

  #plan() {
    this.device.plan(this.chance.below(2 * this.pause), undefined, () => {
      this.#act();
      this.#plan();
    });
  }

  #act() {
    const { chance, device, network, page } = this;
    const isHidden = page.document.hidden;
    const act = chance.of(["look", "look", "lost", "check", "check", "copy", "network", "clock"]);
    if (act === "look") this.#turn(!isHidden);
    else if (act === "lost") this.#lose();
    else if (act === "check" && !isHidden) this.#press("check-status");
    else if (act === "copy" && !isHidden) this.#press("copy-code");
    else if (act === "network" && network.isOnline) this.#disconnect();
    else if (act === "clock" && device.ahead) {
      this.#note("the clock is put right");
      device.ahead = 0;
    }
  }

  #turn(isHidden) {
    this.#note(isHidden ? "looks away" : "looks");
    this.shownAt = this.device.at;
    this.causes.push(this.device.at);
    this.page.document.turn(isHidden);
  }

  #press(part) {
    const button = this.page.part(part);
    if (!button) return;
    this.#note(`presses ${part}`);
    this.causes.push(this.device.at);
    button.click();
  }

  /** The system throws the page away while nobody looks; it is loaded again when the buyer does. */
  #lose() {
    this.#note("the tab is lost");
    this.tally.lost += 1;
    if (!this.page.document.hidden) this.page.document.turn(true);
    this.#leave(false);
    this.device.forget(this.page);
    if (this.chance.oneIn(8)) this.network.cached.clear();
    this.#load(1);
  }

  /** Counts what the page has done. */
  #leave(isRemoved = true) {
    const { page, tally } = this;
    tally.requests += page.requests.length;
    tally.numbers += page.reported === "unpaid" ? 1 : 0;
    tally.recalled += page.wasRecalled ? 1 : 0;
    tally.paid += page.paid;
    if (isRemoved) page.remove();
  }

  #disconnect() {
    const { chance, device, network } = this;
    this.#note("the network is gone");
    this.tally.offline += 1;
    network.turn(false);
    // Many networks are gone without a word.
    const isTold = chance.oneIn(2);
    device.plan(chance.below(chance.of([10 * SECOND, 5 * MINUTE, HOUR])), undefined, () => {
      this.#note("the network is back");
      network.turn(true);
      if (isTold) {
        this.causes.push(device.at);
        this.page.tell("online");
      }
    });
  }
}
