//! The screen: the server's word, something to pay with while that is right, and always a way on.

use scalev_checkout::{
    payment::{Instruction, Status},
    screen::{self, Screen},
    session::{Session, State, schedule},
};

use super::{Observed, Scene, Violation, hold};
use crate::{
    buyers::{life::SECOND, tab::Place},
    order::Truth,
};

/// The largest error of a countdown, in milliseconds, beside the round trip of the request with the server's time.
pub(super) const PRECISION: i64 = 2 * SECOND;

impl Observed {
    /// Paid, and expired, are the server's word alone.
    pub(super) fn check_state(&self, scene: &Scene, session: &Session) -> Result<(), Violation> {
        let state = session.state();
        let paid = state == State::Payment(Status::Paid);
        hold(paid == self.reported_paid, "paid is the server's word, and it stays", || state.name().to_owned())?;
        let expired = state == State::Payment(Status::Expired) && self.state != state;
        hold(!expired || self.has_expired(scene), "expired is the server's word", || {
            format!("it said {:?}, {:?} ms before the deadline", self.reported, scene.left())
        })
    }

    /// The server said so; or it closed the order after the deadline; or its own clock is clearly past it.
    fn has_expired(&self, scene: &Scene) -> bool {
        let over = |by: i64| scene.left().is_some_and(|left| left <= -by);
        match self.reported {
            Some(reported) if reported.is_expired() => true,
            // Without the server's time the device's clock counts, unless the server contradicts it.
            Some(Truth::Canceled) => over(-PRECISION) || self.dated.is_none() && !self.contradicted,
            _ => self.dated.is_some() && over(schedule::EXPIRY_DELAY),
        }
    }

    pub(super) fn check_screen(&mut self, scene: &Scene, session: &Session) -> Result<(), Violation> {
        let state = session.state();
        // Encoding a QR costs more than all else together: one that stays is looked at again after some failures.
        let known = state == self.state && session.instruction() == self.drawn.as_ref();
        let again = scene.news.failed && scene.at % 16 == 0;
        if known && self.is_code() && !again {
            return Ok(());
        }
        let screen = screen::screen(session);
        self.drawn = session.instruction().cloned();
        let open = matches!(state, State::Payment(Status::Unpaid) | State::Checking);
        let usable = session.instruction().is_some_and(|instruction| *instruction != Instruction::NothingDue);
        let thing = screen.card.is_some();
        hold(thing == (open && usable), "what to pay with is shown while it is unpaid and open", || {
            format!("{} {usable} {:?}", state.name(), screen.card)
        })?;
        let closed = matches!(state, State::Payment(status) if status != Status::Unpaid);
        hold(thing || !self.had_thing || closed, "no error takes away what to pay with", || state.name().to_owned())?;
        self.had_thing = thing;
        let way = screen.fallback.is_some() || screen.help.is_some();
        hold(way, "there is always a way on", || state.name().to_owned())?;
        let moves = scene.place != Place::Shown || goes_on(session, &screen);
        hold(moves, "no state waits for nothing", || state.name().to_owned())
    }

    fn is_code(&self) -> bool {
        matches!(self.drawn, Some(Instruction::Qr(_) | Instruction::Wallet { .. }))
    }

    /// The countdown that a buyer looks at tells the truth, if the server's time was ever readable. Neither of a device's
    /// clocks shows that it slept and was set back by as much between two looks of the page: until the next answer too
    /// much may be left, by no more than the sleep.
    pub(super) fn check_countdown(&self, scene: &Scene, session: &Session) -> Result<(), Violation> {
        let shown = screen::countdown(session, scene.now.wall).filter(|_| scene.place == Place::Shown);
        let (Some(shown), Some(left), Some(within)) = (shown, scene.left(), self.dated) else {
            return Ok(());
        };
        let seconds = shown.split(':').fold(0, |sum, part| sum * 60 + part.parse::<i64>().unwrap_or(0));
        let wrong = left - seconds * SECOND;
        // The countdown shows whole seconds.
        let right = (-PRECISION - within - self.slept..=PRECISION + within + SECOND).contains(&wrong);
        hold(right, "the countdown tells the truth", || format!("{shown}, where {left} ms are left"))
    }
}

/// By itself, or when the buyer presses a button, or because it is the end.
fn goes_on(session: &Session, screen: &Screen) -> bool {
    match session.state() {
        State::Payment(Status::Paid) => true,
        State::Payment(Status::Expired | Status::Closed) | State::Unavailable => {
            session.wake().is_some() || screen.check.is_some()
        }
        _ => session.wake().is_some() || session.instruction() == Some(&Instruction::NothingDue),
    }
}
