//! Saving the code as a picture, the poster: made once, then handed on by the first way that works.

use super::{Effect, Enlarged, Session, Topic};
use crate::{
    contract::environment::Environment,
    payment::instruction::{Instruction, Qr},
    value::{named::named, time::Instant},
};

named! {
    /// The steps at the picture, one after the other, with the script's function for each.
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

/// The outcome of a step.
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
    /// A way is tried. A sheet of apps may stay open for minutes, and some never report an end.
    Trying,
    Failed,
}

/// The picture of the code on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PosterSave {
    stage: SaveStage,
    /// The last way that worked.
    ended: Option<SaveStep>,
    /// The number of the attempt: ends of an earlier one do not count.
    attempt: u32,
}

/// The next act after a step.
enum Next {
    Step(SaveStep),
    Announce,
    Cover(Enlarged),
    Nothing,
}

/// Milliseconds that the picture may take, its script included.
const LIMIT: i64 = 12_000;

impl PosterSave {
    pub(crate) fn stage(self) -> SaveStage {
        self.stage
    }

    /// The last way that worked.
    pub(crate) fn ended(self) -> Option<SaveStep> {
        self.ended
    }

    pub(super) fn due(self) -> Option<Instant> {
        match self.stage {
            SaveStage::Making(until) => Some(until),
            _ => None,
        }
    }

    /// The code is another: the step under way does not count.
    pub(super) fn start_over(&mut self) {
        *self = Self { attempt: self.attempt + 1, ..Self::default() };
    }

    fn make(&mut self, now: Instant) -> Next {
        if matches!(self.stage, SaveStage::Making(_)) {
            return Next::Nothing;
        }
        self.attempt += 1;
        self.stage = SaveStage::Making(now.after(LIMIT));
        Next::Step(SaveStep::Make)
    }

    fn show_again(&mut self) -> Next {
        self.attempt += 1;
        self.try_way(SaveStep::Show)
    }

    /// Ends a picture that takes too long; if it comes later it does not count.
    fn give_up(&mut self, now: Instant, is_image: bool) -> Next {
        if self.due().is_none_or(|due| due > now) {
            return Next::Nothing;
        }
        self.attempt += 1;
        self.fail(is_image)
    }

    fn end_step(&mut self, step: SaveStep, outcome: Outcome, environment: &Environment, is_image: bool) -> Next {
        let first = if environment.webview { SaveStep::Show } else { SaveStep::Download };
        match (step, outcome) {
            (SaveStep::Make, Outcome::Done(_)) => self.try_way(if environment.phone { SaveStep::Share } else { first }),
            (SaveStep::Share, Outcome::Canceled) => {
                self.stage = SaveStage::Idle;
                Next::Nothing
            }
            (SaveStep::Share, Outcome::Failed) => self.try_way(first),
            (SaveStep::Download, Outcome::Failed) => self.try_way(SaveStep::Show),
            (SaveStep::Show, Outcome::Done(picture)) => self.cover(Enlarged::Poster(picture.into())),
            (SaveStep::Share | SaveStep::Download, Outcome::Done(_)) => {
                self.stage = SaveStage::Idle;
                self.ended = Some(step);
                Next::Announce
            }
            _ => self.fail(is_image),
        }
    }

    fn try_way(&mut self, step: SaveStep) -> Next {
        self.stage = SaveStage::Trying;
        Next::Step(step)
    }

    /// The dialog takes the focus, so nothing is announced.
    fn cover(&mut self, picture: Enlarged) -> Next {
        self.stage = SaveStage::Idle;
        self.ended = Some(SaveStep::Show);
        Next::Cover(picture)
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

impl Session {
    /// `typed`: the picture of a number, else that of a code.
    pub(super) fn save_poster(&mut self, typed: bool, effects: &mut Vec<Effect>) {
        self.poll_fast();
        if self.instruction().is_none_or(|instruction| !instruction.is_kept() || instruction.is_typed() != typed) {
            return;
        }
        self.reminder_save.start_over();
        let next = self.poster_save.make(self.now.instant);
        self.follow_poster(next, effects);
    }

    pub(super) fn show_poster(&mut self, effects: &mut Vec<Effect>) {
        if self.instruction().and_then(Instruction::qr).is_none() {
            return;
        }
        let next = self.poster_save.show_again();
        self.follow_poster(next, effects);
    }

    pub(super) fn save_reminder(&mut self, effects: &mut Vec<Effect>) {
        self.poster_save.start_over();
        let next = self.reminder_save.make(self.now.instant);
        self.follow_reminder(next, effects);
    }

    pub(super) fn reminder_ended(&mut self, attempt: u32, step: SaveStep, outcome: Outcome, effects: &mut Vec<Effect>) {
        if attempt == self.reminder_save.attempt {
            let next = self.reminder_save.end_step(step, outcome, &self.environment, false);
            self.follow_reminder(next, effects);
        }
    }

    fn follow_reminder(&mut self, next: Next, effects: &mut Vec<Effect>) {
        match next {
            // Nothing has to be made in order to be read.
            Next::Step(SaveStep::Show) => {
                let _ = self.reminder_save.cover(Enlarged::Reminder);
                let _ = self.enlarged.get_or_insert(Enlarged::Reminder);
            }
            Next::Step(step) if self.instruction().is_some() => {
                effects.push(Effect::Reminder { attempt: self.reminder_save.attempt, step });
            }
            Next::Step(_) => self.reminder_save.stage = SaveStage::Idle,
            Next::Announce => self.announcer.announce(Topic::Saved),
            Next::Cover(_) | Next::Nothing => {}
        }
    }

    pub(super) fn give_up_poster(&mut self, effects: &mut Vec<Effect>) {
        let is_image = self.has_image();
        let next = self.poster_save.give_up(self.now.instant, is_image);
        self.follow_poster(next, effects);
        let next = self.reminder_save.give_up(self.now.instant, false);
        self.follow_reminder(next, effects);
    }

    pub(super) fn poster_ended(&mut self, attempt: u32, step: SaveStep, outcome: Outcome, effects: &mut Vec<Effect>) {
        if attempt == self.poster_save.attempt {
            let is_image = self.has_image();
            let next = self.poster_save.end_step(step, outcome, &self.environment, is_image);
            self.follow_poster(next, effects);
        }
    }

    fn follow_poster(&mut self, next: Next, effects: &mut Vec<Effect>) {
        match next {
            Next::Step(step) if self.instruction().is_some_and(Instruction::is_kept) => {
                effects.push(Effect::Poster { attempt: self.poster_save.attempt, step });
            }
            // There is no code or number any more.
            Next::Step(_) => self.poster_save.stage = SaveStage::Idle,
            Next::Announce => self.announcer.announce(Topic::Saved),
            // What covers the page already stays, such as the code at the till.
            Next::Cover(picture) => {
                let _ = self.enlarged.get_or_insert(picture);
            }
            Next::Nothing => {}
        }
    }

    fn has_image(&self) -> bool {
        matches!(self.instruction(), Some(Instruction::Qr(Qr::Image(_))))
    }
}
