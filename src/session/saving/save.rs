//! One thing that is saved: made once, then handed on by the first step that works.

use std::sync::Arc;

use crate::value::{Instant, named::named};

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
    Reminder,
    /// The poster, as a `data:` URL.
    Poster(Arc<str>),
}

impl Save {
    pub(super) fn due(self) -> Option<Instant> {
        match self.stage {
            SaveStage::Making(until) => Some(until),
            _ => None,
        }
    }

    pub(super) fn end(&mut self, step: SaveStep) {
        self.stage = SaveStage::Idle;
        self.ended = Some(step);
    }

    /// The code is another: the step under way does not count.
    pub(in crate::session) fn start_over(&mut self) {
        *self = Self { attempt: self.attempt + 1, ..Self::default() };
    }
}
