//! The history of an order: its states and their times.

use fastrand::Rng;

use crate::{
    buyers::life::{MINUTE, SECOND},
    order::Truth,
};

/// The changes in their order, by milliseconds since the life began; `due` is the deadline's. Before the first it is
/// pending.
pub fn history(rng: &mut Rng, due: Option<i64>, span: i64) -> Vec<(i64, Truth)> {
    let mut history = Vec::new();
    if rng.u8(..20) == 0 {
        history.push((i64::MIN, Truth::Draft));
        history.push((rng.i64(0..span), Truth::Pending));
    }
    let money = money(rng, due, span);
    // Once there is money, nothing is closed any more.
    let first = money.first().map_or(i64::MAX, |(at, _)| *at);
    history.extend(closing(rng, due, span));
    history.retain(|(at, _)| *at < first);
    history.extend(money);
    history.sort_by_key(|(at, _)| *at);
    history
}

/// At the deadline, some minutes later, or never; a seller cancels at any time.
fn closing(rng: &mut Rng, due: Option<i64>, span: i64) -> Option<(i64, Truth)> {
    if rng.u8(..20) == 0 {
        return Some((rng.i64(0..span), Truth::Canceled));
    }
    let late = match rng.u8(..4) {
        0 => return None,
        1 => 0,
        _ => rng.i64(0..15 * MINUTE),
    };
    let words = [Truth::Expired, Truth::ExpiredAtGateway, Truth::Canceled];
    Some((due? + late, words[rng.usize(..3)]))
}

/// Within minutes, at any time, around the deadline, or never; some of it does not fit at first.
fn money(rng: &mut Rng, due: Option<i64>, span: i64) -> Vec<(i64, Truth)> {
    let at = match (rng.u8(..8), due) {
        (0 | 1, _) => return Vec::new(),
        (2 | 3, Some(due)) => due + rng.i64(-MINUTE..30 * MINUTE),
        (4 | 5, _) => rng.i64(10 * SECOND..5 * MINUTE),
        _ => rng.i64(0..span),
    };
    match rng.u8(..10) {
        0 => vec![(at, Truth::Conflict)],
        1 => vec![(at, Truth::Conflict), (at + rng.i64(MINUTE..60 * MINUTE), Truth::Paid)],
        2 => vec![(at, Truth::Paid), (at + rng.i64(MINUTE..60 * MINUTE), Truth::Settled)],
        _ => vec![(at, Truth::Paid)],
    }
}
