//! When a buyer has the page in sight.

use fastrand::Rng;

use crate::crowd::{
    buyer::{Buyer, Method},
    chance::{HOUR, MINUTE, SECOND, Spread, happens, spread},
    day::DAY,
};

/// From one moment to another, in milliseconds since the buyer's arrival.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub start: i64,
    pub end: i64,
    /// The page is loaded for it.
    pub anew: bool,
    /// The buyer copies the number halfway.
    pub copies: bool,
    /// When the page is closed after it, with nobody looking.
    pub closed: Option<i64>,
}

/// Reading the page before doing anything, in the shop's app or at home.
const READING: Spread = spread(25 * SECOND, 1.8);
/// In the app that pays.
const IN_APP: Spread = spread(35 * SECOND, 1.6);
/// From sending the money to being back, and of a hundred that do come back at once.
const WAY_BACK: Spread = spread(6 * SECOND, 2.0);
const COME_BACK: u32 = 85;
/// Waiting for "paid" with the money sent.
const PATIENCE: Spread = spread(75 * SECOND, 2.0);
/// At the computer or the counter, before paying later.
const PREPARING: Spread = spread(75 * SECOND, 1.6);
/// The look of a buyer who will never pay; at a computer, so many of a hundred leave the page visible.
const DOUBT: Spread = spread(35 * SECOND, 2.5);
const FORGET: u32 = 25;
const FORGOTTEN: Spread = spread(20 * MINUTE, 3.0);
/// Looking again, and the time until then; of a hundred, those who do so once more.
const AGAIN: Spread = spread(15 * SECOND, 2.0);
const AWAY: Spread = spread(30 * MINUTE, 3.0);
const ONCE_MORE: u32 = 35;
/// At a computer: those of a hundred who close the page at once, and the time that others leave it open unseen.
const CLOSE: u32 = 60;
const UNSEEN: Spread = spread(HOUR, 2.0);
/// A phone drops half of the pages that nobody saw for this long.
const KEPT: i64 = 10 * MINUTE;
/// Of a hundred who pay to a number, those who copy it.
const COPIES: u32 = 70;

/// All looks of a life, in their order and apart.
pub fn plan(buyer: &Buyer, sent: Option<i64>, at_once: bool, rng: &mut Rng) -> Vec<Look> {
    let mut looks = Vec::new();
    match sent {
        None => {
            let forgotten = buyer.computer && happens(FORGET, rng);
            add(&mut looks, 0, if forgotten { FORGOTTEN } else { DOUBT }.draw(rng));
        }
        Some(sent) if at_once => pay(buyer, sent, 0, &mut looks, rng),
        Some(sent) => {
            let start = (sent - PREPARING.draw(rng)).max(sent / 2);
            add(&mut looks, 0, READING.draw(rng).min(start / 2));
            look_again(start, &mut looks, rng);
            pay(buyer, sent, start, &mut looks, rng);
        }
    }
    look_again(DAY, &mut looks, rng);
    end(buyer, &mut looks, rng);
    looks
}

/// Pays with the page beside, or in another app on the same phone.
fn pay(buyer: &Buyer, sent: i64, start: i64, looks: &mut Vec<Look>, rng: &mut Rng) {
    let patience = PATIENCE.draw(rng);
    if buyer.computer || buyer.method == Method::Code {
        add(looks, start, sent + patience);
    } else {
        let goes = (sent - IN_APP.draw(rng)).max(start + (sent - start) / 3);
        // A long time is spent in the app or elsewhere.
        add(looks, start, goes.min(start + READING.draw(rng)));
        if happens(COME_BACK, rng) {
            let back = sent + WAY_BACK.draw(rng);
            add(looks, back, back + patience);
        }
    }
    if let Some(look) = looks.iter_mut().rfind(|look| look.start <= sent) {
        look.copies = happens(COPIES, rng);
    }
}

/// Looks at the page now and then, before `until`.
fn look_again(until: i64, looks: &mut Vec<Look>, rng: &mut Rng) {
    while happens(ONCE_MORE, rng) {
        let start = looks.last().map_or(0, |look| look.end) + AWAY.draw(rng).max(SECOND);
        let end = start + AGAIN.draw(rng);
        if end >= until {
            return;
        }
        add(looks, start, end);
    }
}

fn add(looks: &mut Vec<Look>, start: i64, end: i64) {
    let end = end.max(start + SECOND).min(DAY - SECOND);
    if start < end {
        looks.push(Look { start, end, anew: looks.is_empty(), copies: false, closed: None });
    }
}

/// The state of the page between looks.
fn end(buyer: &Buyer, looks: &mut [Look], rng: &mut Rng) {
    for index in 0..looks.len() {
        let ended = looks[index].end;
        let again = looks.get(index + 1).map_or(DAY - SECOND, |look| look.start);
        let closed = ended + if happens(CLOSE, rng) { 0 } else { UNSEEN.draw(rng) };
        let closed = Some(closed).filter(|closed| buyer.computer && *closed < again);
        let dropped = !buyer.computer && again - ended > KEPT && happens(50, rng);
        looks[index].closed = closed;
        if let Some(look) = looks.get_mut(index + 1) {
            look.anew = closed.is_some() || dropped;
        }
    }
}
