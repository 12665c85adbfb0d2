//! Orders without a preview: only the widget can show what the buyer must know.

use std::collections::BTreeMap;

use crate::support::{
    fixture::{self, Fixture},
    orders::{self, order, paid, qris, virtual_account, with, without},
    preview,
    widget::{NOON, Widget, page},
};
use scalev_checkout::{
    payment::Instruction,
    response,
    screen::{PaymentCard, Place, text},
    session::Session,
    value::{Language, Timestamp, Zone},
};
use serde_json::{Value, json};

const QR: &str = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";

/// The code of [`orders::QRIS`] without an amount.
const STATIC: &str = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0710703A01630495A2";

fn has_preview(order: &Value) -> bool {
    preview::of(order, page()).is_some()
}

fn has_preview_at(order: &Value, now: Timestamp) -> bool {
    preview::at(&order.to_string(), page(), now).is_some()
}

fn transfer() -> Value {
    let account = json!({ "account_holder": "PT Contoh", "account_number": "1234567890", "method": "bank_transfer",
        "financial_entity": { "id": 2, "name": "Bank Central Asia", "code": "bca" } });
    with(order("bank_transfer"), "/store/payment_accounts", json!([account]))
}

fn cashier(amount: u64) -> Value {
    let properties = json!({ "customer_name": "Pembeli Contoh", "payment_code": "TEST56147" });
    let group = json!({ "channel_code": "ALFAMART", "channel_properties": properties });
    let info = json!({ "amount": amount, "payment_method": { "over_the_counter": group } });
    let order = with(with(order("alfamart"), "/gross_revenue", amount), "/epayment_provider", "xendit");
    with(order, "/pg_payment_info", info)
}

fn code() -> Value {
    with(qris(), "/epayment_provider", "xendit")
}

/// An order with its creation time, and its deadline.
fn bounded() -> (Value, Timestamp) {
    let order = with(virtual_account(), "/draft_time", "2026-11-20T09:00:00Z");
    (order, Timestamp::parse("2026-11-21T08:00:00Z").expect("a time"))
}

#[test]
fn a_certain_payment_has_a_preview() {
    for order in [virtual_account(), code(), transfer(), cashier(2_500_000), bounded().0] {
        assert!(has_preview(&order), "{order}");
    }
    assert!(has_preview(&json!({ "data": virtual_account() })));
    assert!(has_preview(&with(virtual_account(), "/epayment_provider", "Xendit")));
}

/// The names of banks without a Scalev code are in the widget part only, because they are many bytes.
#[test]
fn a_bank_without_a_scalev_code_has_no_preview() {
    let bank = |code: &str| {
        let order = with(virtual_account(), "/payment_method", "va");
        with(order, "/pg_payment_info/payment_method/virtual_account/channel_code", code)
    };
    assert!(has_preview(&bank("BCA_VIRTUAL_ACCOUNT")));
    for (code, name) in [("SEABANK", "SeaBank"), ("BPD_JAWA_TENGAH", "BPD Jawa Tengah"), ("INAVA", "Bank INA")] {
        assert!(!has_preview(&bank(code)), "{code}");
        let shown = Widget::answered(&bank(code)).screen();
        let Some(PaymentCard::Numbers(cards)) = shown.card else { panic!("no number for {code}") };
        assert_eq!(cards[0].place, Some(Place::Bank(name.to_owned())));
        assert!(shown.steps.iter().any(|step| step.contains(name)), "{:?}", shown.steps);
    }
}

