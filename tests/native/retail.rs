//! Payments at an outlet's cashier: the code, its barcode, the name to say, and the documented limits and fees.

use crate::support::{
    orders::{order, with},
    widget::{self, Widget},
};
use scalev_checkout::{
    screen::{NumberCard, PaymentCard, Screen},
    session::CopyTarget,
    value::barcode,
};
use serde_json::{Value, json};

fn xendit(outlet: &str, code: &str, amount: u64) -> Value {
    let properties = json!({ "customer_name": "Pembeli Contoh", "payment_code": code });
    let group = json!({ "channel_code": outlet.to_uppercase(), "channel_properties": properties });
    let info = json!({ "amount": amount, "payment_method": { "over_the_counter": group } });
    let order = with(order(outlet), "/gross_revenue", amount);
    with(order, "/pg_payment_info", info)
}

fn ipaymu() -> Value {
    let data = json!({ "SessionId": "B6", "TransactionId": 7, "Via": "CSTORE", "Channel": "ALFAMART",
        "PaymentNo": "8887322", "PaymentName": "Plasamall", "Total": 147_000 });
    with(order("alfamart"), "/pg_payment_info", json!({ "Status": 200, "Data": data }))
}

fn midtrans() -> Value {
    let info = json!({ "payment_type": "cstore", "transaction_status": "pending", "store": "alfamart",
        "payment_code": "8127740588870520", "gross_amount": "147000.00" });
    with(order("alfamart"), "/pg_payment_info", info)
}

fn xfers(outlet: &str) -> Value {
    let payment = json!({ "id": "contract_1", "status": "pending", "amount": "147000.0" });
    let info = json!({ "store_selected": outlet, "pay_number": "0172060", "payment": payment });
    with(order("indomaret"), "/pg_payment_info", info)
}

fn card(screen: &Screen) -> &NumberCard {
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => &cards[0],
        other => panic!("no code: {other:?}"),
    }
}

#[test]
fn the_barcode_encodes_the_shown_code() {
    for order in [xendit("alfamart", "XENVCQKCUBNRQ", 147_000), midtrans(), ipaymu(), xfers("Indomaret")] {
        let mut widget = Widget::answered(&order);
        let screen = widget.screen();
        let card = card(&screen);
        let code = &card.numbers[0].code;
        let shown = card.barcode.as_ref().expect("a barcode");
        assert_eq!(Some(&shown.bars), barcode::draw(code).as_ref());
        assert_eq!(widget.copy(CopyTarget::Number(0)).as_ref(), Some(code));
    }
}

#[test]
fn a_code_too_long_for_a_barcode_is_still_shown() {
    let screen = Widget::answered(&xendit("alfamart", "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345", 147_000)).screen();
    assert_eq!(card(&screen).barcode, None);
    assert_eq!(card(&screen).numbers.len(), 1);
}

#[test]
fn a_virtual_account_has_no_barcode() {
    let screen = Widget::answered(&crate::support::orders::virtual_account()).screen();
    assert_eq!((&card(&screen).barcode, &card(&screen).cashier), (&None, &None));
}

#[test]
fn the_cashier_text_has_a_name_only_where_one_is_known() {
    let table = [
        (xendit("alfamart", "TEST56147", 147_000), "Bilang ke kasir: bayar Xendit, lalu tunjukkan kode ini."),
        (xendit("indomaret", "0172060", 147_000), "Bilang ke kasir: bayar Xendit, lalu tunjukkan kode ini."),
        (ipaymu(), "Bilang ke kasir: bayar Plasamall, lalu tunjukkan kode ini."),
        (midtrans(), "Tunjukkan kode ini ke kasir."),
        (xfers("Indomaret"), "Tunjukkan kode ini ke kasir."),
    ];
    for (order, words) in table {
        let screen = Widget::answered(&order).screen();
        assert_eq!(card(&screen).cashier.as_deref(), Some(words));
        let named = words.contains("bayar Xendit") || words.contains("bayar Plasamall");
        let step = if named { "Bilang mau bayar " } else { "Bilang mau bayar, lalu" };
        assert!(screen.steps[1].starts_with(step), "{:?}", screen.steps);
    }
    assert_eq!(
        card(&widget::in_english(&ipaymu())).cashier.as_deref(),
        Some("Tell the cashier: pay Plasamall. Then show this code.")
    );
    assert_eq!(card(&widget::in_english(&midtrans())).cashier.as_deref(), Some("Show this code to the cashier."));
}

#[test]
fn the_billers_name_is_not_shown_as_the_holder() {
    assert_eq!(card(&Widget::answered(&ipaymu()).screen()).holder, None);
    let screen = Widget::answered(&xendit("alfamart", "TEST56147", 147_000)).screen();
    assert_eq!(card(&screen).holder.as_deref(), Some("a.n. Pembeli Contoh"));
}

#[test]
fn the_outlets_own_fee_is_mentioned() {
    let screen = Widget::answered(&midtrans()).screen();
    assert!(card(&screen).advice.as_deref().is_some_and(|advice| advice.contains("menambah biaya")));
}

#[test]
fn documented_outlet_limits_are_the_last_step() {
    let last = |order: &Value| Widget::answered(order).screen().steps.pop().expect("steps");
    assert_eq!(
        last(&xendit("alfamart", "TEST56147", 147_000)),
        "Sekali bayar di Alfamart: dari Rp10.000 sampai Rp5.000.000."
    );
    assert_eq!(last(&xfers("Alfamart")), "Sekali bayar di Alfamart: dari Rp15.000 sampai Rp2.500.000.");
    assert_eq!(last(&xfers("Indomaret")), "Sekali bayar di Indomaret: dari Rp15.000 sampai Rp5.000.000.");
    assert!(last(&midtrans()).starts_with("Simpan struknya"));
}

#[test]
fn an_amount_above_the_cash_limit_has_a_notice() {
    let notices = |outlet: &str, amount: u64| Widget::answered(&xendit(outlet, "TEST56147", amount)).screen().notices;
    assert!(notices("alfamart", 2_500_000).is_empty());
    let [notice] = &notices("alfamart", 2_500_001)[..] else { panic!("one notice") };
    assert!(notice.contains("Rp2.500.000") && notice.contains("Alfamidi"), "{notice}");
    assert!(notices("indomaret", 4_000_000).is_empty());
}
