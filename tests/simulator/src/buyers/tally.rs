//! Totals over all lives.

use std::fmt;

use super::life::{DAY, SECOND};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Milliseconds that were lived.
    pub lived: i64,
    pub messages: u64,
    pub requests: u64,
    /// Lives in which a page showed that the money is there.
    pub paid: u64,
    /// Tabs that were loaded again, and those of them that had a card to show before the first answer.
    pub reloads: (u64, u64),
    /// Status requests that one page made by itself within 24 hours, and in which life.
    pub most_reads: (usize, u64),
    /// Milliseconds until a page that was looked at showed the money, once nothing was in the way.
    pub longest_wait: (i64, u64),
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.lived += other.lived;
        self.messages += other.messages;
        self.requests += other.requests;
        self.paid += other.paid;
        self.reloads.0 += other.reloads.0;
        self.reloads.1 += other.reloads.1;
        self.most_reads = self.most_reads.max(other.most_reads);
        self.longest_wait = self.longest_wait.max(other.longest_wait);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (reads, busy) = self.most_reads;
        let (wait, patient) = self.longest_wait;
        let days = tenths(self.lived, DAY);
        let wait = tenths(wait, SECOND);
        writeln!(f, "{days} days, {} messages, {} requests", self.messages, self.requests)?;
        writeln!(f, "money showed in {} lives, {wait} s after it could at the latest (seed {patient})", self.paid)?;
        let (reloads, kept) = self.reloads;
        writeln!(f, "{reloads} tabs loaded again, {kept} of them with a card to show at once")?;
        write!(f, "a page left alone asked {reads} times in 24 hours at most, failures included (seed {busy})")
    }
}

fn tenths(value: i64, unit: i64) -> String {
    format!("{}.{}", value / unit, value % unit * 10 / unit)
}
