//! Renders the screen, the countdown and the dialog, and keeps the card that the tab shows if it is loaded again.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    super::{
        guard::{self, Timer},
        page,
    },
    Runtime, drop_later,
};
use crate::{
    markup,
    screen::{self, Screen, screen},
    session::{Message, State},
};

/// Milliseconds after which the later time alone is worth keeping.
const AGAIN_AFTER: i64 = 60_000;

impl Runtime {
    pub(super) fn show(&self) {
        let drawn = screen(&self.session.borrow());
        let _ = self.host.set_attribute("data-state", drawn.state.name());
        if drawn.state != State::Loading {
            // The page may hear that the preview goes, and call the widget.
            let is_unknown = self.session.borrow().is_unknown();
            self.bridge.rendered(is_unknown);
        }
        self.count();
        let covered = drawn.is_covered();
        let (is_other, is_news) = self.screen.with_untracked(|shown| (*shown != drawn, self.is_news(shown, &drawn)));
        if is_other {
            self.screen.set(drawn);
        }
        if is_news {
            self.remember();
        }
        self.cover(covered);
    }

    /// Detects tampering: `content` is what the watched parts contain now.
    pub(super) fn compare(&self, content: &str) {
        let mut normalized = String::new();
        markup::normalize(content, &mut normalized);
        if self.expected.with_value(|expected| expected.as_ref().is_some_and(|expected| *expected != normalized)) {
            self.expected.set_value(None);
            self.send(Message::Tampered);
        }
    }

    /// Opens or closes the dialog in a microtask, after the screen's patch.
    fn cover(&self, wanted: bool) {
        if self.covered.replace(wanted) == wanted {
            return;
        }
        let own = self.own.clone();
        spawn_local(async move {
            let Some(own) = own.upgrade().filter(|own| own.covered.get() == wanted) else {
                return;
            };
            let closed = own.callback(|own| own.send(Message::EnlargementClosed));
            let cover = wanted.then(|| guard::cover(&own.bridge, closed));
            drop(own.cover.replace(cover));
        });
    }

    /// Writes the time left and sets a timer for the next second, while the page is visible.
    fn count(&self) {
        let wall = page::now().wall;
        let text = screen::countdown(&self.session.borrow(), wall);
        let next =
            text.as_ref().filter(|_| !document().hidden()).map(|_| screen::next_tick(&self.session.borrow(), wall));
        let timer = next.and_then(|millis| Timer::after(millis, self.callback(Self::tick)));
        drop_later(self.tick.replace(timer));
        let text = text.unwrap_or_default();
        if self.countdown.with_untracked(|shown| *shown != text) {
            self.countdown.set(text);
        }
    }

    fn tick(&self) {
        let jumps = self.session.borrow().clock.jumps(page::now());
        if jumps { self.send(Message::TimerFired) } else { self.count() }
    }

    /// True where the card of the `next` screen must be kept: the number, the amount, the deadline or the state is another.
    fn is_news(&self, shown: &Screen, next: &Screen) -> bool {
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
