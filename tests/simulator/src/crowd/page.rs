//! What a page is to the simulation. All times in milliseconds since the buyer arrived.

/// What the API says of the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Unpaid,
    Paid,
    Expired,
}

/// One page in one browser: it hears of what happens and says when it asks. `true` from an act: it asks at once.
pub trait Page {
    /// It is loaded, anew or for the first time, and asks.
    fn open(&mut self, now: i64);
    fn show(&mut self, now: i64) -> bool;
    fn hide(&mut self, now: i64);
    /// The buyer copied a number.
    fn copy(&mut self, now: i64);
    /// The buyer pressed "check status".
    fn press(&self) -> bool;
    /// The network is back.
    fn reconnect(&mut self, now: i64);
    /// When it asks next by itself.
    fn due(&self) -> Option<i64>;
    /// A request goes out, in place of one that may be under way.
    fn ask(&mut self, now: i64);
    /// The request ended. `None`: it failed.
    fn hear(&mut self, now: i64, answer: Option<Status>);
}
