//! The delay of "paid" against counts by hand.

use super::{lived, requests, watching};
use crate::crowd::{
    buyer::{Act, Buyer, Method},
    chance::{HOUR, MINUTE, SECOND},
    day::{Day, OUTAGE},
    fixed::Fixed,
    load::{Load, NEVER, percentile},
    ours::Ours,
    table::ALL,
};

/// Looks for `span`; the money arrives at `paid`.
fn paying(method: Method, span: i64, paid: i64) -> Buyer {
    Buyer { paid: Some(paid), ..watching(method, span) }
}

fn delays(load: &Load) -> Vec<u32> {
    load.of(&ALL).delays
}

#[test]
fn after_an_outage_a_page_in_sight_is_up_to_date_within_its_pace() {
    let buyer = Buyer { arrival: OUTAGE.start - MINUTE, ..watching(Method::Qris, HOUR) };
    let fresh = |load: Load| load.of(&ALL).fresh;
    assert!(matches!(*fresh(lived(&buyer, Day::Outage, Fixed::always(&buyer))), [delay] if delay <= 5400));
    assert!(matches!(*fresh(lived(&buyer, Day::Outage, Ours::new(&buyer))), [delay] if delay <= 150_000));
    let buyer = Buyer { method: Method::Account, ..buyer };
    assert_eq!(fresh(lived(&buyer, Day::Outage, Fixed::hosted(&buyer))), [NEVER]);
    assert!(fresh(lived(&buyer, Day::Normal, Fixed::always(&buyer))).is_empty());
}

#[test]
fn a_delay_is_time_that_the_buyer_looks() {
    // Asked for at 30 s, answered 400 ms later.
    let buyer = paying(Method::Qris, MINUTE, 27 * SECOND);
    assert_eq!(delays(&lived(&buyer, Day::Normal, Fixed::always(&buyer))), [3400]);
    // Away when the money came, back at 40 s: the timer that stood still fires at once.
    let acts = vec![(0, Act::Open), (20 * SECOND, Act::Hide), (40 * SECOND, Act::Show), (60 * SECOND, Act::Hide)];
    let away = Buyer { acts, leaves: 60 * SECOND, ..buyer };
    assert_eq!(delays(&lived(&away, Day::Normal, Fixed::always(&away))), [400]);
    assert_eq!(delays(&lived(&away, Day::Normal, Ours::new(&away))), [400]);
    // The buyer never looked again.
    let gone = Buyer { leaves: 20 * SECOND, acts: away.acts[..2].to_vec(), ..away };
    assert!(delays(&lived(&gone, Day::Normal, Ours::new(&gone))).is_empty());
}

#[test]
fn who_leaves_too_early_is_thought_to_stay_at_no_cost() {
    let buyer = paying(Method::Qris, 28 * SECOND, 27 * SECOND);
    let load = lived(&buyer, Day::Normal, Fixed::always(&buyer));
    assert_eq!((delays(&load), load.of(&ALL).left, requests(&load)), (vec![3400], 1, 6));
    let buyer = Buyer { method: Method::Account, ..buyer };
    let load = lived(&buyer, Day::Normal, Fixed::hosted(&buyer));
    assert_eq!((delays(&load), load.of(&ALL).left, requests(&load)), (vec![NEVER], 1, 1));
}

#[test]
fn a_button_counts_where_there_is_nothing_else() {
    let mut buyer = paying(Method::Account, MINUTE, 20 * SECOND);
    buyer.acts.insert(1, (25 * SECOND, Act::Press));
    let hosted = lived(&buyer, Day::Normal, Fixed::hosted(&buyer));
    assert_eq!((delays(&hosted), hosted.of(&ALL).by_itself, requests(&hosted)), (vec![5400], 0, 2));
    let always = lived(&buyer, Day::Normal, Fixed::always(&buyer));
    assert_eq!((delays(&always), always.of(&ALL).by_itself), (vec![400], 1));
}

#[test]
fn percentiles_are_of_the_nearest_rank() {
    let delays: Vec<u32> = (1..=200).rev().collect();
    assert_eq!([50, 95, 100].map(|percent| percentile(&delays, percent)), [Some(100), Some(190), Some(200)]);
    assert_eq!(percentile(&[], 50), None);
}
