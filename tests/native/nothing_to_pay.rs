//! Screens without anything to pay with: each has the state, the next step, and one control to go on.

use crate::support::{
    orders::{order, paid, virtual_account, with},
    widget::{self, Widget, status},
};
use scalev_checkout::{
    contract::failure::Failure,
    screen::{LinkButton, Screen},
};
use serde_json::Value;

fn late() -> Value {
    with(paid(virtual_account()), "/paid_time", "2026-11-22T09:05:00Z")
}

fn timely() -> Value {
    with(paid(virtual_account()), "/paid_time", "2026-11-20T08:05:00Z")
}

fn expired() -> Value {
    with(virtual_account(), "/pg_payment_info/status", "EXPIRED")
}

/// Every ending with its tone and the part that is to be pressed.
fn endings() -> Vec<(Value, &'static str, &'static str)> {
    let conflict = with(virtual_account(), "/payment_status", "conflict");
    vec![
        (timely(), "paid", "Lihat pesanan"),
        (late(), "late", "Hubungi penjual"),
        (conflict, "conflict", "Hubungi penjual"),
        (expired(), "expired", "Lihat pesanan"),
        (with(virtual_account(), "/status", "canceled"), "closed", "Lihat pesanan"),
        (with(virtual_account(), "/status", "draft"), "draft", "Selesaikan pesanan"),
        (order("cod"), "delivery", "Lihat pesanan"),
        (order("no_payment"), "free", "Lihat pesanan"),
        (order("marketplace"), "marketplace", "Lihat pesanan"),
    ]
}

fn primary(screen: &Screen) -> Vec<&str> {
    let ways = [&screen.proof_link, &screen.help, &screen.fallback];
    ways.into_iter().flatten().filter(|way| way.primary).map(|way| way.text.as_str()).collect()
}

#[test]
fn every_ending_has_its_own_tone_words_and_one_way_to_press() {
    let mut screens = Vec::new();
    for (order, tone, way) in endings() {
        let screen = Widget::answered(&order).screen();
        assert_eq!((screen.tone, primary(&screen)), (tone, vec![way]));
        let story = screen.story.expect("what happened, and what to do next");
        assert!(screen.help.is_some() && screen.detail.is_some(), "{tone}");
        assert!(screen.card.is_none() && screen.deadline.is_none() && screen.steps.is_empty(), "{tone}");
        let english = widget::in_english(&order);
        for words in [&story, &screen.headline, &english.headline, english.story.as_ref().expect("a story")] {
            assert!(words.chars().count() <= 160, "{tone}: {words}");
        }
        screens.push((screen.headline, story));
    }
    let count = screens.len();
    screens.sort();
    screens.dedup();
    assert_eq!(screens.len(), count, "no two endings have equal texts");
}

#[test]
fn without_the_sellers_number_the_order_is_the_way_on() {
    for (order, tone, _) in endings() {
        let screen = Widget::answered(&with(order, "/store/is_show_whatsapp", false)).screen();
        assert_eq!((screen.help.as_ref(), primary(&screen).len()), (None, 1), "{tone}");
        assert!(screen.fallback.is_some_and(|way| way.primary), "{tone}");
    }
}

#[test]
fn with_the_seller_first_the_order_can_still_be_seen() {
    let Some(LinkButton { text, url, primary }) = Widget::answered(&late()).screen().fallback else {
        panic!("no way to the order");
    };
    assert_eq!((text.as_str(), primary), ("Lihat pesanan", false));
    assert!(url.starts_with("https://toko.example/o/"), "{url}");
}

