//! Saving the code or the number as a picture, and a reminder of the deadline.

mod save;

use self::save::Next;
pub(crate) use self::save::{Enlarged, Save, SaveStage};
pub use self::save::{Outcome, SaveStep, SaveTarget};
use super::{Effect, Session, Topic};
use crate::{
    payment::instruction::{Instruction, Qr},
    value::time::Instant,
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

impl Session {
    /// `typed`: the picture of a number, else that of a code.
    pub(super) fn save_poster(&mut self, typed: bool) {
        self.poll_fast();
        if self.instruction().is_some_and(|instruction| instruction.is_kept() && instruction.is_typed() == typed) {
            self.saves.reminder.start_over();
            let next = self.saves.poster.make(self.now.instant);
            self.proceed(SaveTarget::Poster, next);
        }
    }

    pub(super) fn show_poster(&mut self) {
        if self.instruction().and_then(Instruction::qr).is_some() {
            let next = self.saves.poster.show_again();
            self.proceed(SaveTarget::Poster, next);
        }
    }

    pub(super) fn save_reminder(&mut self) {
        self.saves.poster.start_over();
        let next = self.saves.reminder.make(self.now.instant);
        self.proceed(SaveTarget::Reminder, next);
    }

    pub(super) fn give_up_saving(&mut self) {
        for target in [SaveTarget::Poster, SaveTarget::Reminder] {
            let is_image = self.is_image(target);
            let next = self.saves.get(target).give_up(self.now.instant, is_image);
            self.proceed(target, next);
        }
    }

    pub(super) fn save_ended(&mut self, target: SaveTarget, attempt: u32, step: SaveStep, outcome: Outcome) {
        let is_image = self.is_image(target);
        let save = self.saves.get(target);
        if attempt == save.attempt {
            let next = save.end_step(step, outcome, &self.environment, is_image);
            self.proceed(target, next);
        }
    }

    fn proceed(&mut self, target: SaveTarget, next: Next) {
        let is_kept = self.instruction().is_some_and(|known| target == SaveTarget::Reminder || known.is_kept());
        let save = self.saves.get(target);
        match next {
            // The screen has the reminder's text; no script makes it.
            Next::Step(SaveStep::Show) if target == SaveTarget::Reminder => {
                let next = save.cover(Enlarged::Reminder);
                self.proceed(target, next);
            }
            Next::Step(step) if is_kept => self.effects.push(Effect::Save { target, attempt: save.attempt, step }),
            // The code, the number or the deadline is gone.
            Next::Step(_) => save.stage = SaveStage::Idle,
            Next::Announce => self.announcer.announce(Topic::Saved),
            // A dialog that is open, such as the code at the till, stays open.
            Next::Cover(shown) => {
                let _ = self.enlarged.get_or_insert(shown);
            }
            Next::Nothing => {}
        }
    }

    fn is_image(&self, target: SaveTarget) -> bool {
        target == SaveTarget::Poster && matches!(self.instruction(), Some(Instruction::Qr(Qr::Image(_))))
    }
}
