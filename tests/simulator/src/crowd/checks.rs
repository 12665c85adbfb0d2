//! The model against what can be counted by hand.

mod cost;
mod delay;
mod lost;

use super::{
    Days,
    buyer::{Act, Buyer, Method},
    chance::MINUTE,
    day::{DAY, Day},
    life::{live, live_on_both},
    load::Load,
    ours::Ours,
    page::Page,
    simulate,
    table::ALL,
};

const QUARTER: i64 = 15 * MINUTE;

/// Opens the page on a phone at midnight, looks for `span`, and never pays.
fn watching(method: Method, span: i64) -> Buyer {
    let acts = vec![(0, Act::Open), (span + 1, Act::Hide)];
    Buyer {
        method,
        computer: false,
        arrival: 0,
        deadline: DAY,
        paid: None,
        acts,
        leaves: span + 1,
        answer: 400,
        seed: 7,
    }
}

fn lived(buyer: &Buyer, day: Day, page: impl Page + Clone) -> Load {
    let mut load = Load::new();
    live(buyer, day, page, &mut load);
    load
}

fn requests(load: &Load) -> u64 {
    load.of(&ALL).requests
}

#[test]
fn buyers_and_pages_are_the_same_for_the_same_seed() {
    let [first, second, other] = [5, 5, 6].map(|seed| simulate(300, seed).map(|days| days.outage));
    assert!(first == second && first != other);
}

#[test]
fn a_life_ends_within_a_day_and_its_acts_are_in_order() {
    for number in 0..20_000 {
        let buyer = Buyer::new(3, number);
        let asks = |act: &&(i64, Act)| act.1 != Act::Press && act.1 != Act::Close;
        assert!(buyer.acts.is_sorted_by_key(|(time, _)| *time));
        assert_eq!(buyer.acts.first().map(|(time, act)| (*time, *act)), Some((0, Act::Open)), "buyer {number}");
        assert!(buyer.acts.iter().filter(asks).all(|(time, _)| (0..DAY).contains(time)), "buyer {number}");
        assert!(buyer.leaves < DAY && (0..DAY).contains(&buyer.arrival));
    }
}

#[test]
fn two_days_with_one_life_before_the_outage_are_as_two_lives() {
    let mut days = Days::new();
    let mut alone = [Load::new(), Load::new()];
    for number in 0..2_000 {
        let buyer = Buyer::new(4, number);
        live_on_both(&buyer, Ours::new(&buyer), &mut days);
        for (day, load) in [Day::Normal, Day::Outage].into_iter().zip(&mut alone) {
            live(&buyer, day, Ours::new(&buyer), load);
        }
    }
    let days = days.whole();
    let [normal, outage] = alone.map(|load| load.sorted());
    assert!(normal != outage);
    assert!((days.normal.sorted(), days.outage.sorted()) == (normal, outage));
}
