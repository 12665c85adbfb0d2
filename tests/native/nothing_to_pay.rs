//! Screens without an instruction: each has the state, the next step, and one primary action.

use crate::support::{
    orders::{order, paid, virtual_account, with},
    widget::{self, Widget, status},
};
use scalev_checkout::{
    contract::Failure,
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

/// Every ending with its tone and the text of its primary action.
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
fn every_ending_has_its_own_texts_and_one_primary_action() {
    let mut screens = Vec::new();
    for (order, tone, way) in endings() {
        let screen = Widget::answered(&order).screen();
        assert_eq!((screen.tone, primary(&screen)), (tone, vec![way]));
        let story = screen.story.expect("a story");
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
fn without_a_seller_number_the_order_link_is_primary() {
    for (order, tone, _) in endings() {
        let screen = Widget::answered(&with(order, "/store/is_show_whatsapp", false)).screen();
        assert_eq!((screen.help.as_ref(), primary(&screen).len()), (None, 1), "{tone}");
        assert!(screen.fallback.is_some_and(|way| way.primary), "{tone}");
    }
}

#[test]
fn a_late_payment_keeps_a_secondary_order_link() {
    let Some(LinkButton { text, url, primary }) = Widget::answered(&late()).screen().fallback else {
        panic!("no way to the order");
    };
    assert_eq!((text.as_str(), primary), ("Lihat pesanan", false));
    assert!(url.starts_with("https://toko.example/o/"), "{url}");
}

#[test]
fn the_order_link_names_the_invoice_where_there_is_one() {
    let way = |order: &Value| Widget::answered(order).screen().fallback.map(|way| way.text);
    let mut order = with(timely(), "/store/is_show_download_invoice", true);
    assert_eq!(way(&order).as_deref(), Some("Lihat pesanan dan invoice"));
    order["post_payment_redirect_url"] = "https://toko.example/terima-kasih".into();
    assert_eq!(way(&order).as_deref(), Some("Lihat pesanan"), "another page may have no invoice");
    assert_eq!(way(&timely()).as_deref(), Some("Lihat pesanan"));
    let unpaid = with(virtual_account(), "/store/is_show_download_invoice", true);
    assert_eq!(way(&unpaid).as_deref(), Some("Buka halaman pembayaran"), "no invoice before the payment");
}

#[test]
fn an_open_payment_has_no_other_primary_link() {
    for method in ["va_bca", "cod"] {
        let order = if method == "cod" { order(method) } else { virtual_account() };
        let screen = Widget::answered(&order).screen();
        assert_eq!(primary(&screen).len(), usize::from(method == "cod"));
    }
    assert_eq!(Widget::answered(&virtual_account()).screen().tone, "unpaid");
}

#[test]
fn paid_and_expired_screens_show_their_time() {
    let moment = |order: &Value| Widget::answered(order).screen().moment;
    assert_eq!(moment(&timely()).as_deref(), Some("Dibayar Jumat, 20 November 2026, 15.05 WIB"));
    assert_eq!(moment(&expired()).as_deref(), Some("Batas waktunya Sabtu, 21 November 2026, 15.00 WIB"));
    assert_eq!(
        moment(&late()).as_deref(),
        Some("Dibayar Minggu, 22 November 2026, 16.05 WIB; batasnya Sabtu, 21 November 2026, 15.00 WIB")
    );
    assert_eq!(moment(&paid(virtual_account())), None, "without a time of payment");
    assert_eq!(moment(&virtual_account()), None);
}

#[test]
fn paid_and_conflict_screens_warn_of_paying_again() {
    for order in [timely(), late(), with(virtual_account(), "/payment_status", "conflict")] {
        let said = |screen: Screen| screen.story.unwrap_or_default().to_lowercase();
        assert!(said(Widget::answered(&order).screen()).contains("jangan bayar lagi"));
        let english = said(widget::in_english(&order));
        assert!(english.contains("don't pay again") || english.contains("don't pay for this order again"), "{english}");
    }
}

#[test]
fn an_unavailable_payment_has_a_page_link_and_a_retry() {
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
fn a_unique_amount_has_its_last_digits_stressed() {
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
    assert_eq!((done.stressed.as_str(), done.advice), ("", None), "no advice after the payment");
}
