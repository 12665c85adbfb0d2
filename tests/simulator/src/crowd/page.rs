//! The simulation's interface of a page. All times in milliseconds since the buyer arrived.

use super::buyer::Act;

/// The API's state of the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Unpaid,
    Paid,
    Expired,
}

/// One page in one browser: it hears of what happens and says when its timer is due. Where a function returns `true`, a
/// request goes out in that moment, in place of one that may be under way.
pub trait Page {
    /// `Open` loads the page, anew or for the first time; after `Close` there are no further calls.
    fn act(&mut self, act: Act, now: i64) -> bool;
    /// When the next timer is due. `None`: there is none.
    fn due(&self) -> Option<i64>;
    fn wake(&mut self, now: i64) -> bool;
    /// The request ended. `None`: it failed.
    fn answered(&mut self, now: i64, answer: Option<Status>) -> bool;
    /// True where the page that was just loaded again shows what its tab showed before, without an answer.
    fn recalls(&self) -> bool {
        false
    }
}
