//! Tabs that were thrown away, and browsers without WebAssembly.

use scalev_checkout::{contract::Environment, markup, payment::Status as State, response, screen, value::Timestamp};

use super::{lived, watching};
use crate::{
    crowd::{
        buyer::{Act, Buyer, Method},
        chance::{HOUR, MINUTE},
        day::{DAY, Day},
        fixed::Fixed,
        load::{Load, Tally},
        ours::Ours,
        table::ALL,
    },
    order::{self, Order, SLUG, Truth},
};

/// Looks for a minute, and again in a tab that was loaded again, `away` later.
fn comes_back(method: Method, away: i64, closes: bool) -> Buyer {
    let end = MINUTE + away + MINUTE;
    let close = closes.then_some((MINUTE, Act::Close));
    let first = [(0, Act::Open), (MINUTE, Act::Hide)].into_iter().chain(close);
    let acts = first.chain([(MINUTE + away, Act::Open), (end, Act::Hide)]).collect();
    Buyer { acts, leaves: end, ..watching(method, 2 * MINUTE) }
}

fn of(load: &Load) -> (u64, Vec<u32>, u64) {
    let Tally { lost, sooner, misled, .. } = load.of(&ALL);
    (lost, sooner, misled)
}

#[test]
fn a_number_is_there_at_once_in_the_same_tab_alone_and_before_its_deadline() {
    for method in ALL {
        let buyer = comes_back(method, HOUR, false);
        assert_eq!(of(&lived(&buyer, Day::Normal, Ours::new(&buyer))), (1, vec![400], 0), "{method:?}");
        assert_eq!(of(&lived(&buyer, Day::Normal, Fixed::hosted(&buyer))), (1, vec![], 0));
        let buyer = comes_back(method, HOUR, true);
        assert_eq!(of(&lived(&buyer, Day::Normal, Ours::new(&buyer))), (0, vec![], 0), "a closed tab keeps nothing");
        let buyer = Buyer { deadline: HOUR, ..comes_back(method, 2 * HOUR, false) };
        assert!(of(&lived(&buyer, Day::Normal, Ours::new(&buyer))).1.is_empty(), "its deadline is over");
    }
}

/// A day on which each tab is lost in turn, WebAssembly is blocked, and no request is answered: whoever had a number in the
/// tab still has one, whoever gets one answer has it without WebAssembly, and nobody has one of a payment that is over.
#[test]
fn nobody_is_without_a_way_to_pay() {
    let kinds = [
        order::Method::Qris,
        order::Method::Wallet,
        order::Method::VirtualAccount,
        order::Method::Retail,
        order::Method::Transfer,
    ];
    let opened = Timestamp(1_795_165_200_000);
    let page = Environment { phone: true, ..Environment::default() };
    let address = format!("https://api.scalev.com/v3/stores/store_contoh/public/orders/{SLUG}/payment");
    for kind in kinds {
        let order = Order::plain(kind);
        let deadline = opened.after(DAY);
        let answer = |truth| response::preview(&order.body(truth, true, Some(deadline)), &address, Some(SLUG));
        for after in (0..DAY + 2 * HOUR).step_by(HOUR as usize) {
            let now = opened.after(after);
            let open = answer(Truth::Pending).and_then(|payment| screen::preview(&payment, &page, now));
            assert_eq!(open.is_some(), now < deadline, "{after} ms");
            assert!(open.is_none_or(|open| markup::lines(&markup::preview(&open), "").starts_with('0')));
        }
        for truth in [Truth::Paid, Truth::Expired, Truth::Canceled] {
            let payment = answer(truth).expect("an order");
            assert_ne!(payment.status, State::Unpaid);
            assert!(screen::preview(&payment, &page, opened).is_none());
        }
    }
}
