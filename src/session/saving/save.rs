//! One thing that is saved: made once, then handed on by the first step that works.

use std::sync::Arc;

use crate::{
    contract::environment::Environment,
    value::{named::named, time::Instant},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveTarget {
    /// The code or the numbers on the screen, as a picture.
    Poster,
    /// An event of the deadline for a calendar.
    Reminder,
}

named! {
    /// The steps, one after the other, with the script's function for each.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SaveStep: name {
        Make = "make",
        /// To an app of the buyer's choice, the gallery among them.
        Share = "share",
        Download = "download",
        /// On the screen, to be kept by a long press.
        Show = "show",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With the picture as a `data:` URL, where it is to be shown.
    Done(String),
    /// By the buyer.
    Canceled,
    Failed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SaveStage {
    #[default]
    Idle,
    /// Until then at the latest.
    Making(Instant),
    /// A step is under way that may never report an end: a sheet of apps stays open for minutes.
    Trying,
    Failed,
}

/// The state of saving one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Save {
    pub stage: SaveStage,
    /// The last step that worked.
    pub ended: Option<SaveStep>,
    /// The number of the attempt: ends of an earlier one do not count.
    pub(super) attempt: u32,
}

/// The cover of the screen: the code, or what is to be kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Enlarged {
    Code,
    /// The code, to be kept as it is: the gateway's own picture, which cannot be drawn here.
    Original,
    /// The reminder, to be read.
    Reminder,
    /// The poster, as a `data:` URL.
    Poster(Arc<str>),
}

/// The next act after a step.
pub(super) enum Next {
    Step(SaveStep),
    Announce,
    Cover(Enlarged),
    Nothing,
}

/// Milliseconds that the file may take, its script included.
const LIMIT: i64 = 12_000;

impl Save {
    pub(super) fn due(self) -> Option<Instant> {
        match self.stage {
            SaveStage::Making(until) => Some(until),
            _ => None,
        }
    }

    /// The code is another: the step under way does not count.
    pub(in crate::session) fn start_over(&mut self) {
        *self = Self { attempt: self.attempt + 1, ..Self::default() };
    }

    pub(super) fn make(&mut self, now: Instant) -> Next {
        if matches!(self.stage, SaveStage::Making(_)) {
            return Next::Nothing;
        }
        self.attempt += 1;
        self.stage = SaveStage::Making(now.after(LIMIT));
        Next::Step(SaveStep::Make)
    }

    pub(super) fn show_again(&mut self) -> Next {
        self.attempt += 1;
        self.try_step(SaveStep::Show)
    }

    /// Ends an attempt that takes too long; if it ends later that does not count.
    pub(super) fn give_up(&mut self, now: Instant, is_image: bool) -> Next {
        if self.due().is_none_or(|due| due > now) {
            return Next::Nothing;
        }
        self.attempt += 1;
        self.fail(is_image)
    }

    pub(super) fn end_step(
        &mut self,
        step: SaveStep,
        outcome: Outcome,
        environment: &Environment,
        is_image: bool,
    ) -> Next {
        let first = if environment.webview { SaveStep::Show } else { SaveStep::Download };
        match (step, outcome) {
            (SaveStep::Make, Outcome::Done(_)) => {
                self.try_step(if environment.phone { SaveStep::Share } else { first })
            }
            (SaveStep::Share, Outcome::Canceled) => {
                self.stage = SaveStage::Idle;
                Next::Nothing
            }
            (SaveStep::Share, Outcome::Failed) => self.try_step(first),
            (SaveStep::Download, Outcome::Failed) => self.try_step(SaveStep::Show),
            (SaveStep::Show, Outcome::Done(picture)) => self.cover(Enlarged::Poster(picture.into())),
            (SaveStep::Share | SaveStep::Download, Outcome::Done(_)) => {
                self.stage = SaveStage::Idle;
                self.ended = Some(step);
                Next::Announce
            }
            _ => self.fail(is_image),
        }
    }

    /// The dialog takes the focus, so nothing is announced.
    pub(super) fn cover(&mut self, shown: Enlarged) -> Next {
        self.stage = SaveStage::Idle;
        self.ended = Some(SaveStep::Show);
        Next::Cover(shown)
    }

    fn try_step(&mut self, step: SaveStep) -> Next {
        self.stage = SaveStage::Trying;
        Next::Step(step)
    }

    /// `is_image`: another server's picture may not be drawn into ours; it can be kept as it is.
    fn fail(&mut self, is_image: bool) -> Next {
        if is_image {
            return self.cover(Enlarged::Original);
        }
        self.stage = SaveStage::Failed;
        Next::Announce
    }
}
