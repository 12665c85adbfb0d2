//! The history of one session that the invariants need.

use scalev_checkout::{
    payment::{Instruction, Status},
    session::{Effect, State, clock::Now, event::EventKind, schedule},
    value::Instant,
};

use super::scene::{Cause, Scene};
use crate::{
    buyers::{
        budget::Window,
        life::{DAY, HOUR, MINUTE},
    },
    order::Truth,
};

/// Clocks that go apart by no more than this between two messages, in milliseconds, only run at different rates.
const UNSEEN: i64 = 100;

/// The memory.
pub struct Observed {
    /// The pending request, and true where it is a create.
    pub(super) pending: Option<(u32, bool)>,
    pub(super) creates: usize,
    /// The order's state in the last answer that the session must accept.
    pub(super) reported: Option<Truth>,
    /// It ever said that the money is there.
    pub(super) reported_paid: bool,
    /// The server's time was readable, and how well since the clocks went apart.
    pub(super) dated: Option<i64>,
    pub(super) jumped: bool,
    /// Milliseconds that the device slept since then.
    pub(super) slept: i64,
    /// The server took money when the device called that too late.
    pub(super) contradicted: bool,
    /// The last read, unless the page was left or the clocks went apart since.
    pub(super) last_read: Option<Instant>,
    pub(super) seen: Now,
    /// The server wants no request before.
    pub(super) held_until: Option<Instant>,
    pub(super) state: State,
    pub(super) had_thing: bool,
    /// The instruction that was looked at last.
    pub(super) drawn: Option<Instruction>,
    pub(super) events: Vec<EventKind>,
    /// The state that was reported last.
    pub(super) status: Option<&'static str>,
    /// Its reads by itself.
    pub(super) quarter: Window,
    /// The requests since the last activity.
    pub(super) day: Window,
    /// The number of requests that followed a failure.
    pub(super) retries: usize,
    /// The last request came to nothing.
    pub(super) failing: bool,
    pub(super) wakes: Window,
    /// The most that there ever were.
    pub reads_of_a_day: usize,
    /// The time since which this page can reach the server.
    pub(super) clear_since: i64,
    /// The buyer has returned, and there was no answer about the order since.
    pub(super) unanswered: bool,
    /// Since when the state is the same and the buyer looks.
    pub(super) waits_since: i64,
    /// The page finds out by itself.
    pub(super) follows: bool,
    /// The time from the payment to its display, in milliseconds, on a visible page.
    pub waited: Option<i64>,
}

impl Observed {
    pub fn new(at: i64) -> Self {
        Self {
            pending: None,
            creates: 0,
            reported: None,
            reported_paid: false,
            dated: None,
            jumped: false,
            slept: 0,
            contradicted: false,
            last_read: None,
            seen: Now::default(),
            held_until: None,
            state: State::Loading,
            had_thing: false,
            drawn: None,
            events: Vec::new(),
            status: None,
            quarter: Window::new(15 * MINUTE),
            day: Window::new(DAY),
            retries: 0,
            failing: false,
            wakes: Window::new(HOUR),
            reads_of_a_day: 0,
            clear_since: at,
            unanswered: false,
            waits_since: at,
            follows: false,
            waited: None,
        }
    }

    pub fn waits_for(&self, request: u32) -> bool {
        self.pending.is_some_and(|(pending, _)| pending == request)
    }

    pub fn is_paid(&self) -> bool {
        self.state == State::Payment(Status::Paid)
    }

    /// Records the content of a message that counts: an answer to the pending request, or another tab's broadcast.
    pub(super) fn take_in(&mut self, scene: &Scene, effects: &[Effect]) {
        let news = &scene.news;
        let drift = scene.now.wall.since(self.seen.wall) - scene.now.instant.since(self.seen.instant);
        let jumped = drift.abs() > UNSEEN;
        self.jumped |= jumped;
        if scene.cause == Cause::Left || jumped {
            self.last_read = None;
        }
        self.seen = scene.now;
        let given_up = effects.contains(&Effect::Abort);
        let counts = match scene.cause {
            Cause::Answered(request) => self.waits_for(request) && !given_up,
            Cause::Overheard => self.pending.is_none_or(|(_, create)| !create),
            _ => false,
        };
        if given_up || matches!(scene.cause, Cause::Answered(_)) && counts {
            self.pending = None;
        }
        if scene.cause == Cause::Shown {
            self.unanswered = true;
            self.waits_since = scene.at;
        }
        if counts {
            self.unanswered &= news.reported.is_none();
            if news.reported.is_some() && news.reported != self.reported {
                self.begin_day();
            }
            self.reported = news.reported.or(self.reported);
            if news.reported == Some(Truth::Pending) {
                // Servers close expired payments some minutes late.
                let late = |deadline| scene.now.wall.since(deadline) > schedule::GRACE;
                self.contradicted |= scene.server.deadline.is_some_and(late);
            }
            self.reported_paid |= news.reported.is_some_and(Truth::is_paid);
            if let Some(within) = news.dated {
                self.dated = self.dated.filter(|known| !self.jumped && *known < within).or(news.dated);
                self.jumped = false;
                self.slept = 0;
            }
            self.held_until = news.wait.map(|wait| scene.now.instant.after(wait)).or(self.held_until);
        }
        self.failing = if counts { news.failed } else { self.failing || given_up };
        let hindered = given_up && scene.cause != Cause::Overheard || counts && (news.failed || news.old);
        if hindered || matches!(scene.cause, Cause::Started | Cause::Shown | Cause::Checked | Cause::Online) {
            self.disturb(scene.at + if counts { news.hindered } else { 0 });
        }
        if matches!(scene.cause, Cause::Shown | Cause::Checked | Cause::Copied) {
            self.begin_day();
        }
    }

    /// The page may ask more often again: the buyer did something, or something became of the order.
    fn begin_day(&mut self) {
        self.day = Window::new(DAY);
        self.retries = 0;
    }

    /// Extends all waits by the device's sleep.
    pub fn sleep(&mut self, at: i64, awake: i64) {
        self.slept += awake - at;
        self.clear_since = awake + (self.clear_since - at).max(0);
    }

    /// Marks the server as unreachable for this page until `at`.
    fn disturb(&mut self, at: i64) {
        self.clear_since = self.clear_since.max(at);
    }
}
