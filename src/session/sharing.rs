//! Instructions for somebody else who pays: to another app, else to the clipboard.

use super::{Copy, Effect, Session};
use crate::screen;

impl Session {
    pub(super) fn share(&mut self, effects: &mut Vec<Effect>) {
        self.be_eager();
        let text = screen::copy_text(self, Copy::Instructions);
        let shares = self.page.shares;
        effects.extend(text.map(|text| if shares { Effect::PassOn(text) } else { copy(text) }));
    }

    /// What the browser would not share can still be copied.
    pub(super) fn share_ended(&mut self, worked: bool, effects: &mut Vec<Effect>) {
        let text = screen::copy_text(self, Copy::Instructions).filter(|_| !worked);
        effects.extend(text.map(copy));
    }
}

fn copy(text: String) -> Effect {
    Effect::Copy { what: Copy::Instructions, text }
}