#[test]
fn the_invoice_is_named_where_it_is() {
    let way = |order: &Value| Widget::answered(order).screen().fallback.map(|way| way.text);
    let mut order = with(timely(), "/store/is_show_download_invoice", true);
    assert_eq!(way(&order).as_deref(), Some("Lihat pesanan dan invoice"));
    order["post_payment_redirect_url"] = "https://toko.example/terima-kasih".into();
    assert_eq!(way(&order).as_deref(), Some("Lihat pesanan"), "another page may not have it");
    assert_eq!(way(&timely()).as_deref(), Some("Lihat pesanan"));
    let unpaid = with(virtual_account(), "/store/is_show_download_invoice", true);
    assert_eq!(way(&unpaid).as_deref(), Some("Buka halaman pembayaran"), "not before it is paid");
}

#[test]
fn while_there_is_something_to_pay_with_no_other_way_is_the_first() {
    for method in ["va_bca", "cod"] {
        let order = if method == "cod" { order(method) } else { virtual_account() };
        let screen = Widget::answered(&order).screen();
        assert_eq!(primary(&screen).len(), usize::from(method == "cod"));
    }
    assert_eq!(Widget::answered(&virtual_account()).screen().tone, "unpaid");
}

#[test]
fn paid_and_run_out_say_when() {
    let moment = |order: &Value| Widget::answered(order).screen().moment;
    assert_eq!(moment(&timely()).as_deref(), Some("Dibayar Jumat, 20 November 2026, 15.05 WIB"));
    assert_eq!(moment(&expired()).as_deref(), Some("Batas waktunya Sabtu, 21 November 2026, 15.00 WIB"));
    assert_eq!(
        moment(&late()).as_deref(),
        Some("Dibayar Minggu, 22 November 2026, 16.05 WIB; batasnya Sabtu, 21 November 2026, 15.00 WIB")
    );
    assert_eq!(moment(&paid(virtual_account())), None, "nobody said when");
    assert_eq!(moment(&virtual_account()), None);
}

#[test]
fn never_paid_again() {
    for order in [timely(), late(), with(virtual_account(), "/payment_status", "conflict")] {
        let said = |screen: Screen| screen.story.unwrap_or_default().to_lowercase();
        assert!(said(Widget::answered(&order).screen()).contains("jangan bayar lagi"));
        let english = said(widget::in_english(&order));
        assert!(english.contains("don't pay again") || english.contains("don't pay for this order again"), "{english}");
    }
}

#[test]
fn what_cannot_be_shown_has_a_page_to_pay_on_and_another_try() {
    let mut broken = Widget::started();
    broken.fail(Failure::Network);
    let mut refused = Widget::started();
    refused.answer(status(404, r#"{"error":"Store not found"}"#));
    for widget in [broken, refused] {
        let screen = widget.screen();
        assert_eq!((screen.tone, primary(&screen)), ("unavailable", vec!["Buka halaman pembayaran"]));
        assert_eq!(screen.check.map(|check| check.label).as_deref(), Some("Coba lagi"));
        assert!(screen.code.is_some() && screen.story.is_some());
    }
}

#[test]
fn the_last_digits_of_a_transfer_are_stressed_and_explained() {
    let accounts = serde_json::json!([{ "id": 1, "method": "bank_transfer", "account_number": "1234567890" }]);
    let transfer = with(order("bank_transfer"), "/store/payment_accounts", accounts);
    let unique = with(with(transfer.clone(), "/unique_code_discount", "276.00"), "/gross_revenue", "146724.00");
    let amount = Widget::answered(&unique).screen().amount.expect("an amount");
    assert_eq!((amount.head.as_str(), amount.stressed.as_str()), ("Rp146.", "724"));
    assert!(amount.advice.is_some_and(|advice| advice.contains("akhiran 724")));
    let mut widget = Widget::answered(&unique);
    assert_eq!(widget.copy(scalev_checkout::session::CopyTarget::Amount).as_deref(), Some("146724"));
    let plain = Widget::answered(&transfer).screen().amount.expect("an amount");
    assert_eq!((plain.stressed.as_str(), plain.advice), ("", None));
    let done = Widget::answered(&paid(unique)).screen().amount.expect("an amount");
    assert_eq!((done.stressed.as_str(), done.advice), ("", None), "nothing is left to transfer");
}
