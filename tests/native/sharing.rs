//! Sharing the instructions with another payer: the text, its limits, and the ways of sharing.

use crate::support::{
    fixture,
    orders::{order, paid, qris, virtual_account, with},
    widget::{self, SLUG, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    session::{CopyTarget, Effect, Message, Session},
    value::{Language, Zone},
};
use serde_json::{Value, json};

fn widget_on(page: Environment, order: &Value) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.answer(ok(order));
    widget
}

fn sharing() -> Environment {
    Environment { shares: true, ..widget::page() }
}

/// The text that the button shares, in a browser that shares.
fn shared(widget: &mut Widget) -> Option<String> {
    widget.send(Message::SharePressed);
    widget.text_of(|effect| matches!(effect, Effect::ShareText(_)))
}

#[track_caller]
fn check(page: Environment, order: &Value, lines: &[&str]) {
    let text = shared(&mut widget_on(page, order)).expect("a text");
    assert_eq!(text.lines().collect::<Vec<_>>(), lines);
}

fn alfamart() -> Value {
    let properties = json!({ "customer_name": "Toko Contoh", "payment_code": "XENVCQ0000001", "expires_at": "2026-11-21T08:00:00Z" });
    let group = json!({ "channel_code": "ALFAMART", "channel_properties": properties });
    with(
        order("alfamart"),
        "/pg_payment_info",
        json!({ "amount": 147_000, "payment_method": { "over_the_counter": group } }),
    )
}

fn transfer() -> Value {
    let account = |bank: &str, number: &str| json!({ "method": "bank_transfer", "account_number": number, "account_holder": "PT Contoh Niaga", "financial_entity": { "name": bank } });
    let accounts = json!([account("BCA", "1234567890"), account("BNI", "0098765432")]);
    let order = with(order("bank_transfer"), "/store/payment_accounts", accounts);
    with(with(order, "/unique_code_discount", "276.00"), "/gross_revenue", "146724.00")
}

fn bill() -> Value {
    let info = json!({ "payment_type": "echannel", "bill_key": "990000000260", "biller_code": "70012", "gross_amount": "147000.00", "transaction_status": "pending", "status_code": "201" });
    with(with(order("va_mandiri"), "/epayment_provider", "midtrans"), "/pg_payment_info", info)
}

#[test]
fn a_virtual_account_is_shared_in_both_languages() {
    let deadline = "Bayar sebelum: Sabtu, 21 November 2026, 15.00 WIB";
    let lines = [
        "Pembayaran ke Toko Contoh",
        "Nomor virtual account BCA: 381659999814525",
        "a.n. Pembeli Contoh",
        "Total bayar: Rp147.000",
        deadline,
    ];
    check(sharing(), &virtual_account(), &lines);
    let english = Environment { language: Language::English, zone: Zone::Wita, ..sharing() };
    let lines = [
        "Payment to Toko Contoh",
        "Virtual account number BCA: 381659999814525",
        "Name: Pembeli Contoh",
        "Total to pay: Rp147.000",
        "Pay before: Saturday, 21 November 2026, 15:00 WIB (16:00 WITA)",
    ];
    check(english, &virtual_account(), &lines);
}

#[test]
fn retail_codes_bills_and_accounts_are_shared() {
    let lines = [
        "Pembayaran ke Toko Contoh",
        "Kode pembayaran Alfamart: XENVCQ0000001",
        "a.n. Toko Contoh",
        "Total bayar: Rp147.000",
        "Bayar sebelum: Sabtu, 21 November 2026, 15.00 WIB",
    ];
    check(sharing(), &alfamart(), &lines);
    let lines = [
        "Pembayaran ke Toko Contoh",
        "Kode perusahaan Mandiri: 70012",
        "Kode bayar Mandiri: 990000000260",
        "Total bayar: Rp147.000",
    ];
    check(sharing(), &bill(), &lines);
    let lines = [
        "Pembayaran ke Toko Contoh",
        "Rekening tujuan BCA: 1234567890",
        "a.n. PT Contoh Niaga",
        "Rekening tujuan BNI: 0098765432",
        "a.n. PT Contoh Niaga",
        "Transfer tepat sampai 3 digit terakhir: Rp146.724",
    ];
    check(sharing(), &transfer(), &lines);
}

#[test]
fn a_store_without_a_name_leaves_no_gap() {
    let order = with(virtual_account(), "/store/name", Value::Null);
    let text = shared(&mut widget_on(sharing(), &order)).expect("a text");
    assert!(text.starts_with("Pembayaran\n"), "{text}");
}

