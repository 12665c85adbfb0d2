//! What a screen reader is told: one thing at a time, the newest.

use super::Session;
use crate::value::time::Instant;

/// What it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Topic {
    #[default]
    State,
    Copied,
    Checked,
    Changed,
    /// No app has come up.
    Stuck,
    /// What became of the picture of the code.
    Saved,
    Proof,
    /// Whole minutes that are left, a begun one included.
    TimeLeft(i64),
}

/// The subject, and how many there were: the same words twice are said twice.
pub(super) type Saying = (Topic, u32);

const MINUTE: i64 = 60_000;

/// Minutes before the deadline at which the time left is said. The ticking seconds never are.
const REMINDERS: [i64; 4] = [60, 15, 5, 1];

impl Session {
    pub(super) fn say(&mut self, subject: Topic) {
        self.saying = (subject, self.saying.1.wrapping_add(1));
    }

    /// When the time left is to be said next.
    pub(super) fn next_reminder(&self) -> Option<Instant> {
        let left = self.counted()?;
        let ahead = REMINDERS.into_iter().find(|minutes| minutes * MINUTE < left)?;
        Some(self.now.instant.after(left - ahead * MINUTE))
    }

    /// Says the time left where a mark was passed since the last look.
    pub(super) fn remind(&mut self) {
        let before = self.reminder;
        self.note_reminder();
        if let Some(left) = self.counted().filter(|_| self.reminder.is_some() && self.reminder != before) {
            self.say(Topic::TimeLeft((left + MINUTE - 1) / MINUTE));
        }
    }

    /// Takes a deadline's mark for said: what the buyer is shown for the first time needs no reminder.
    pub(super) fn note_reminder(&mut self) {
        let left = self.counted();
        let mark = |left: i64| REMINDERS.into_iter().rev().find(|minutes| left <= minutes * MINUTE);
        self.reminder = left.and_then(mark);
    }

    /// Milliseconds left, where there is a countdown or will be.
    fn counted(&self) -> Option<i64> {
        self.left().filter(|left| *left > 0 && self.clock.is_trusted() && self.instruction().is_some())
    }
}
