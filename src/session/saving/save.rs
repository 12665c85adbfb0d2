//! One thing that is saved: made once, then handed on by the first step that works.

use std::sync::Arc;

use crate::{
    contract::Environment,
    value::{Instant, named::named},
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

pub(super) enum Next {
    Try(SaveStep),
    /// This step worked.
    End(SaveStep),
    Cover(Enlarged),
    Fail,
    /// The buyer wants no more of it.
    Stop,
}

impl Next {
    /// The act after a step that ended so.
    pub(super) fn after(step: SaveStep, outcome: Outcome, environment: &Environment) -> Self {
        let first = if environment.webview { SaveStep::Show } else { SaveStep::Download };
        match (step, outcome) {
            (SaveStep::Make, Outcome::Done(_)) => Self::Try(if environment.phone { SaveStep::Share } else { first }),
            (SaveStep::Share, Outcome::Canceled) => Self::Stop,
            (SaveStep::Share, Outcome::Failed) => Self::Try(first),
            (SaveStep::Download, Outcome::Failed) => Self::Try(SaveStep::Show),
            (SaveStep::Show, Outcome::Done(picture)) => Self::Cover(Enlarged::Poster(picture.into())),
            (SaveStep::Share | SaveStep::Download, Outcome::Done(_)) => Self::End(step),
            _ => Self::Fail,
        }
    }
}

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
}
