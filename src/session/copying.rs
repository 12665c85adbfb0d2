//! Copying, after which a buyer goes to pay, and sharing the instructions with somebody else who pays.

use super::{CopyTarget, Effect, Session, Topic};
use crate::{contract::COPIED_FOR, payment::Instruction, value::Instant};

/// The outcome of the last copy.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Copying {
    /// The target, whether it worked, and until when the screen says so. `None`: it is too long ago.
    pub(crate) last: Option<(CopyTarget, bool, Instant)>,
    /// The clipboard did not take the text in the code, so it is on the screen, to be copied by hand.
    pub(crate) shows_code_text: bool,
}

impl Copying {
    pub(super) fn due(&self) -> Option<Instant> {
        self.last.map(|(_, _, until)| until)
    }

    pub(super) fn expire(&mut self, now: Instant) {
        let _ = self.last.take_if(|(_, _, until)| *until <= now);
    }
}

impl Session {
    pub(super) fn copy(&mut self, target: CopyTarget) {
        self.go_to_pay(target);
        self.effects.push(Effect::Copy(target));
    }

    pub(super) fn copied_in_preview(&mut self, target: CopyTarget, worked: bool) {
        self.go_to_pay(target);
        self.copy_ended(target, worked);
    }

    /// After a copy the buyer probably pays soon, and to this account.
    fn go_to_pay(&mut self, target: CopyTarget) {
        self.poll_fast();
        self.proof_upload.guess_account(target);
    }

    pub(super) fn copy_ended(&mut self, target: CopyTarget, worked: bool) {
        self.copying.last = Some((target, worked, self.now.instant.after(COPIED_FOR)));
        self.copying.shows_code_text |= target == CopyTarget::Code && !worked;
        self.announcer.announce(Topic::Copied);
    }

    /// Hands the instructions to another app, else to the clipboard.
    pub(super) fn share(&mut self) {
        self.poll_fast();
        if self.can_share() {
            let target = CopyTarget::Instructions;
            self.effects.push(if self.environment.shares { Effect::ShareText(target) } else { Effect::Copy(target) });
        }
    }

    /// A text that the browser would not share can still be copied.
    pub(super) fn share_ended(&mut self, worked: bool) {
        if !worked && self.can_share() {
            self.effects.push(Effect::Copy(CopyTarget::Instructions));
        }
    }

    fn can_share(&self) -> bool {
        self.instruction().is_some_and(Instruction::is_typed)
    }
}
