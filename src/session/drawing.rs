//! The code on the screen, drawn once: encoding one takes longer than all the rest of a screen.

use std::sync::Arc;

use super::{Saving, Session};
use crate::value::qr::{self, Drawing};

/// What was drawn last, and of which text. Empty: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    of: String,
    drawing: Option<Arc<Drawing>>,
}

impl Session {
    /// Draws what the screen shows as a code, unless it is drawn. What was said of another code goes, and so does
    /// what covers a screen on which nothing may be paid any more.
    pub(super) fn draw(&mut self) {
        if self.instruction().is_none() {
            self.enlarged = None;
        }
        let (phone, not_opened) = (self.environment.phone, self.is_stuck());
        let text = self.instruction().and_then(|instruction| instruction.code_text(phone, not_opened));
        let Some(text) = text.filter(|text| *text != self.drawn.of).map(str::to_owned) else {
            return;
        };
        self.drawn = Drawn { drawing: qr::draw(&text).map(Arc::new), of: text };
        self.saving = Saving::after(self.saving);
        self.spelled = false;
        self.enlarged = None;
    }

    /// The drawing of `text`. `None`: it does not fit a code.
    pub(crate) fn drawing(&self, text: &str) -> Option<Arc<Drawing>> {
        if self.drawn.of == text { self.drawn.drawing.clone() } else { qr::draw(text).map(Arc::new) }
    }
}
