// A cover leaves no wake lock and no history entry behind, in every order of events.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const { keepAwake } = await load("bridge/awake.ts");

/** Resolves after the queued tasks. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A page that can be hidden. */
const pageEvents = new EventTarget();
let hidden = false;
Object.defineProperty(Document.prototype, "hidden", { get: () => hidden });
Document.prototype.addEventListener = pageEvents.addEventListener.bind(pageEvents);
Document.prototype.removeEventListener = pageEvents.removeEventListener.bind(pageEvents);

/** Steps, the number of locks after them that are not released, and of requests for one. Browsers release all locks of a hidden page, and
 *  refuse requests of one, grant them late, or let them hang. `grant`, `refuse` and `hang` are for the oldest request. */
const LOCKS = [
  ["open grant", 1, 1],
  ["open grant close", 0, 1],
  ["open close grant", 0, 1],
  ["open close refuse", 0, 1],
  ["open hide grant", 0, 1],
  ["open hide grant show grant", 1, 2],
  ["open hide show grant", 0, 2],
  ["open hide show grant grant", 1, 2],
  ["open hide show refuse grant", 1, 2],
  ["open hide show hang grant", 1, 2],
  ["open hide show hide refuse grant", 0, 2],
  ["open hide show hide refuse refuse show grant", 1, 3],
  ["open hide show close refuse grant", 0, 2],
  ["open hide show close grant grant", 0, 2],
  ["open show grant grant", 1, 2],
  ["open refuse", 0, 1],
  ["open refuse hide show grant", 1, 2],
  ["open hang hide show grant", 1, 2],
  ["open grant hide show grant", 1, 2],
  ["open grant hide show close grant", 0, 2],
  ["open grant hide close show", 0, 1],
  ["open grant show", 1, 1],
  ["hide open", 0, 0],
  ["hide open show grant", 1, 1],
  ["hide open close show", 0, 0],
];

for (const [steps, unreleased, requests] of LOCKS) {
  test(`wake lock: ${steps}`, async () => {
    hidden = false;
    const locks = [];
    const asked = [];
    let count = 0;
    navigator.wakeLock = {
      request: () => {
        count += 1;
        return new Promise((resolve, reject) => asked.push({ resolve, reject }));
      },
    };
    const life = new AbortController();
    const setHidden = (isHidden) => {
      hidden = isHidden;
      if (hidden) for (const lock of locks) lock.released = true;
      pageEvents.dispatchEvent(new Event("visibilitychange"));
    };
    const act = {
      open: () => keepAwake(life.signal),
      close: () => life.abort(),
      hide: () => setHidden(true),
      show: () => setHidden(false),
      grant() {
        const lock = { released: false, release: async () => void (lock.released = true) };
        locks.push(lock);
        asked.shift().resolve(lock);
      },
      refuse: () => asked.shift().reject(new DOMException("", "NotAllowedError")),
      hang: () => asked.shift(),
    };
    for (const step of steps.split(" ")) {
      act[step]();
      await settled();
      assert.ok(locks.filter((lock) => !lock.released).length <= 1, `two locks after ${step}`);
    }
    assert.equal(locks.filter((lock) => !lock.released).length, unreleased);
    assert.equal(count, requests);
    life.abort();
  });
}

/** The history of a tab. Going back is done a task later, as in browsers. */
class Tab {
  entries = [{ key: 0, state: { page: 1 } }];
  at = 0;
  keys = 0;
  events = new EventTarget();

  get state() {
    return this.entries[this.at].state;
  }
  push(state) {
    this.keys += 1;
    this.entries.splice(this.at + 1, Infinity, { key: this.keys, state });
    this.at += 1;
  }
  replace(state) {
    this.entries[this.at].state = state;
  }
  back() {
    setImmediate(() => {
      this.at -= 1;
      this.events.dispatchEvent(new Event("popstate"));
    });
  }
}

const MARK = "scalev-checkout";

/**
 * Steps; the entries after them, with the current one in brackets (`page`, `ours`: the page's own state and our mark, `next`:
 * where the page went); how often the buyer has closed a dialog; and the same without the browser's keys, where it differs.
 * `back` is the buyer's, `load` loads the page again, `push` and `replace` are the page's.
 */
const HISTORIES = [
  ["open", "page [ours]", 0],
  ["open close", "[page] ours", 0],
  ["open back", "[page] ours", 1],
  ["open back close", "[page] ours", 1],
  // Closed before the entry is there.
  ["open+close", "[page]", 0],
  ["open+close open", "page [ours]", 0],
  // Opened again while the browser goes back.
  ["open close+open", "page [ours]", 0],
  ["open close+open+close", "[page] ours", 0],
  ["open close open close", "[page] ours", 0],
  // The page's router adds an entry or replaces the current one.
  ["open push close", "page ours [next]", 0],
  ["open push back", "page [ours] next", 0],
  ["open push back close", "[page] ours next", 0],
  ["open replace close", "[page] page", 0, "page [page]"],
  ["open replace back", "[page] page", 1],
  // Two dialogs, one above the other.
  ["open open", "page ours [ours]", 0],
  ["open open back", "page [ours] ours", 1],
  ["open open back back", "[page] ours ours", 2],
  // The tab was discarded with the dialog open.
  ["open load", "page [ours]", 0],
  ["open load open", "page [ours]", 0],
  ["open load open close", "[page] ours", 0],
  ["open load open back", "[page] ours", 1],
];

let copy = 0;

for (const hasKeys of [true, false]) {
  for (const [steps, withKeys, closes, without = withKeys] of HISTORIES) {
    test(`history ${hasKeys ? "with" : "without"} keys: ${steps}`, async () => {
      const tab = new Tab();
      const routed = [];
      globalThis.History = class {
        pushState = (state) => routed.push(state);
        get state() {
          return tab.state;
        }
        back() {
          tab.back();
        }
      };
      History.prototype.pushState = (state) => tab.push(state);
      History.prototype.replaceState = (state) => tab.replace(state);
      globalThis.history = new History();
      globalThis.navigation = hasKeys
        ? {
            get currentEntry() {
              return tab.entries[tab.at];
            },
          }
        : undefined;
      for (const name of ["addEventListener", "removeEventListener"])
        globalThis[name] = (...words) => tab.events[name](...words);
      let { closeByWayBack } = await load("bridge/way_back.ts", ++copy);
      const dialogs = [];
      let closed = 0;
      const close = () => dialogs.pop()?.abort();
      const act = {
        open() {
          const life = new AbortController();
          dialogs.push(life);
          closeByWayBack(life.signal, () => {
            closed += 1;
            close();
          });
        },
        close,
        back: () => tab.back(),
        push: () => tab.push({ next: 1 }),
        replace: () => tab.replace({ page: 1 }),
        async load() {
          tab.events = new EventTarget();
          dialogs.length = 0;
          ({ closeByWayBack } = await load("bridge/way_back.ts", ++copy));
        },
      };
      for (const together of steps.split(" ")) {
        for (const step of together.split("+"))
          if (step === "load") await act.load();
          else act[step]();
        for (let task = 0; task < 4; task += 1) await settled();
      }
      const named = ({ state }) => (state[MARK] ? "ours" : state.page ? "page" : "next");
      const seen = tab.entries.map((entry, place) => (place === tab.at ? `[${named(entry)}]` : named(entry))).join(" ");
      assert.equal(seen, hasKeys ? withKeys : without);
      assert.equal(closed, closes);
      assert.deepEqual(routed, [], "the page's router sees no entry");
      for (const { state } of tab.entries) assert.ok(state.page || state.next, "the page's state is in every entry");
    });
  }
}
