//! The moments that a session waits for.

use super::{Session, announcing::Announcer, clock::COUNTDOWN, situation::Situation};
use crate::value::{Instant, Timestamp};

impl Session {
    /// When [`Message::TimerFired`](super::Message::TimerFired) is due. `None`: there is nothing to wait for.
    pub fn wake(&self) -> Option<Instant> {
        let situation = Situation::of(self);
        let left = situation.left();
        let reminder = Announcer::next_reminder(self.shown_countdown(left), self.now.instant);
        let seen = self.visible.then(|| [self.countdown_starts_at(left), reminder]).into_iter().flatten().flatten();
        let ends = [self.copying.due(), self.app_launch.due(), self.proof_upload.due()];
        let ends = ends.into_iter().chain(self.saves.due());
        self.poller.due(&situation).chain(ends.flatten()).chain(seen).min()
    }

    /// When the API may be asked again. `None`: now.
    pub(crate) fn held_until(&self) -> Option<Instant> {
        self.poller.held_until(self.now.instant)
    }

    /// When the next request goes out by itself. `None`: one is under way, or there is nothing to ask.
    pub(crate) fn next_request(&self) -> Option<Instant> {
        self.poller.next.max(self.held_until())
    }

    /// The server's time, as well as it is known.
    pub(crate) fn server_now(&self) -> Timestamp {
        self.clock.read(self.now.wall)
    }

    /// The server's time at `instant`, as well as it is known.
    pub(crate) fn server_at(&self, instant: Instant) -> Timestamp {
        self.server_now().after(instant.since(self.now.instant))
    }

    /// Milliseconds until the deadline, where there is a countdown or will be.
    pub(super) fn countdown_left(&self) -> Option<i64> {
        self.shown_countdown(Situation::of(self).left())
    }

    fn shown_countdown(&self, left: Option<i64>) -> Option<i64> {
        left.filter(|left| *left > 0 && self.clock.is_trusted() && self.instruction().is_some())
    }

    /// When the countdown begins, a day before the deadline. `None`: it has begun, or never will.
    fn countdown_starts_at(&self, left: Option<i64>) -> Option<Instant> {
        let until = left? - COUNTDOWN + 1;
        (until > 0).then(|| self.now.instant.after(until))
    }
}
