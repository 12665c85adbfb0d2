//! The invariants of a session, checked after every message.

mod arrival;
mod events;
mod memory;
mod observed;
mod requests;
mod scene;
mod screens;

use scalev_checkout::session::{Effect, Session};

pub use self::{
    observed::Observed,
    scene::{News, Scene},
};

/// A violated invariant, with the details.
pub struct Violation {
    pub invariant: &'static str,
    pub detail: String,
}

impl Violation {
    pub fn new(invariant: &'static str, detail: String) -> Self {
        Self { invariant, detail }
    }
}

impl Observed {
    /// Checks every invariant after one message.
    pub fn check(&mut self, scene: &Scene, session: &Session, effects: &[Effect]) -> Result<(), Violation> {
        let given_up = effects.contains(&Effect::Abort);
        hold(!given_up || self.pending.is_some(), "nothing is given up twice", || format!("{effects:?}"))?;
        self.take_in(scene, effects);
        self.check_requests(scene, effects)?;
        self.check_wake(scene, session)?;
        self.check_events(session, effects)?;
        self.check_state(scene, session)?;
        self.check_screen(scene, session)?;
        self.check_countdown(scene, session)?;
        self.check_memory(scene, session)?;
        self.see_arrival(scene, session);
        if self.state != session.state() {
            self.state = session.state();
            self.waits_since = scene.at;
        }
        Ok(())
    }
}

/// A violation of `invariant` unless `holds`.
pub fn hold(holds: bool, invariant: &'static str, detail: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation::new(invariant, detail())) }
}
