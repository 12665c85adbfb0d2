//! Money that arrived shows, by itself and in time.

use scalev_checkout::{
    payment::{Instruction, Status},
    session::{Session, State, schedule},
};

use super::{Observed, Scene, Violation, hold};
use crate::buyers::{
    life::{MINUTE, SECOND},
    server::Server,
    tab::Place,
};

/// The longest span of the table and of the pause between failures, stretched; a request given up; and a request that
/// had to be earned.
const LONGEST: i64 = 2 * MINUTE * 6 / 5 + 11 * SECOND + 25 * SECOND;

impl Observed {
    /// For a page that is looked at.
    pub fn check_arrival(&self, session: &Session, at: i64, server: &Server) -> Result<(), Violation> {
        let Some(paid) = server.paid_since(at).filter(|_| !self.is_paid() && self.follows(session, at, server)) else {
            return Ok(());
        };
        let waited = at - paid.max(self.clear_since);
        let state = self.state.name();
        hold(waited <= LONGEST, "money that arrived shows in time", || format!("{waited} ms, and it is still {state}"))
    }

    /// Records the wait at its end.
    pub(super) fn see_arrival(&mut self, scene: &Scene, session: &Session) {
        let shows = session.state() == State::Payment(Status::Paid) && !self.is_paid();
        let looked = self.follows && scene.place == Place::Shown;
        if let Some(paid) = scene.server.paid_since(scene.at).filter(|_| shows && looked) {
            self.waited = Some((scene.at - paid.max(self.clear_since)).max(0));
        }
        self.follows = self.follows(session, scene.at, scene.server);
    }

    /// True where the page must find out by polling: not where no payment is due now. Long after the deadline one request when
    /// the buyer returns is enough.
    fn follows(&self, session: &Session, at: i64, server: &Server) -> bool {
        let past = server.left(at).map_or(Some(0), |left| self.dated.map(|_| -left));
        let lately = |past: i64| past.max(at - self.waits_since) < schedule::GRACE;
        match session.state() {
            _ if session.instruction() == Some(&Instruction::NothingDue) => false,
            State::Payment(Status::Expired | Status::Closed) => self.unanswered || past.is_some_and(lately),
            State::Unavailable => session.wake().is_some(),
            _ => true,
        }
    }
}
