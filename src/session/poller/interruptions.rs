//! The buyer's own check, hidden pages and lost networks.

use super::{Effect, Instant, Poller, RequestKind, Situation, schedule};

impl Poller {
    /// The buyer asks. False where the last answer is of a moment ago and still holds: `settled`, no request failed since.
    pub(in crate::session) fn check(
        &mut self,
        settled: bool,
        situation: &Situation,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if settled && self.pending.is_none() && self.just_asked(schedule::COOL_DOWN, situation.now) {
            return false;
        }
        self.checking = true;
        self.count_creates_anew(situation);
        self.read(situation, effects);
        true
    }

    /// The buyer is back, and the state may have changed meanwhile: it is read at once, or as soon as it may be.
    pub(in crate::session) fn come_back(&mut self, situation: &Situation, effects: &mut Vec<Effect>) {
        self.waits_since = situation.now;
        self.poll_fast(situation);
        if self.is_due_again(situation) {
            self.give_up_read(effects);
            self.count_creates_anew(situation);
            self.read(situation, effects);
        } else if situation.may_change() {
            self.next = self.next.or(Some(situation.now.after(schedule::COALESCE)));
        }
    }

    /// The network is back, or the device awake: connections may be dead, and many devices wake at once.
    pub(in crate::session) fn wake_up(&mut self, situation: &Situation, effects: &mut Vec<Effect>) {
        if self.is_due_again(situation) {
            self.give_up_read(effects);
            self.count_creates_anew(situation);
            self.next = Some(situation.now.after(schedule::resume_delay(self.random.next())));
        }
    }

    /// A request under way ends with the page. If the page comes back, it begins with a request.
    pub(in crate::session) fn leave(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if let Some((kind, _)) = self.pending.take() {
            effects.push(Effect::Abort);
            self.create_lost |= kind == RequestKind::Create;
            self.checking = false;
            self.next = Some(now);
            self.last_read = None;
        }
    }

    /// Aborts a read that may hang because the network was lost.
    pub(in crate::session) fn give_up_read(&mut self, effects: &mut Vec<Effect>) {
        if self.pending.take_if(|(kind, _)| *kind == RequestKind::Read).is_some() {
            effects.push(Effect::Abort);
        }
    }

    fn is_due_again(&self, situation: &Situation) -> bool {
        let waits = self.next.is_some() || situation.may_change() || situation.lacks_payment();
        let now = situation.now;
        situation.visible && waits && self.held_until(now).is_none() && !self.just_asked(schedule::COALESCE, now)
    }

    /// The buyer or the network is back: without a payment, and without an address of the state, creates that failed
    /// before do not count.
    fn count_creates_anew(&mut self, situation: &Situation) {
        if situation.lacks_payment() {
            self.creates = 0;
        }
    }

    fn just_asked(&self, span: i64, now: Instant) -> bool {
        self.last_read.is_some_and(|last| now.since(last) < span)
    }
}
