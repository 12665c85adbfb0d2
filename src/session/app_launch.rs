//! A wallet's app, or a page out of a frame, that the buyer opens by a tap. If none opens, the card shows alternatives.

use super::{Session, Topic};
use crate::{payment::Instruction, value::Instant};

/// The outcome of the last tap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum AppLaunch {
    /// There was no tap, or an app came up.
    #[default]
    Idle,
    /// An app that comes up hides the page before this.
    Waiting(Instant),
    /// The page stayed visible, so no app opened. The alternatives stay on screen.
    NotOpened,
}

/// Milliseconds within which an app opens.
const LAUNCH_LIMIT: i64 = 2000;

/// A timer that fires this much late, in milliseconds, was suspended: some apps open without an event for the page. A busy
/// phone delays a timer less, and a payment takes longer.
const LATE: i64 = 5000;

impl AppLaunch {
    pub(super) fn due(self) -> Option<Instant> {
        match self {
            Self::Waiting(until) => Some(until),
            Self::Idle | Self::NotOpened => None,
        }
    }

    /// An app came up, or the time that it had is not known.
    pub(super) fn stop_waiting(&mut self) {
        if *self != Self::NotOpened {
            *self = Self::Idle;
        }
    }
}

impl Session {
    /// True where no app opened after a tap, so that the card shows alternatives.
    pub(crate) fn app_not_opened(&self) -> bool {
        self.app_launch == AppLaunch::NotOpened
    }

    pub(super) fn open_pressed(&mut self) {
        let opens = match self.instruction() {
            Some(Instruction::Wallet { .. }) => self.environment.phone || self.environment.framed,
            Some(Instruction::Hosted(_)) => self.environment.framed,
            _ => false,
        };
        if opens && self.environment.sandboxed {
            self.app_launch = AppLaunch::NotOpened;
            self.announcer.announce(Topic::NotOpened);
        } else if opens && !self.app_not_opened() {
            self.app_launch = AppLaunch::Waiting(self.now.instant.after(LAUNCH_LIMIT));
        }
    }

    /// The page is hidden: the app came up.
    pub(super) fn hide(&mut self) {
        self.visible = false;
        self.app_launch.stop_waiting();
    }

    /// Ends the time that an app had to open.
    pub(super) fn judge_app_launch(&mut self) {
        let Some(late) = self.app_launch.due().map(|until| self.now.instant.since(until)) else {
            return;
        };
        if late >= LATE {
            self.app_launch = AppLaunch::Idle;
        } else if late >= 0 {
            self.app_launch = AppLaunch::NotOpened;
            self.announcer.announce(Topic::NotOpened);
        }
    }
}
