//! A wallet's app that the buyer opens by a tap. Where none comes up, other ways unfold.

use super::{Session, Topic};
use crate::{payment::instruction::Instruction, value::time::Instant};

/// What became of the last tap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum AppLaunch {
    /// Nobody tapped, or an app came up.
    #[default]
    Fine,
    /// An app that comes up hides the page before this.
    Watched(Instant),
    /// The page stayed in sight. What has unfolded stays.
    Stuck,
}

/// Milliseconds that an app has to come up.
const PATIENCE: i64 = 2000;

/// A timer that is later than this, in milliseconds, stood still: some apps come up without a word to the page. A busy
/// phone is not as late, and nobody pays as fast.
const LATE: i64 = 5000;

impl AppLaunch {
    pub(super) fn due(self) -> Option<Instant> {
        match self {
            Self::Watched(until) => Some(until),
            Self::Fine | Self::Stuck => None,
        }
    }
}

impl Session {
    /// Whether there are other ways to show.
    pub(crate) fn is_stuck(&self) -> bool {
        self.opening == AppLaunch::Stuck
    }

    pub(super) fn watch_opening(&mut self) {
        let app = self.environment.phone && matches!(self.instruction(), Some(Instruction::Wallet { .. }));
        if app && !self.is_stuck() {
            self.opening = AppLaunch::Watched(self.now.instant.after(PATIENCE));
        }
    }

    /// Nobody sees the page: the app came up.
    pub(super) fn hide(&mut self) {
        self.visible = false;
        self.stop_watching();
    }

    pub(super) fn stop_watching(&mut self) {
        if !self.is_stuck() {
            self.opening = AppLaunch::Fine;
        }
    }

    /// The time that the app had may be over.
    pub(super) fn judge_opening(&mut self) {
        let Some(late) = self.opening.due().map(|until| self.now.instant.since(until)) else {
            return;
        };
        if late >= LATE {
            self.opening = AppLaunch::Fine;
        } else if late >= 0 {
            self.opening = AppLaunch::Stuck;
            self.say(Topic::Stuck);
        }
    }
}
