//! The code on the screen, drawn once: encoding one takes longer than all the rest of a screen.

use std::sync::Arc;

use super::Session;
use crate::value::qr::{self, Drawing};

/// The last drawing, and the text in it. Empty: there is none.
#[derive(Clone, Debug, Default)]
pub(super) struct QrCache {
    text: String,
    drawing: Option<Arc<Drawing>>,
}

impl Session {
    /// Draws the code of the screen, unless it is drawn. The outcome of saving or copying another code goes, and so does
    /// the cover of a screen on which nothing may be paid any more.
    pub(super) fn draw_code(&mut self) {
        if self.instruction().is_none() {
            self.enlarged = None;
        }
        let (phone, not_opened) = (self.environment.phone, self.app_not_opened());
        let text = self.instruction().and_then(|instruction| instruction.code_text(phone, not_opened));
        let Some(text) = text.filter(|text| *text != self.qr_cache.text).map(str::to_owned) else {
            return;
        };
        self.qr_cache = QrCache { drawing: qr::draw(&text).map(Arc::new), text };
        self.saves.poster.start_over();
        self.copying.shows_code_text = false;
        self.enlarged = None;
    }

    /// The drawing of `text`. `None`: it is not the text that is shown as a code, or does not fit one.
    pub(crate) fn drawing(&self, text: &str) -> Option<Arc<Drawing>> {
        self.qr_cache.drawing.clone().filter(|_| self.qr_cache.text == text)
    }
}
