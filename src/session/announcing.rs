//! The announcements for screen readers: one at a time, the newest.

use crate::value::Instant;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Topic {
    #[default]
    State,
    Copied,
    Checked,
    Changed,
    /// No other code came.
    NotRenewed,
    /// No app has come up.
    NotOpened,
    /// A picture or a reminder was saved, or saving failed.
    Saved,
    Proof,
    /// In minutes, rounded up.
    TimeLeft(i64),
}

/// Keeps the last announcement, and says the time left at its marks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Announcer {
    /// The last announcement.
    pub(crate) topic: Topic,
    /// The number of announcements, so that equal words are announced again.
    pub(crate) count: u32,
    /// The mark of time left that was said last, in minutes.
    reminder: Option<i64>,
}

const MINUTE: i64 = 60_000;

/// Minutes before the deadline at which the time left is said. The ticking seconds never are.
const REMINDERS: [i64; 4] = [60, 15, 5, 1];

/// `left`: milliseconds until the deadline. `None`: there is no countdown now, nor will there be.
impl Announcer {
    pub(super) fn announce(&mut self, topic: Topic) {
        self.topic = topic;
        self.count = self.count.wrapping_add(1);
    }

    /// When the time left is to be said next.
    pub(super) fn next_reminder(left: Option<i64>, now: Instant) -> Option<Instant> {
        let left = left?;
        let ahead = REMINDERS.into_iter().find(|minutes| minutes * MINUTE < left)?;
        Some(now.after(left - ahead * MINUTE))
    }

    /// Announces the time left where a mark was passed since the last call.
    pub(super) fn remind(&mut self, left: Option<i64>) {
        let before = self.reminder;
        self.note_reminder(left);
        if let Some(left) = left.filter(|_| self.reminder.is_some() && self.reminder != before) {
            self.announce(Topic::TimeLeft((left + MINUTE - 1) / MINUTE));
        }
    }

    /// Counts a deadline's mark as announced: a deadline that is shown for the first time needs no reminder.
    pub(super) fn note_reminder(&mut self, left: Option<i64>) {
        let mark = |left: i64| REMINDERS.into_iter().rev().find(|minutes| left <= minutes * MINUTE);
        self.reminder = left.and_then(mark);
    }
}
