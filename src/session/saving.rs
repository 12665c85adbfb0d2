//! Saving the code or the number as a picture, and a reminder of the deadline.

mod save;

pub(crate) use self::save::{Enlarged, Save, SaveStage};
pub use self::save::{Outcome, SaveStep, SaveTarget};
use super::{Effect, Session, Topic};
use crate::{
    payment::{Instruction, Qr},
    value::Instant,
};

/// All that can be saved.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saves {
    pub poster: Save,
    pub reminder: Save,
}

impl Saves {
    pub(super) fn due(&self) -> [Option<Instant>; 2] {
        [self.poster.due(), self.reminder.due()]
    }

    pub(super) fn start_over(&mut self) {
        self.poster.start_over();
        self.reminder.start_over();
    }

    fn get(&mut self, target: SaveTarget) -> &mut Save {
        match target {
            SaveTarget::Poster => &mut self.poster,
            SaveTarget::Reminder => &mut self.reminder,
        }
    }
}

/// Milliseconds that the file may take, its script included.
const LIMIT: i64 = 12_000;

impl Session {
    /// `typed`: the picture of a number, else that of a code.
    pub(super) fn save_poster(&mut self, typed: bool) {
        self.poll_fast();
        if self.instruction().is_some_and(|instruction| instruction.is_kept() && instruction.is_typed() == typed) {
            self.saves.reminder.start_over();
            self.make(SaveTarget::Poster);
        }
    }

    pub(super) fn save_reminder(&mut self) {
        self.saves.poster.start_over();
        self.make(SaveTarget::Reminder);
    }

    fn make(&mut self, target: SaveTarget) {
        if self.saves.get(target).due().is_none() {
            self.begin_saving(target, SaveStep::Make);
        }
    }

    pub(super) fn show_poster(&mut self) {
        if self.instruction().and_then(Instruction::qr).is_some() {
            self.begin_saving(SaveTarget::Poster, SaveStep::Show);
        }
    }

    /// Ends of an earlier attempt do not count from now on.
    fn begin_saving(&mut self, target: SaveTarget, step: SaveStep) {
        self.saves.get(target).attempt += 1;
        self.take_step(target, step);
    }

    /// Ends attempts that take too long.
    pub(super) fn give_up_saving(&mut self) {
        for target in [SaveTarget::Poster, SaveTarget::Reminder] {
            let save = self.saves.get(target);
            if save.due().is_some_and(|due| due <= self.now.instant) {
                save.attempt += 1;
                self.fail_saving(target);
            }
        }
    }

    pub(super) fn save_ended(&mut self, target: SaveTarget, attempt: u32, step: SaveStep, outcome: Outcome) {
        let save = self.saves.get(target);
        if attempt != save.attempt {
            return;
        }
        let first = if self.environment.webview { SaveStep::Show } else { SaveStep::Download };
        match (step, outcome) {
            (SaveStep::Make, Outcome::Done(_)) if self.environment.phone => self.take_step(target, SaveStep::Share),
            (SaveStep::Make, Outcome::Done(_)) | (SaveStep::Share, Outcome::Failed) => self.take_step(target, first),
            (SaveStep::Share, Outcome::Canceled) => save.stage = SaveStage::Idle,
            (SaveStep::Download, Outcome::Failed) => self.take_step(target, SaveStep::Show),
            (SaveStep::Show, Outcome::Done(picture)) => self.cover_with(target, Enlarged::Poster(picture.into())),
            (SaveStep::Share | SaveStep::Download, Outcome::Done(_)) => {
                save.end(step);
                self.announcer.announce(Topic::Saved);
            }
            _ => self.fail_saving(target),
        }
    }

    fn take_step(&mut self, target: SaveTarget, step: SaveStep) {
        let is_reminder = target == SaveTarget::Reminder;
        if is_reminder && step == SaveStep::Show {
            // The screen has the reminder's text; no script makes it.
            return self.cover_with(target, Enlarged::Reminder);
        }
        let is_kept = self.instruction().is_some_and(|instruction| is_reminder || instruction.is_kept());
        let save = self.saves.get(target);
        save.stage = match step {
            // The code, the number or the deadline is gone.
            _ if !is_kept => SaveStage::Idle,
            SaveStep::Make => SaveStage::Making(self.now.instant.after(LIMIT)),
            _ => SaveStage::Trying,
        };
        self.effects.extend(is_kept.then_some(Effect::Save { target, attempt: save.attempt, step }));
    }

    fn fail_saving(&mut self, target: SaveTarget) {
        if target == SaveTarget::Poster && matches!(self.instruction(), Some(Instruction::Qr(Qr::Image(_)))) {
            // Another server's picture may not be drawn into ours; it can be kept as it is.
            return self.cover_with(target, Enlarged::Original);
        }
        self.saves.get(target).stage = SaveStage::Failed;
        self.announcer.announce(Topic::Saved);
    }

    /// The dialog takes the focus, so nothing is announced. One that is open, such as the code at the till, stays open.
    fn cover_with(&mut self, target: SaveTarget, shown: Enlarged) {
        self.saves.get(target).end(SaveStep::Show);
        let _ = self.enlarged.get_or_insert(shown);
    }
}
