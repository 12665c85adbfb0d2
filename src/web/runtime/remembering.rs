//! Keeps the card that the tab shows if it is loaded again.

use super::{super::page, Runtime};
use crate::{
    markup,
    screen::{self, Screen},
};

/// Milliseconds after which the later time alone is worth keeping.
const AGAIN_AFTER: i64 = 60_000;

impl Runtime {
    /// True where the card of the `next` screen must be kept: the number, the amount, the deadline or the state is another.
    pub(super) fn is_news(&self, shown: &Screen, next: &Screen) -> bool {
        page::instant().since(self.remembered.get()) >= AGAIN_AFTER
            || shown.state != next.state
            || shown.card != next.card
            || shown.amount != next.amount
            || shown.deadline != next.deadline
    }

    /// Keeps the card, or deletes the kept one where nothing may be paid. Until the server has answered nothing changes.
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
