//! Keeping the code as a picture: made once, then handed on by the first way that works.

use super::{Effect, Enlarged, Session, Topic};
use crate::{
    payment::instruction::{Instruction, Qr},
    value::time::Instant,
};

/// What is done with the picture, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Make,
    /// To an app of the buyer's choice, the gallery among them.
    Share,
    Download,
    /// On the screen, to be kept by a long press.
    Show,
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With the picture as a `data:` URL, where it is to be shown.
    Done(String),
    /// By the buyer.
    Canceled,
    Failed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Saving {
    pub(crate) stage: Stage,
    /// The last way that worked.
    pub(crate) ended: Option<Step>,
    attempt: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    #[default]
    Idle,
    /// Until then at the latest.
    Making(Instant),
    /// A way is tried. A sheet of apps may stay open for minutes, and some never tell how it ended.
    Trying,
    Failed,
}

/// Milliseconds that the picture may take, its script included.
const LIMIT: i64 = 12_000;

impl Step {
    /// The script's function for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Share => "share",
            Self::Download => "download",
            Self::Show => "show",
        }
    }
}

impl Saving {
    /// Of another code than before: what is under way does not count.
    pub(super) fn after(earlier: Self) -> Self {
        Self { attempt: earlier.attempt + 1, ..Self::default() }
    }

    pub(super) fn due(self) -> Option<Instant> {
        match self.stage {
            Stage::Making(until) => Some(until),
            _ => None,
        }
    }
}

impl Session {
    pub(super) fn save(&mut self, effects: &mut Vec<Effect>) {
        self.poll_fast();
        if !matches!(self.saving.stage, Stage::Making(_)) {
            self.saving.attempt += 1;
            self.saving.stage = Stage::Making(self.now.instant.after(LIMIT));
            self.step(Step::Make, effects);
        }
    }

    pub(super) fn show_poster(&mut self, effects: &mut Vec<Effect>) {
        self.saving.attempt += 1;
        self.take(Step::Show, effects);
    }

    /// Ends what takes too long; what it still brings does not count.
    pub(super) fn give_up_poster(&mut self) {
        if self.saving.due().is_some_and(|due| due <= self.now.instant) {
            self.saving.attempt += 1;
            self.fail_to_save();
        }
    }

    /// From one step to the next.
    pub(super) fn end_step(&mut self, attempt: u32, step: Step, outcome: Outcome, effects: &mut Vec<Effect>) {
        if attempt != self.saving.attempt {
            return;
        }
        let first = if self.environment.webview { Step::Show } else { Step::Download };
        match (step, outcome) {
            (Step::Make, Outcome::Done(_)) => {
                self.take(if self.environment.phone { Step::Share } else { first }, effects)
            }
            (Step::Share, Outcome::Canceled) => self.saving.stage = Stage::Idle,
            (Step::Share, Outcome::Failed) => self.take(first, effects),
            (Step::Download, Outcome::Failed) => self.take(Step::Show, effects),
            (Step::Show, Outcome::Done(picture)) => self.lay_open(Enlarged::Poster(picture.into())),
            (Step::Share | Step::Download, Outcome::Done(_)) => self.end_with(step),
            _ => self.fail_to_save(),
        }
    }

    fn take(&mut self, way: Step, effects: &mut Vec<Effect>) {
        self.saving.stage = Stage::Trying;
        self.step(way, effects);
    }

    fn step(&mut self, step: Step, effects: &mut Vec<Effect>) {
        if self.instruction().and_then(Instruction::qr).is_some() {
            effects.push(Effect::Poster { attempt: self.saving.attempt, step });
        } else {
            self.saving.stage = Stage::Idle;
        }
    }

    fn end_with(&mut self, step: Step) {
        self.saving.stage = Stage::Idle;
        self.saving.ended = Some(step);
        self.say(Topic::Saved);
    }

    /// What covers the screen speaks for itself.
    fn lay_open(&mut self, what: Enlarged) {
        self.saving.stage = Stage::Idle;
        self.saving.ended = Some(Step::Show);
        self.enlarged = Some(what);
    }

    /// Another server's picture may not be drawn into ours; as it is it can be kept too.
    fn fail_to_save(&mut self) {
        if matches!(self.instruction(), Some(Instruction::Qr(Qr::Image(_)))) {
            self.lay_open(Enlarged::Original);
        } else {
            self.saving.stage = Stage::Failed;
            self.say(Topic::Saved);
        }
    }
}