/// The buyer's data and the order's keys are canaries: texts that must not be in the shared text.
#[test]
fn a_shared_text_has_no_buyer_data_and_no_order_link() {
    let canaries = [
        "KENARI-NAMA",
        "KENARI-TELEPON",
        "KENARI-SUREL",
        "KENARI-JALAN",
        "KENARI-CATATAN",
        "KENARI-ID",
        "KENARI-PENJUAL",
    ];
    let hidden = |order: Value| {
        let order = with(
            order,
            "/destination_address",
            json!({ "name": canaries[0], "phone": canaries[1], "email": canaries[2], "address": canaries[3] }),
        );
        let order =
            with(order, "/customer", json!({ "name": canaries[0], "phone": canaries[1], "email": canaries[2] }));
        let order = with(order, "/notes", canaries[4]);
        let order = with(order, "/id", canaries[5]);
        let order = with(order, "/handler", json!({ "fullname": canaries[6] }));
        with(order, "/transferproof_url", Value::Null)
    };
    let fixtures = fixture::whole_orders().into_iter().map(|fixture| fixture.order);
    let orders = fixtures.chain([virtual_account(), alfamart(), transfer(), bill()]);
    let mut texts = 0;
    for order in orders {
        let Some(text) = shared(&mut widget_on(sharing(), &hidden(order))) else {
            continue;
        };
        texts += 1;
        for canary in canaries.into_iter().chain([SLUG, "http", "sfpk_", "store_", "6281", "261120AAAAAA"]) {
            assert!(!text.contains(canary), "{canary} is in {text:?}");
        }
        assert!(text.contains("Rp"), "{text}");
    }
    assert!(texts >= 10, "{texts} texts");
}

#[test]
fn only_a_payment_by_number_can_be_shared() {
    let mut screens =
        vec![Widget::answered(&qris()), Widget::answered(&order("cod")), Widget::answered(&paid(virtual_account()))];
    screens.push(Widget::answered(&order("va_bca")));
    for widget in &mut screens {
        assert_eq!(widget.screen().share, None);
        widget.send(Message::SharePressed);
        assert!(widget.last.is_empty(), "{:?}", widget.last);
        assert_eq!(widget.copy(CopyTarget::Instructions), None);
    }
}

#[test]
fn a_browser_without_web_share_copies_the_text() {
    let mut widget = Widget::answered(&virtual_account());
    assert_eq!(widget.screen().share.map(|button| button.label).as_deref(), Some("Salin petunjuk"));
    widget.send(Message::SharePressed);
    assert_eq!(widget.last, [Effect::Copy(CopyTarget::Instructions)]);
    let screen = widget.screen();
    let text = screen.copy_text(CopyTarget::Instructions);
    assert!(text.is_some_and(|text| text.contains("381659999814525")));
    widget.send(Message::CopyEnded { what: CopyTarget::Instructions, worked: true });
    assert!(widget.screen().copied.is_some_and(|copied| copied.worked && copied.advice.is_none()));
    widget.send(Message::CopyEnded { what: CopyTarget::Instructions, worked: false });
    let advice = widget.screen().copied.and_then(|copied| copied.advice);
    assert!(advice.is_some_and(|advice| advice.contains("tangkapan layar")));
}

#[test]
fn only_a_failed_share_is_copied() {
    let mut widget = widget_on(sharing(), &virtual_account());
    assert_eq!(widget.screen().share.map(|button| button.label).as_deref(), Some("Bagikan petunjuk"));
    assert!(shared(&mut widget).is_some());
    widget.send(Message::ShareEnded { worked: true });
    assert_eq!((widget.last.len(), widget.screen().copied), (0, None), "the browser reports the result by itself");
    widget.send(Message::ShareEnded { worked: false });
    assert_eq!(widget.last, [Effect::Copy(CopyTarget::Instructions)]);
}

#[test]
fn only_a_desktop_prints_and_only_an_open_payment() {
    let desktop = |order: &Value| Widget::answered(order).screen().print;
    for order in [virtual_account(), qris(), alfamart(), transfer(), bill()] {
        assert_eq!(desktop(&order).as_deref(), Some("Cetak"));
    }
    assert_eq!((desktop(&order("cod")), desktop(&paid(virtual_account()))), (None, None));
    let phone = Environment { phone: true, ..widget::page() };
    assert_eq!(widget_on(phone, &virtual_account()).screen().print, None);
    let mut widget = Widget::answered(&virtual_account());
    widget.send(Message::PrintPressed);
    assert_eq!(widget.last, [Effect::Print]);
}

#[test]
fn the_title_names_the_store_and_the_order() {
    assert_eq!(Widget::answered(&virtual_account()).screen().title, "Pembayaran ke Toko Contoh · 261120AAAAAA");
    assert_eq!(Widget::started().screen().title, "Pembayaran");
}
