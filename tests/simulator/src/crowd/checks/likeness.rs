//! The model moves like the widget's own session, JSON and all.

use fastrand::Rng;

use super::{QUARTER, lived, requests, session::Real, watching};
use crate::crowd::{
    buyer::{Act, Buyer, Method},
    chance::{MINUTE, SECOND},
    day::{Day, OUTAGE},
    ours::Ours,
    table::ALL,
};

/// What no buyer keeps up for long: an act every few seconds, a slow network, a deadline soon.
fn restless(number: u64) -> Buyer {
    let mut rng = Rng::with_seed(number);
    let mut acts = vec![(0, Act::Open)];
    let (mut now, mut visible, mut online) = (0, true, true);
    while now < 2 * QUARTER {
        now += rng.i64(100..20 * SECOND);
        let act = match rng.u32(..8) {
            0 if online => Act::Disconnect,
            0 => Act::Reconnect,
            1 if visible => Act::Hide,
            1 => Act::Show,
            2 if visible => Act::Open,
            _ => Act::Copy,
        };
        visible ^= matches!(act, Act::Hide | Act::Show);
        online ^= matches!(act, Act::Disconnect | Act::Reconnect);
        acts.push((now, act));
    }
    acts.extend([Act::Reconnect, Act::Show, Act::Hide].map(|act| (now, act)));
    Buyer {
        method: ALL[rng.usize(..ALL.len())],
        arrival: OUTAGE.start - rng.i64(0..QUARTER),
        deadline: rng.i64(3..30) * MINUTE,
        paid: rng.bool().then(|| rng.i64(0..QUARTER)),
        acts,
        leaves: now,
        answer: rng.i64(50..4 * SECOND),
        chance: rng.u32(..),
        computer: false,
    }
}

/// The real session, with its JSON, asks at the same moments as the model.
#[track_caller]
fn check_session(buyer: &Buyer, day: Day) {
    let model = lived(buyer, day, Ours::new(buyer));
    let real = lived(buyer, day, Real::new(buyer));
    assert!(model == real, "on a day of {day:?}: {buyer:?}");
}

#[test]
fn the_widgets_own_session_asks_when_the_model_does() {
    for number in 0..150 {
        let buyer = Buyer::new(9, number);
        check_session(&buyer, Day::Normal);
        check_session(&Buyer { arrival: OUTAGE.start - 2 * MINUTE, ..buyer }, Day::Outage);
    }
}

#[test]
fn a_restless_buyer_moves_session_and_model_alike() {
    for number in 0..40 {
        check_session(&restless(number), Day::Normal);
        check_session(&restless(number), Day::Outage);
    }
}

#[test]
fn coincidences_move_session_and_model_alike() {
    for step in 0..40 {
        let lost = 20 * SECOND + step * SECOND / 2;
        let acts =
            vec![(0, Act::Open), (lost, Act::Disconnect), (lost + 600, Act::Reconnect), (QUARTER + 1, Act::Hide)];
        let slow = Buyer { acts, answer: 4 * SECOND, ..watching(Method::Qris, QUARTER) };
        check_session(&slow, Day::Normal);
        check_session(&Buyer { deadline: MINUTE + step * SECOND, ..slow }, Day::Normal);
    }
}

#[test]
fn the_allowance_holds_session_and_model_back_alike() {
    let mut buyer = watching(Method::Account, QUARTER);
    buyer.acts.extend((0..QUARTER).step_by(50_000).map(|time| (time, Act::Copy)));
    buyer.acts.sort_by_key(|(time, _)| *time);
    check_session(&buyer, Day::Normal);
    let asked = requests(&lived(&buyer, Day::Normal, Ours::new(&buyer)));
    assert!((56..=61).contains(&asked), "one create and at most sixty reads: {asked}");
}
