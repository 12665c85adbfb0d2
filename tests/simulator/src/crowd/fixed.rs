//! Pages that ask every 5 s by a browser's plain interval timer, come what may.

use super::{
    buyer::{Act, Buyer, Method},
    chance::{MINUTE, SECOND},
    page::{Page, Status},
};

const INTERVAL: i64 = 5 * SECOND;

/// The time for which timers of a page that is hidden on a computer run unthrottled, and their interval after that.
const UNTHROTTLED: i64 = 5 * MINUTE;
const THROTTLED: i64 = MINUTE;

#[derive(Clone, Debug)]
pub struct Fixed {
    polls: bool,
    computer: bool,
    asked: i64,
    pending: bool,
    done: bool,
    hidden: Option<i64>,
}

impl Fixed {
    /// The hosted page: virtual accounts and OVO have a button alone.
    pub fn hosted(buyer: &Buyer) -> Self {
        Self { polls: !matches!(buyer.method, Method::Account | Method::Push), ..Self::always(buyer) }
    }

    pub fn always(buyer: &Buyer) -> Self {
        Self { polls: true, computer: buyer.computer, asked: 0, pending: false, done: false, hidden: None }
    }

    fn ask(&mut self, now: i64) -> bool {
        self.asked = now;
        self.pending = true;
        true
    }
}

impl Page for Fixed {
    fn act(&mut self, act: Act, now: i64) -> bool {
        match act {
            Act::Open => {
                let (polls, computer) = (self.polls, self.computer);
                *self = Self { polls, computer, asked: 0, pending: false, done: false, hidden: None };
                self.ask(now)
            }
            Act::Show => {
                self.hidden = None;
                false
            }
            Act::Hide => {
                self.hidden = Some(now);
                false
            }
            Act::Press => !self.polls && !self.pending && !self.done && self.ask(now),
            Act::Close | Act::Copy | Act::Disconnect | Act::Reconnect => false,
        }
    }

    fn due(&self) -> Option<i64> {
        if !self.polls || self.pending || self.done {
            return None;
        }
        let next = self.asked + INTERVAL;
        match self.hidden {
            Some(_) if !self.computer => None,
            Some(since) if next > since + UNTHROTTLED => Some(self.asked + THROTTLED),
            _ => Some(next),
        }
    }

    fn wake(&mut self, now: i64) -> bool {
        self.ask(now)
    }

    fn answered(&mut self, _now: i64, answer: Option<Status>) -> bool {
        self.pending = false;
        self.done = matches!(answer, Some(Status::Paid | Status::Expired));
        false
    }
}
