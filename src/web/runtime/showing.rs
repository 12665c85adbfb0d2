//! The screen, the seconds, and what covers it all.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    super::{cover, listener::Listener, page, timer::Timer},
    Runtime, drop_later,
};
use crate::{
    screen::{self, Screen, screen},
    session::{Message, State},
};

impl Runtime {
    pub(super) fn show(&self) {
        let drawn = screen(&self.session.borrow());
        let _ = self.host.set_attribute("data-state", drawn.state.name());
        if drawn.state != State::Loading && !self.rendered.replace(true) {
            self.bridge.rendered();
        }
        self.count();
        let covered = drawn.is_covered();
        if self.screen.with_untracked(|shown| *shown != drawn) {
            self.screen.set(drawn);
        }
        self.cover(covered);
    }

    /// Notes what stands in the page from now on, drawn in the same moment.
    pub(in crate::web) fn vouch(&self, screen: &Screen) {
        self.vouched.replace(Some(screen.vouched()));
    }

    /// Compares the content of the page with the one that was drawn.
    pub(super) fn compare(&self, seen: &str) {
        let mut plain = String::new();
        screen::plain(seen, &mut plain);
        let altered = self.vouched.borrow().as_ref().is_some_and(|drawn| *drawn != plain);
        if altered {
            self.vouched.take();
            self.send(Message::Tampered);
        }
    }

    /// Covers the screen or opens it again. The drawing of the screen waits in the same line, before this.
    pub(super) fn cover(&self, wanted: bool) {
        if self.covered.replace(wanted) == wanted {
            return;
        }
        let own = self.own.clone();
        spawn_local(async move {
            let Some(own) = own.upgrade() else {
                return;
            };
            let Some(cover) = own.host.shadow_root().and_then(|root| root.query_selector("dialog").ok()?) else {
                return;
            };
            if wanted {
                let host = own.own.clone();
                let closed = move || {
                    if let Some(own) = host.upgrade() {
                        own.send(Message::EnlargementClosed);
                    }
                };
                own.closing.replace(Some(Listener::on(&cover, "close", closed)));
                cover::open(&cover);
            } else {
                // Its event comes later, when the buyer may have opened it again.
                own.closing.take();
                cover::close(&cover);
            }
        });
    }

    /// Shows the seconds and asks for the next one, while there is anybody to see them.
    pub(super) fn count(&self) {
        let wall = page::now().wall;
        let text = screen::countdown(&self.session.borrow(), wall);
        let next =
            text.as_ref().filter(|_| !document().hidden()).map(|_| screen::next_tick(&self.session.borrow(), wall));
        let own = self.own.clone();
        let timer = next.and_then(|millis| {
            Timer::after(millis, move || {
                if let Some(own) = own.upgrade() {
                    own.tick();
                }
            })
        });
        let earlier = self.tick.replace(timer);
        drop_later(earlier);
        let text = text.unwrap_or_default();
        if self.seconds.with_untracked(|shown| *shown != text) {
            self.seconds.set(text);
        }
    }

    pub(super) fn tick(&self) {
        let jumps = self.session.borrow().clock.jumps(page::now());
        if jumps { self.send(Message::TimerFired) } else { self.count() }
    }
}
