//! Requests after one that failed, that the API put off, or that brought no instructions yet.

use super::{Effect, Instant, Pace, Poller, RequestKind, Situation, schedule};

impl Poller {
    /// A request failed. True where a create went out in its place: `unknown`, a merchant's backend has no state
    /// before there is a payment.
    pub(in crate::session) fn fail(
        &mut self,
        kind: RequestKind,
        unknown: bool,
        situation: &Situation,
        effects: &mut Vec<Effect>,
    ) -> bool {
        self.failures += 1;
        if unknown && situation.visible && self.create_lost && self.creates < schedule::MOST_CREATES {
            self.create(situation.now, effects);
            return true;
        }
        self.create_lost |= kind == RequestKind::Create;
        false
    }

    /// Sends nothing before this, as the API asked another element of the page.
    pub(in crate::session) fn hold(&mut self, until: Instant) {
        self.held_until = self.held_until.max(Some(until));
        self.next = self.next.map(|next| next.max(until));
    }

    /// Sends the first request once the hold is over: as after a create that was lost, first a question for the state.
    pub(in crate::session) fn start_held(&mut self) {
        self.create_lost = true;
        self.next = self.held_until;
    }

    /// Tries again after a failure. `asked`: milliseconds that the API wants to be left alone.
    pub(in crate::session) fn back_off(&mut self, limited: bool, asked: Option<i64>, now: Instant) {
        let wait = schedule::back_off(self.failures, limited, asked, self.random.next());
        self.next = Some(now.after(wait));
        self.held_until = self.next.filter(|_| limited);
    }

    /// Waits for instructions: some reads, then a create again, never two creates without a read between them. False
    /// where all of that came to nothing; reads go on slowly.
    pub(in crate::session) fn prepare(
        &mut self,
        kind: RequestKind,
        situation: &Situation,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let now = situation.now;
        if kind == RequestKind::Read {
            self.preparing_reads += 1;
        }
        let lost = self.create_lost && kind == RequestKind::Read;
        let (reads, wait) = schedule::preparing(self.creates);
        if self.preparing_reads < reads && !lost {
            self.next = Some(now.after(wait));
        } else if !situation.visible || self.held_until(now).is_some() {
            self.next = Some(now);
        } else if self.creates < schedule::MOST_CREATES {
            self.create(now, effects);
        } else {
            let wait = schedule::poll(Pace::Slow, now.since(self.waits_since), false, self.random.next());
            self.next = Some(now.after(wait));
            return false;
        }
        true
    }
}
