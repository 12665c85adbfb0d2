//! The moments that a session waits for.

use super::{Session, announcing::Announcer, clock::COUNTDOWN, situation::Situation};
use crate::value::time::{Instant, Timestamp};

impl Session {
    /// When [`Message::TimerFired`](super::Message::TimerFired) is due. `None`: there is nothing to wait for.
    #[must_use]
    pub fn wake(&self) -> Option<Instant> {
        let situation = Situation::of(self);
        let reminder = Announcer::next_reminder(self.counted(), self.now.instant);
        let seen = self.visible.then(|| [self.counted_from(), reminder]).into_iter().flatten().flatten();
        let ends = [self.copying.due(), self.app_launch.due(), self.poster_save.due(), self.proof_upload.due()];
        self.poller.due(&situation).chain(ends.into_iter().flatten()).chain(seen).min()
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
    pub(super) fn counted(&self) -> Option<i64> {
        let left = Situation::of(self).left()?;
        (left > 0 && self.clock.is_trusted() && self.instruction().is_some()).then_some(left)
    }

    /// When the countdown begins, a day before the deadline. `None`: it has begun, or never will.
    fn counted_from(&self) -> Option<Instant> {
        let until = Situation::of(self).left()? - COUNTDOWN + 1;
        (until > 0).then(|| self.now.instant.after(until))
    }
}
