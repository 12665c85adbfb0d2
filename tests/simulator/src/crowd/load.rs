//! The load of a page in a day: requests in each second, and the delays of buyers.

use std::ops::Range;

use super::{
    buyer::Method,
    chance::SECOND,
    day::{DAY, OUTAGE},
};

const METHODS: usize = 6;

/// Longer than any delay: it never came.
pub const NEVER: u32 = u32::MAX;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Requests in each second of the day.
    seconds: Vec<u32>,
    by_method: [Tally; METHODS],
}

/// Delays in milliseconds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub buyers: u64,
    pub requests: u64,
    /// From the money's arrival to "paid", for those who looked.
    pub delays: Vec<u32>,
    /// Those of them to whom the page showed it without a press.
    pub by_itself: u64,
    /// Those of them who left before.
    pub left: u64,
    /// Tabs that were thrown away and loaded again while the payment was open.
    pub lost: u64,
    /// By how much a number was there sooner in those of them that showed it without an answer.
    pub sooner: Vec<u32>,
    /// Numbers that were shown after their deadline.
    pub misled: u64,
    /// From the outage's end to a fresh answer, for those in sight.
    pub fresh: Vec<u32>,
}

impl Load {
    pub fn new() -> Self {
        Self { seconds: vec![0; (DAY / SECOND) as usize], ..Self::default() }
    }

    /// For lives that are only thought.
    pub fn none() -> Self {
        Self::default()
    }

    pub fn arrive(&mut self, method: Method) {
        self.tally(method).buyers += 1;
    }

    /// A request at `clock`, in milliseconds after any midnight.
    pub fn count(&mut self, method: Method, clock: i64) {
        self.seconds[(clock % DAY / SECOND) as usize] += 1;
        self.tally(method).requests += 1;
    }

    pub fn record_paid(&mut self, method: Method, delay: i64, by_itself: bool, left: bool) {
        let tally = self.tally(method);
        tally.delays.push(span(delay));
        tally.by_itself += u64::from(by_itself);
        tally.left += u64::from(left);
    }

    /// A tab was loaded again, and had an answer, or was left without one, after `delay`.
    pub fn come_back(&mut self, method: Method, recalls: bool, delay: i64) {
        let tally = self.tally(method);
        tally.lost += 1;
        if recalls {
            tally.sooner.push(span(delay));
        }
    }

    pub fn mislead(&mut self, method: Method) {
        self.tally(method).misled += 1;
    }

    pub fn record_unseen(&mut self, method: Method) {
        let tally = self.tally(method);
        tally.delays.push(NEVER);
        tally.left += 1;
    }

    /// `None`: never, by itself.
    pub fn refresh(&mut self, method: Method, delay: Option<i64>) {
        self.tally(method).fresh.push(delay.map_or(NEVER, span));
    }

    /// Adds other buyers of the same day.
    pub fn add(&mut self, other: &Self) {
        self.seconds.iter_mut().zip(&other.seconds).for_each(|(count, more)| *count += more);
        self.by_method.iter_mut().zip(&other.by_method).for_each(|(tally, more)| tally.add(more));
    }

    /// All of `methods` together.
    pub fn of(&self, methods: &[Method]) -> Tally {
        let mut sum = Tally::default();
        methods.iter().for_each(|method| sum.add(&self.by_method[*method as usize]));
        sum
    }

    /// Requests a second, mean and most.
    pub fn day(&self) -> (f64, u32) {
        self.during(0..DAY)
    }

    pub fn outage(&self) -> (f64, u32) {
        self.during(OUTAGE)
    }

    pub fn minute_after(&self) -> (f64, u32) {
        self.during(OUTAGE.end..OUTAGE.end + 60 * SECOND)
    }

    /// With the delays in order, which are in the order of buyers.
    #[cfg(test)]
    pub fn sorted(mut self) -> Self {
        for Tally { delays, sooner, fresh, .. } in &mut self.by_method {
            for delays in [delays, sooner, fresh] {
                delays.sort_unstable();
            }
        }
        self
    }

    /// The second of each request, in milliseconds after midnight.
    #[cfg(test)]
    pub fn times(&self) -> impl Iterator<Item = i64> {
        let seconds = (0..).step_by(SECOND as usize).zip(&self.seconds);
        seconds.flat_map(|(second, count)| (0..*count).map(move |_| second))
    }

    fn during(&self, span: Range<i64>) -> (f64, u32) {
        let seconds = &self.seconds[(span.start / SECOND) as usize..(span.end / SECOND) as usize];
        let sum: u64 = seconds.iter().map(|count| u64::from(*count)).sum();
        (sum as f64 / seconds.len() as f64, seconds.iter().copied().max().unwrap_or(0))
    }

    fn tally(&mut self, method: Method) -> &mut Tally {
        &mut self.by_method[method as usize]
    }
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.buyers += other.buyers;
        self.requests += other.requests;
        self.delays.extend(&other.delays);
        self.by_itself += other.by_itself;
        self.left += other.left;
        self.lost += other.lost;
        self.sooner.extend(&other.sooner);
        self.misled += other.misled;
        self.fresh.extend(&other.fresh);
    }
}

/// The delay that `percent` of a hundred do not exceed.
pub fn percentile(delays: &[u32], percent: usize) -> Option<u32> {
    let mut sorted = delays.to_vec();
    let rank = (sorted.len() * percent).div_ceil(100).checked_sub(1)?;
    Some(*sorted.select_nth_unstable(rank).1)
}

fn span(delay: i64) -> u32 {
    u32::try_from(delay).unwrap_or(NEVER)
}
