//! A page on a clock that the test moves: minutes pass at once, with timers in their order.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Page, Store};

/// The longest stop of the page's clock while a span passes. The whole span has no limit, because of busy machines.
const PATIENCE: Duration = Duration::from_secs(30);

/// Comes before the loader. Timers that the widget's files start are kept here, and every one is run at its moment. Time
/// goes at its usual pace while a span passes in which a request, a lock or a word to another element is under way. Between
/// the steps of a test it goes on for one second in all, so that no request falls due there because the machine is busy; for
/// two more after a sleep and after a change of the device's clock, which the widget notices by a timer. `RATE=8` in the
/// environment lets it go at eight times its pace, as on a machine that is eight times slower.
const CLOCK: &str = r#"<script nonce="recorder">{
const timers = new Map(), channels = new Set();
const [set, clear, ask] = [setTimeout, clearTimeout, fetch].map((own) => own.bind(window));
const own = performance.now.bind(performance), age = () => {rate} * own(), start = Date.now() - age();
const [text, request] = [Response.prototype.text, LockManager.prototype.request];
const { port1, port2 } = new MessageChannel();
const later = [];
port1.onmessage = () => later.shift()();
const soon = (act) => { later.push(act); port2.postMessage(0); };
let ahead = 0, names = 1e9, armed, resume, spent = 0, most = 1000, since = age(), answer = [own(), own()];

/** Milliseconds between the steps of the test, and for how many of them time stood still. */
const between = (real = age()) => spent + (clock.passing ? 0 : real - since);
const still = (real = age()) => Math.max(0, between(real) - most);
/** Moves time; from here it goes on for two seconds. */
const move = (millis) => {
  const real = age();
  ahead += millis - still(real);
  [spent, most, since] = [0, 2000, real];
};

const next = () => [...timers].reduce((first, timer) => (timer[1].at < first[1].at ? timer : first), [0, { at: Infinity }]);
const arm = () => {
  clear(armed);
  const wait = Math.max(0, next()[1].at - performance.now());
  const stands = !clock.passing && between() > most;
  if (timers.size && !(wait && stands)) armed = set(fire, wait / {rate});
};
const fire = () => {
  for (let [name, timer] = next(); timer.at <= performance.now(); [name, timer] = next()) {
    timers.delete(name);
    timer.run();
  }
  arm();
};
const begin = () => { clock.busy += 1; };
const end = () => soon(() => { clock.busy -= 1; if (!clock.busy && resume) { resume(); resume = undefined; } });
const during = (promise) => { begin(); promise.then(end, end); return promise; };

window.clock = {
  /** The number of pending operations. */
  busy: 0,
  /** Requests that came to an end. */
  answers: 0,
  /** Milliseconds by which the device's clock is wrong. */
  wrong: {wrong},
  passing: false,
  timers,
  channels,
  read: () => [Date.now(), performance.now()],
  /** Whole milliseconds by which time was moved. */
  ahead: () => Math.floor(ahead),
  /** Milliseconds by which time has fallen behind the real time since the last answer. */
  behind: () => own() - answer[0] - (performance.now() - answer[1]),
  /** Advances time; `anyway` does not wait for pending operations. */
  pass(millis, anyway) {
    const until = performance.now() + millis;
    spent = between();
    this.passing = true;
    arm();
    const step = () => {
      if (this.busy && !anyway) { resume = step; return; }
      if (performance.now() >= until) { since = age(); this.passing = false; return; }
      ahead += Math.max(0, Math.min(next()[1].at, until) - performance.now());
      fire();
      soon(step);
    };
    soon(step);
  },
  /** Lets time pass while no timer runs. */
  sleep(millis) { move(millis); arm(); },
  set(millis) { this.wrong += millis; this.sleep(0); },
};
// On prototypes, because WebKit recreates objects without references.
// One reading of the real time, and whole microseconds: a sum that stands still may not vary.
Performance.prototype.now = () => { const real = age(); return Math.round((real + ahead - still(real)) * 1000) / 1000; };
Date.now = () => Math.floor(start + performance.now() + clock.wrong);
window.setTimeout = (run, millis = 0, ...words) => {
  if (!new Error().stack.includes("{assets}")) return set(run, millis, ...words);
  timers.set(++names, { at: performance.now() + millis, run });
  arm();
  return names;
};
window.clearTimeout = (name) => { if (timers.delete(name)) arm(); else clear(name); };
const answered = () => { clock.answers += 1; answer = [own(), performance.now()]; };
window.fetch = (...words) => { const answer = ask(...words); answer.catch(answered); return during(answer); };
Response.prototype.text = function () { const body = text.call(this); body.then(answered, answered); return during(body); };
LockManager.prototype.request = function (name, options, hold) {
  let granted;
  during(new Promise((resolve) => { granted = resolve; }));
  const held = request.call(this, name, options, (lock) => { granted(); return hold(lock); });
  held.catch(granted);
  return held;
};
window.BroadcastChannel = class extends BroadcastChannel {
  expected = 0;
  constructor(name) {
    super(name);
    channels.add(this);
    this.addEventListener("message", () => { if (this.expected) { this.expected -= 1; end(); } });
  }
  postMessage(words) {
    for (const other of channels) if (other !== this && other.name === this.name) { other.expected += 1; begin(); }
    super.postMessage(words);
  }
  close() {
    channels.delete(this);
    for (; this.expected; this.expected -= 1) end();
    super.close();
  }
};
}</script>"#;

