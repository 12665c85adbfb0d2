//! Instructions for somebody else who pays: to another app, else to the clipboard.

use super::{CopyTarget, Effect, Session};
use crate::screen;

impl Session {
    pub(super) fn share(&mut self, effects: &mut Vec<Effect>) {
        self.poll_fast();
        let text = screen::copy_text(self, CopyTarget::Instructions);
        let shares = self.environment.shares;
        effects.extend(text.map(|text| if shares { Effect::ShareText(text) } else { copy(text) }));
    }

    /// What the browser would not share can still be copied.
    pub(super) fn share_ended(&mut self, worked: bool, effects: &mut Vec<Effect>) {
        let text = screen::copy_text(self, CopyTarget::Instructions).filter(|_| !worked);
        effects.extend(text.map(copy));
    }
}

fn copy(text: String) -> Effect {
    Effect::Copy { what: CopyTarget::Instructions, text }
}
