//! Instructions for somebody else who pays: to another app, else to the clipboard.

use super::{CopyTarget, Effect, Session};
use crate::payment::instruction::Instruction;

impl Session {
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
