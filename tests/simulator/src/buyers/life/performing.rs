//! Performs a session's effects in the simulation.

use scalev_checkout::{
    screen,
    session::{Ask, Effect},
};

use super::{Life, MINUTE, SECOND, reaching::TabEvent};
use crate::buyers::tab::Place;

/// Timers are at most this long, in milliseconds.
const LONGEST_TIMER: i64 = MINUTE;

impl Life {
    pub(super) fn perform(&mut self, tab: usize, effect: Effect) {
        match effect {
            Effect::Ask { request, ask: Ask::Create | Ask::Renew { .. } } => self.ask(tab, request, true, true),
            Effect::Ask { request, ask: Ask::Read { anew } } => self.ask(tab, request, false, anew),
            Effect::Abort => self.network.release(self.at),
            Effect::Copy(what) if screen::screen(&self.tabs[tab].session).copy_text(what).is_some() => {
                let after = self.rng.i64(1..300);
                self.plan(after, tab, TabEvent::Copied(what));
            }
            Effect::EmitOnce(_) => {
                self.paid_emitted = true;
                self.tally.paid = 1;
            }
            Effect::LoadSteps(language) => {
                let after = self.rng.i64(1..SECOND);
                self.plan(after, tab, TabEvent::Steps(language));
            }
            Effect::Broadcast(body) if self.channel => self.share(tab, &body),
            Effect::Broadcast(_) | Effect::Emit(_) | Effect::Log(_) => {}
            Effect::Copy(_) => {}
            // No buyer here asks for these: they reach neither the order's state nor the clock.
            Effect::ShareText(_) | Effect::Print | Effect::Save { .. } | Effect::Hold(_) | Effect::Proof(_) => {}
        }
    }

    fn ask(&mut self, tab: usize, request: u32, create: bool, anew: bool) {
        self.tally.requests += 1;
        let asked = self.device.now(self.at).instant;
        if let Some(ending) = self.network.ask(&mut self.rng, &mut self.server, self.at, create, anew) {
            let (after, sent) = (ending.at - self.at, asked.after(ending.waited));
            self.plan(after, tab, TabEvent::Headers { request, sent, ending: Box::new(ending) });
        }
    }

    /// Delivers a broadcast to the other tabs after a delay, not always in order.
    fn share(&mut self, from: usize, body: &str) {
        for tab in (0..self.tabs.len()).filter(|tab| *tab != from) {
            let latest = if self.rng.u8(..20) == 0 { 5 * SECOND } else { 50 };
            let after = self.rng.i64(1..latest);
            self.plan(after, tab, TabEvent::Heard(body.to_owned()));
        }
    }

    /// Fires a timer late: a little, a lot on a hidden page, and never on a page that was left.
    pub(super) fn set_timer(&mut self, index: usize) {
        let tab = &mut self.tabs[index];
        tab.timer += 1;
        let (place, number) = (tab.place, tab.timer);
        let Some(due) = tab.session.wake().filter(|_| matches!(place, Place::Shown | Place::Hidden)) else {
            return;
        };
        let wait = due.since(tab.seen.instant).clamp(0, LONGEST_TIMER);
        let late = match (place, self.rng.u8(..50)) {
            (Place::Hidden, ..25) => self.rng.i64(0..MINUTE),
            (_, 0) => self.rng.i64(0..3 * SECOND),
            _ => self.rng.i64(1..20),
        };
        self.plan(wait + late, index, TabEvent::Timer(number));
    }
}
