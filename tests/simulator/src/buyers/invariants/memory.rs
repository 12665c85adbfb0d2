//! The card that a hidden tab would show if the system threw it away and it were loaded again.

use scalev_checkout::{
    payment::Status,
    screen,
    session::{Session, State},
};

use super::{Observed, Scene, Violation, hold, screens::PRECISION};
use crate::{buyers::tab::Place, order::Truth};

impl Observed {
    /// There is one only while the payment is open by the server's last word, it has what the screen has to pay with, and where
    /// the server's time was ever readable it is over by the deadline. Too much may be left after a sleep, as of a countdown.
    pub(super) fn check_memory(&self, scene: &Scene, session: &Session) -> Result<(), Violation> {
        if scene.place == Place::Shown {
            return Ok(());
        }
        let Some(memory) = screen::memory(session) else { return Ok(()) };
        let state = session.state();
        let open =
            self.reported == Some(Truth::Pending) && matches!(state, State::Payment(Status::Unpaid) | State::Checking);
        hold(open, "a tab keeps no card of a payment that is not open", || {
            format!("{:?}, {}", self.reported, state.name())
        })?;
        let shown = screen::screen(session);
        hold(shown.card.is_some(), "a tab keeps what it shows", || state.name().to_owned())?;
        // Some answers name no deadline.
        let left = scene.left().filter(|_| memory.preview.deadline.is_some());
        let Some((left, within)) = left.zip(self.dated) else { return Ok(()) };
        let late = memory.left - left;
        hold(late <= PRECISION + within + self.slept, "a kept card is over by its deadline", || {
            format!("{late} ms later")
        })
    }
}
