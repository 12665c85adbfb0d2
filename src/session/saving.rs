//! Saving the code or the number as a picture, and a reminder of the deadline.

mod save;

use self::save::Next;
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
            self.next_attempt(target, Next::Try(SaveStep::Make));
        }
    }

    pub(super) fn show_poster(&mut self) {
        if self.instruction().and_then(Instruction::qr).is_some() {
            self.next_attempt(SaveTarget::Poster, Next::Try(SaveStep::Show));
        }
    }

    /// Ends attempts that take too long.
    pub(super) fn give_up_saving(&mut self) {
        for target in [SaveTarget::Poster, SaveTarget::Reminder] {
            if self.saves.get(target).due().is_some_and(|due| due <= self.now.instant) {
                self.next_attempt(target, Next::Fail);
            }
        }
    }

    pub(super) fn save_ended(&mut self, target: SaveTarget, attempt: u32, step: SaveStep, outcome: Outcome) {
        if attempt == self.saves.get(target).attempt {
            self.proceed(target, Next::after(step, outcome, &self.environment));
        }
    }

    /// Ends of an earlier attempt do not count from now on.
    fn next_attempt(&mut self, target: SaveTarget, next: Next) {
        self.saves.get(target).attempt += 1;
        self.proceed(target, next);
    }

    fn proceed(&mut self, target: SaveTarget, next: Next) {
        let (instruction, is_reminder) = (self.instruction(), target == SaveTarget::Reminder);
        let is_kept = instruction.is_some_and(|instruction| is_reminder || instruction.is_kept());
        let is_image = !is_reminder && matches!(instruction, Some(Instruction::Qr(Qr::Image(_))));
        let save = self.saves.get(target);
        save.stage = SaveStage::Idle;
        let shown = match next {
            // The screen has the reminder's text; no script makes it.
            Next::Try(SaveStep::Show) if is_reminder => Enlarged::Reminder,
            // Another server's picture may not be drawn into ours; it can be kept as it is.
            Next::Fail if is_image => Enlarged::Original,
            Next::Cover(shown) => shown,
            Next::Try(step) if is_kept => {
                let until = self.now.instant.after(LIMIT);
                save.stage = if step == SaveStep::Make { SaveStage::Making(until) } else { SaveStage::Trying };
                return self.effects.push(Effect::Save { target, attempt: save.attempt, step });
            }
            // The code, the number or the deadline is gone.
            Next::Try(_) | Next::Stop => return,
            Next::End(step) => {
                save.ended = Some(step);
                return self.announcer.announce(Topic::Saved);
            }
            Next::Fail => {
                save.stage = SaveStage::Failed;
                return self.announcer.announce(Topic::Saved);
            }
        };
        // The dialog takes the focus, so nothing is announced. One that is open, such as the code at the till, stays open.
        save.ended = Some(SaveStep::Show);
        let _ = self.enlarged.get_or_insert(shown);
    }
}