impl Store {
    /// Puts the page on a clock that the test moves.
    pub fn on_a_clock(self) -> Self {
        self.on_a_clock_that_is_wrong(0)
    }

    /// Puts the page on a clock that the test moves, and that is so many seconds ahead of the true time.
    pub fn on_a_clock_that_is_wrong(mut self, seconds: i64) -> Self {
        let rate = std::env::var("RATE").unwrap_or_else(|_| "1".to_owned());
        self.head.insert_str(0, &CLOCK.replace("{rate}", &rate).replace("{wrong}", &(seconds * 1000).to_string()));
        self
    }
}

/// Control of a page's clock.
impl Page<'_> {
    /// Lets this many seconds pass; a request that comes up is waited for.
    #[track_caller]
    pub fn pass(&self, seconds: u32) {
        self.let_pass(seconds, false);
    }

    /// Lets time pass until the condition is true. A request that comes up is waited for.
    #[track_caller]
    pub fn pass_until(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        self.wait(what, |page| {
            condition(page) || {
                page.pass(5);
                condition(page)
            }
        });
    }

    /// Lets this many seconds pass while requests hang.
    #[track_caller]
    pub fn pass_anyway(&self, seconds: u32) {
        self.let_pass(seconds, true);
    }

    /// The device sleeps: its clocks go on, its timers do not.
    #[track_caller]
    pub fn sleep(&self, seconds: u32) {
        self.script(&format!("clock.sleep({seconds}000)"));
    }

    /// Moves the device's clock by this many seconds, but not its monotonic clock.
    #[track_caller]
    pub fn set_clock(&self, seconds: i64) {
        self.script(&format!("clock.set({}000)", seconds));
    }

    /// Presses "check status", and waits until the answer is there, or the failure. Just after another answer the widget
    /// sends no request; then the button is pressed again some seconds later.
    #[track_caller]
    pub fn check(&self) {
        let seen = |page: &Self| page.script("return [clock.answers, clock.busy]");
        let before = seen(self)[0].as_u64();
        self.click("check-status");
        self.wait("an answer", |page| {
            let now = seen(page);
            let idle = now[1] == 0 && page.state() != "checking";
            if now[0].as_u64() == before && idle && seen(page) == now {
                page.pass(5);
                if seen(page) == now {
                    page.click("check-status");
                }
            }
            now[0].as_u64() > before
        });
        self.settle();
    }

    /// Milliseconds by which the page's time has fallen behind the real time since the last answer.
    #[track_caller]
    pub fn millis_behind(&self) -> i64 {
        self.script("return clock.behind()").as_f64().expect("milliseconds") as i64
    }

    /// The number of running timers of the widget.
    #[track_caller]
    pub fn timers(&self) -> u64 {
        self.script("return clock.timers.size").as_u64().expect("a number")
    }

    /// Waits until no request, lock or message to another element is pending.
    #[track_caller]
    pub fn settle(&self) {
        self.wait("nothing under way", |page| page.script("return clock.busy") == 0);
    }

    #[track_caller]
    fn let_pass(&self, seconds: u32, anyway: bool) {
        self.script(&format!("clock.pass({seconds}000, {anyway})"));
        let mut moved = (0, Instant::now());
        loop {
            let state = self.script("return [clock.passing, clock.ahead()]");
            if state[0] != json!(true) {
                return;
            }
            let ahead = state[1].as_u64().unwrap_or_default();
            if ahead > moved.0 {
                moved = (ahead, Instant::now());
            }
            assert!(moved.1.elapsed() < PATIENCE, "{seconds} seconds never passed: the clock stands still");
        }
    }
}
