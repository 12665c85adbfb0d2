//! The invariants of a session, checked after every message.

mod arrival;
mod asking;
mod scene;
mod showing;
mod telling;
mod watch;

use scalev_checkout::session::{Effect, Session};

pub use self::{
    scene::{News, Scene},
    watch::Watch,
};

/// A promise that does not hold, and how that shows.
pub struct Broken {
    pub promise: &'static str,
    pub detail: String,
}

impl Broken {
    pub fn new(promise: &'static str, detail: String) -> Self {
        Self { promise, detail }
    }
}

impl Watch {
    /// Every promise, after one message.
    pub fn check(&mut self, scene: &Scene, session: &Session, effects: &[Effect]) -> Result<(), Broken> {
        let given_up = effects.contains(&Effect::Abort);
        hold(!given_up || self.pending.is_some(), "nothing is given up twice", || format!("{effects:?}"))?;
        self.take_in(scene, effects);
        self.check_requests(scene, effects)?;
        self.check_wake(scene, session)?;
        self.check_events(session, effects)?;
        self.check_state(scene, session)?;
        self.check_screen(scene, session)?;
        self.check_countdown(scene, session)?;
        self.see_arrival(scene, session);
        if self.state != session.state() {
            self.state = session.state();
            self.waits_since = scene.at;
        }
        Ok(())
    }
}

/// Breaks `promise` unless it holds.
pub fn hold(holds: bool, promise: &'static str, detail: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken::new(promise, detail())) }
}
