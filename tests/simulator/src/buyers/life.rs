//! One life: an order, a browser with its tabs, and everything that happens, in the order in which it happens.

mod acting;
mod performing;
mod reaching;
mod trace;

use fastrand::Rng;
use scalev_checkout::{
    session::{self, Message},
    value::Timestamp,
};

pub use self::trace::Trace;
use self::{reaching::TabEvent, trace::Clock};
use super::{
    behavior::{self, Act, Behavior},
    device::Device,
    invariants::{News, Scene, Violation, hold},
    network::Network,
    queue::Queue,
    server::Server,
    tab::{Place, Tab},
    tally::Tally,
};

pub const SECOND: i64 = 1000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// 2026-11-20T08:00:00Z; lives begin within the second after it.
const OPENED: i64 = 1_795_161_600_000;

/// A scheduled event. Times are milliseconds since the start of the life.
enum Event {
    /// For a tab, by its place in the list, unless it was loaded anew since.
    Tab {
        tab: usize,
        life: u32,
        news: TabEvent,
    },
    Acts(Act),
    Mishap(Act),
    /// The network is back. `signaled`: the browser reported its loss and reports its return.
    Online {
        signaled: bool,
    },
}

pub struct Life {
    at: i64,
    end: i64,
    seed: u64,
    rng: Rng,
    queue: Queue<Event>,
    device: Device,
    network: Network,
    server: Server,
    behavior: Behavior,
    tabs: Vec<Tab>,
    /// The tabs of this browser have a `BroadcastChannel`.
    channel: bool,
    /// This browser's stored fact that a page got the `paid` event.
    paid_emitted: bool,
    tally: Tally,
}

impl Life {
    pub fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let opened = Timestamp(OPENED + rng.i64(0..SECOND));
        let end = behavior::span(&mut rng);
        Self {
            at: 0,
            end,
            seed,
            queue: Queue::new(),
            device: Device::new(&mut rng, opened),
            network: Network::new(&mut rng),
            server: Server::new(&mut rng, opened, end),
            behavior: Behavior::new(&mut rng, end),
            tabs: Vec::new(),
            channel: rng.u8(..5) > 0,
            paid_emitted: false,
            tally: Tally::default(),
            rng,
        }
    }

    /// Simulates the life to its end, or to the first violation.
    pub fn play(mut self, trace: &mut Trace) -> Result<Tally, Violation> {
        let (after, act) = self.behavior.next_act(&mut self.rng);
        self.queue.push(after, Event::Acts(act));
        let (after, mishap) = self.behavior.next_mishap(&mut self.rng);
        self.queue.push(after, Event::Mishap(mishap));
        self.open(trace)?;
        while let Some((at, event)) = self.queue.pop().filter(|(at, _)| *at <= self.end) {
            if let Some(awake) = self.device.wakes(at) {
                self.queue.push(awake + self.rng.i64(0..2 * SECOND), event);
                continue;
            }
            self.at = at;
            self.happen(event, trace)?;
            for tab in self.tabs.iter().filter(|tab| tab.place == Place::Shown) {
                tab.watch.check_arrival(&tab.session, at, &self.server)?;
            }
        }
        self.tally.lived = self.end;
        Ok(self.tally)
    }

    fn happen(&mut self, event: Event, trace: &mut Trace) -> Result<(), Violation> {
        match event {
            Event::Tab { tab, life, news } if self.runs(tab) && self.tabs[tab].life == life => {
                self.reach(tab, news, trace)
            }
            Event::Tab { .. } => Ok(()),
            Event::Acts(act) => {
                let (after, next) = self.behavior.next_act(&mut self.rng);
                self.queue.push(self.at + after, Event::Acts(next));
                self.act(act, trace)
            }
            Event::Mishap(act) => {
                let (after, next) = self.behavior.next_mishap(&mut self.rng);
                self.queue.push(self.at + after, Event::Mishap(next));
                self.act(act, trace)
            }
            Event::Online { signaled } => self.go_online(signaled, trace),
        }
    }

    fn plan(&mut self, after: i64, tab: usize, news: TabEvent) {
        self.queue.push(self.at + after, Event::Tab { tab, life: self.tabs[tab].life, news });
    }

    fn send(&mut self, tab: usize, message: Message, trace: &mut Trace) -> Result<(), Violation> {
        self.send_news(tab, message, News::default(), trace)
    }

    /// Sends a message to a session: updates it, checks the invariants, and performs the effects.
    fn send_news(&mut self, index: usize, message: Message, news: News, trace: &mut Trace) -> Result<(), Violation> {
        let now = self.device.now(self.at);
        let tab = &mut self.tabs[index];
        trace.note(|| format!("{} tab {index} {} {news}", Clock(self.at), trace::said(&message)));
        let scene = Scene::of(&message, news, self.at, now, tab.place, &self.server);
        let effects = session::update(&mut tab.session, message, now);
        trace.note(|| format!("{:13}→ {}: {}", "", tab.session.state().name(), trace::wanted(&effects)));
        tab.seen = now;
        tab.watch.check(&scene, &tab.session, &effects)?;
        self.tally.messages += 1;
        self.tally.most_reads = self.tally.most_reads.max((tab.watch.reads_of_a_day, self.seed));
        self.tally.longest_wait = self.tally.longest_wait.max((tab.watch.waited.unwrap_or(0), self.seed));
        for effect in effects {
            self.perform(index, effect);
        }
        self.set_timer(index);
        let emitted = self.paid_emitted || !self.tabs[index].watch.is_paid();
        hold(emitted, "the paid event is emitted", || format!("tab {index}"))
    }

    fn runs(&self, tab: usize) -> bool {
        matches!(self.tabs[tab].place, Place::Shown | Place::Hidden)
    }
}
