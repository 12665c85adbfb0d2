//! What the tab shows if it is loaded again.

use super::{super::page, Runtime};
use crate::{
    markup,
    screen::{self, Screen},
};

/// Milliseconds after which the later time alone is worth keeping.
const AGAIN_AFTER: i64 = 60_000;

impl Runtime {
    /// True where the tab should keep what is on the screen next: the buyer pays by something else, or by nothing any more.
    pub(super) fn is_news(&self, shown: &Screen, next: &Screen) -> bool {
        page::instant().since(self.remembered.get()) >= AGAIN_AFTER
            || shown.state != next.state
            || shown.card != next.card
            || shown.amount != next.amount
            || shown.deadline != next.deadline
    }

    /// Keeps it, or has it deleted where nothing may be paid. Until the server has answered, the last one stays.
    pub(super) fn remember(&self) {
        let session = self.session.borrow();
        if session.is_unknown() {
            return;
        }
        self.remembered.set(page::instant());
        let memory = screen::memory(&session);
        let card = memory.as_ref().map(|memory| markup::lines(&markup::memory(memory), "")).unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of some days are small")]
        self.bridge.remember(&card, memory.map_or(0.0, |memory| memory.left as f64));
    }
}
