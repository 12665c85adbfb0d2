//! The requests of pages against counts by hand.

use std::{cell::Cell, rc::Rc};

use scalev_checkout::session::schedule::{self, Pace};

use super::{QUARTER, lived, requests, watching};
use crate::crowd::{
    buyer::{Act, Buyer, Method},
    chance::{HOUR, SECOND},
    day::{Day, OUTAGE},
    fixed::Fixed,
    life::live,
    load::Load,
    ours::Ours,
    page::{Page, Status},
    table::ALL,
};

/// One create, and the reads of a loop that does nothing but look into the table.
fn by_the_table(pace: Pace, span: i64, answer: i64, mut seed: u32) -> u64 {
    let mut now = answer;
    let mut count = 1;
    loop {
        seed |= 1;
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        now += schedule::poll(pace, now - answer, false, seed);
        if now > span {
            return count;
        }
        count += 1;
        now += answer;
    }
}

#[test]
fn a_buyer_who_looks_on_costs_what_the_table_says() {
    for (method, pace) in [(Method::Qris, Pace::Quick), (Method::Account, Pace::Slow)] {
        for span in [QUARTER, 8 * HOUR] {
            let buyer = watching(method, span);
            let asked = requests(&lived(&buyer, Day::Normal, Ours::new(&buyer)));
            // The page is opened once, with the first number of the generator.
            let counted = by_the_table(pace, span, buyer.answer, buyer.seed.wrapping_add(1));
            assert_eq!(asked, counted, "{method:?} for {span} ms");
        }
    }
}

#[test]
fn five_seconds_make_181_requests_in_a_quarter_of_an_hour() {
    for method in ALL {
        let buyer = watching(method, QUARTER);
        assert_eq!(requests(&lived(&buyer, Day::Normal, Fixed::always(&buyer))), 181);
        let hosted = if matches!(method, Method::Account | Method::Push) { 1 } else { 181 };
        assert_eq!(requests(&lived(&buyer, Day::Normal, Fixed::hosted(&buyer))), hosted, "{method:?}");
    }
}

#[test]
fn out_of_sight_ours_asks_nothing_and_a_timer_is_throttled() {
    let mut buyer = watching(Method::Qris, SECOND);
    buyer.acts.push((QUARTER, Act::Close));
    buyer.computer = true;
    assert_eq!(requests(&lived(&buyer, Day::Normal, Ours::new(&buyer))), 1);
    // One when loaded, 60 in the first five minutes, then one a minute.
    assert_eq!(requests(&lived(&buyer, Day::Normal, Fixed::always(&buyer))), 1 + 60 + 9);
    buyer.computer = false;
    assert_eq!(requests(&lived(&buyer, Day::Normal, Fixed::always(&buyer))), 1);
}

#[test]
fn an_outage_slows_ours_down_to_a_probe_now_and_then() {
    let before = 10 * SECOND;
    let buyer = Buyer { arrival: OUTAGE.start - before, ..watching(Method::Qris, HOUR) };
    let load = lived(&buyer, Day::Outage, Ours::new(&buyer));
    let asked: Vec<i64> = load.times().filter(|time| OUTAGE.contains(time)).collect();
    let gaps: Vec<i64> = asked.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let expected = (1..=gaps.len()).map(|failures| {
        let wait = |seed| schedule::back_off(failures as u32, false, None, seed) + buyer.answer;
        wait(0) - SECOND..=wait(999) + SECOND
    });
    assert!(gaps.len() >= 7, "{gaps:?}");
    assert!(gaps.iter().zip(expected).all(|(gap, range)| range.contains(gap)), "{gaps:?}");
    let fixed = lived(&buyer, Day::Outage, Fixed::always(&buyer));
    assert_eq!(fixed.times().filter(|time| OUTAGE.contains(time)).count(), 120);
}

#[test]
fn every_request_of_every_page_is_in_its_second() {
    let asked = Rc::new(Cell::new(0));
    let mut load = Load::new();
    // A buyer without a network sends requests that do not arrive; one who pays may leave before the simulated end.
    let steady = |buyer: &Buyer| buyer.paid.is_none() && !buyer.acts.iter().any(|act| act.1 == Act::Disconnect);
    for buyer in (0..10_000).map(|number| Buyer::new(5, number)).filter(steady) {
        let count = asked.clone();
        live(&buyer, Day::Normal, Counted { page: Ours::new(&buyer), asked: count.clone() }, &mut load);
        live(&buyer, Day::Normal, Counted { page: Fixed::always(&buyer), asked: count }, &mut load);
    }
    assert!(asked.get() > 10_000);
    assert_eq!((requests(&load), load.times().count() as u64), (asked.get(), asked.get()));
}

/// A page whose requests are counted.
#[derive(Clone)]
struct Counted<P> {
    page: P,
    asked: Rc<Cell<u64>>,
}

impl<P> Counted<P> {
    fn counted(&self, asks: bool) -> bool {
        self.asked.set(self.asked.get() + u64::from(asks));
        asks
    }
}

impl<P: Page> Page for Counted<P> {
    fn act(&mut self, act: Act, now: i64) -> bool {
        let asks = self.page.act(act, now);
        self.counted(asks)
    }

    fn due(&self) -> Option<i64> {
        self.page.due()
    }

    fn wake(&mut self, now: i64) -> bool {
        let asks = self.page.wake(now);
        self.counted(asks)
    }

    fn answered(&mut self, now: i64, answer: Option<Status>) -> bool {
        let asks = self.page.answered(now, answer);
        self.counted(asks)
    }
}