#[test]
fn an_uncertain_payment_has_no_preview() {
    let info = |path: &str, value: Value| with(virtual_account(), &format!("/pg_payment_info{path}"), value);
    let cases = [
        ("another order's", with(virtual_account(), "/secret_slug", "another")),
        ("no order's", without(virtual_account(), "secret_slug")),
        ("paid", paid(virtual_account())),
        ("in conflict", with(virtual_account(), "/payment_status", "conflict")),
        ("canceled", with(virtual_account(), "/status", "canceled")),
        ("a draft", with(virtual_account(), "/status", "draft")),
        ("expired at the gateway", info("/status", json!("EXPIRED"))),
        ("another amount", with(virtual_account(), "/gross_revenue", "147001.00")),
        ("another amount in the code", with(code(), "/gross_revenue", "147001.00")),
        ("too much for cash", cashier(2_500_001)),
        ("of a gateway that is not Scalev's", with(virtual_account(), "/epayment_provider", "durianpay")),
        ("of another gateway than it says", with(virtual_account(), "/epayment_provider", "midtrans")),
        ("of a gateway that is not named", with(virtual_account(), "/epayment_provider", Value::Null)),
        ("without a number", info("/payment_method/virtual_account/channel_properties", json!({}))),
        ("still to come", with(virtual_account(), "/pg_payment_info", Value::Null)),
        ("a broken code", with(code(), QR, orders::QRIS.replace("TOKO", "TOKA"))),
        ("a code without an amount", with(code(), QR, STATIC)),
        ("a hosted page without a URL", without(order("payment_link"), "redirect_url")),
        ("a transfer without an account", order("bank_transfer")),
        ("no order", virtual_account()["pg_payment_info"].clone()),
    ];
    for (case, order) in cases {
        assert!(!has_preview(&order), "{case}");
    }
}

#[test]
fn a_passed_deadline_has_no_preview() {
    let (order, due) = bounded();
    assert!(has_preview_at(&order, due.after(-1)));
    assert!(!has_preview_at(&order, due));
    assert!(!has_preview_at(&order, due.after(1)));
}

#[test]
fn a_clock_before_the_orders_creation_has_no_preview() {
    let (order, _) = bounded();
    assert!(has_preview_at(&order, NOON));
    assert!(!has_preview_at(&order, NOON.after(-1)));
}

#[test]
fn a_preview_needs_the_orders_slug_and_a_safe_url() {
    let order = virtual_account().to_string();
    let at = |url: &str, slug: Option<&str>| response::preview(&order, url, slug).is_some();
    let address = preview::address();
    let slug = Some(crate::support::widget::SLUG);
    assert!(at(&address, slug));
    assert!(!at(&address, Some("another")));
    // A merchant's own backend may answer for any order.
    for url in ["https://toko.example/pay", "https://toko.example/a/payment", "http://127.0.0.1:8100/pay"] {
        assert!(at(url, None), "{url}");
    }
    for url in ["http://toko.example/pay", "/payment", "payment", "javascript:1", ""] {
        assert!(!at(url, None), "{url}");
    }
}

/// The parts of a screen that a preview does not have.
fn more(session: &Session) -> Option<&'static str> {
    match session.instruction()? {
        Instruction::Wallet { .. } => Some("a wallet on a desktop"),
        Instruction::Hosted(None) => Some("an unknown page"),
        Instruction::NothingDue => Some("nothing"),
        _ => None,
    }
}

#[test]
fn desktop_wallets_and_unknown_pages_have_no_preview() {
    let mut counts = BTreeMap::new();
    for Fixture { name, order, .. } in fixture::of_scalev() {
        if let Some(more) = more(&preview::whole(&order, page()).session) {
            assert!(!has_preview(&order), "{name}");
            *counts.entry(more).or_insert(0) += 1;
        }
    }
    let least = [("a wallet on a desktop", 20), ("an unknown page", 3), ("nothing", 3)];
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), least.map(|(more, _)| more));
    assert!(least.iter().all(|(more, least)| counts[more] >= *least), "{counts:?}");
}

#[test]
fn the_preview_uses_the_pages_language_and_time_zone() {
    let (order, _) = bounded();
    let lines = |language, zone| {
        let page = scalev_checkout::contract::Environment { language, zone, ..page() };
        preview::lines(&preview::of(&order, page).expect("a preview"))
    };
    let home = lines(Language::Indonesian, Zone::Wib);
    assert!(home.contains("Bayar sebelum") && home.contains("15.00 WIB\t") && !home.contains("WITA"), "{home}");
    assert!(lines(Language::Indonesian, Zone::Wita).contains("(16.00 WITA)"));
    let english = lines(Language::English, Zone::Wit);
    assert!(english.contains("WIT)") && english.contains(text::PAY_BEFORE.bare(Language::English)), "{english}");
    for phrase in [text::PAY_BEFORE, text::TOTAL, text::COPY, text::VIRTUAL_ACCOUNT] {
        assert!(!english.contains(phrase.bare(Language::Indonesian)), "{english}");
    }
}
