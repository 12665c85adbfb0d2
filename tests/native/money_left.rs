//! Help for a buyer whose payment has not arrived: where it is offered, its texts, and the report to send.

use crate::support::{
    fixture, orders,
    widget::{Widget, in_english, ok, waiting},
};
use scalev_checkout::{
    screen::Lost,
    session::{CopyTarget, Effect, Message},
};
use serde_json::Value;

fn lost(widget: &Widget) -> Option<Lost> {
    widget.screen().lost
}

fn conflict() -> Value {
    orders::with(orders::virtual_account(), "/payment_status", "conflict")
}

#[test]
fn help_is_offered_where_the_buyer_may_have_paid() {
    let order = |key: &str, word: &str| orders::with(orders::virtual_account(), key, word);
    let offered = [
        conflict(),
        order("/status", "canceled"),
        order("/status", "expired"),
        order("/pg_payment_info/status", "EXPIRED"),
        order("/pg_payment_info/status", "FAILED"),
    ];
    for order in offered {
        let widget = Widget::answered(&order);
        assert!(lost(&widget).is_some(), "{}", widget.state());
    }
    let quiet = [
        orders::virtual_account(),
        orders::paid(orders::virtual_account()),
        order("/status", "draft"),
        orders::order("cod"),
        orders::with(orders::order("cod"), "/status", "canceled"),
    ];
    for order in quiet {
        let widget = Widget::answered(&order);
        assert!(lost(&widget).is_none(), "{}", widget.state());
    }
    assert!(lost(&Widget::started()).is_none());
}

#[test]
fn a_check_without_a_payment_offers_help() {
    let mut widget = waiting();
    widget.sleep();
    widget.answer(ok(&orders::virtual_account()));
    assert!(lost(&widget).is_none(), "the page's own read");
    widget.pass(6_000);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&orders::virtual_account()));
    assert!(lost(&widget).is_some());
    widget.sleep();
    widget.answer(ok(&orders::paid(orders::virtual_account())));
    assert!(lost(&widget).is_none(), "the payment has arrived");
}

#[test]
fn the_report_has_order_and_amount_and_no_account_number() {
    let mut widget = Widget::answered(&conflict());
    let number = orders::virtual_account()
        .pointer("/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number")
        .and_then(Value::as_str)
        .expect("a number")
        .to_owned();
    let Lost { copy, ask, keep, .. } = lost(&widget).expect("help");
    assert_eq!(
        copy.text,
        "Halo, saya sudah membayar, tetapi pembayarannya belum tercatat.\nPesanan: 261120AAAAAA\nJumlah: Rp147.000\n\
         Cara bayar: Virtual account BCA\nDicek: Jumat, 20 November 2026, 16.00 WIB\nBukti bayar saya simpan. Mohon diperiksa."
    );
    assert!(!copy.text.contains(&number) && !copy.text.contains("http"));
    assert!(keep.starts_with("Jangan bayar lagi."));
    let order = ["penjual", "bank atau aplikasi", "131"].map(|word| ask.iter().position(|line| line.contains(word)));
    assert_eq!(order, [Some(0), Some(1), Some(2)], "{ask:?}");
    assert!(ask[2].contains("157"));
    widget.pass(3_600_000);
    widget.send(Message::CopyPressed(CopyTarget::Report));
    assert_eq!(widget.last, [Effect::Copy(CopyTarget::Report)]);
    let text = widget.screen().copy_text(CopyTarget::Report).map(str::to_owned).expect("a message");
    assert!(text.contains("17.00 WIB"), "the time is that of the press: {text}");
    let english = in_english(&conflict()).lost.expect("help").copy.text;
    assert!(english.contains("Order: 261120AAAAAA\nAmount: Rp147.000\nMethod: BCA virtual account"), "{english}");
}

#[test]
fn the_report_names_every_payment_method() {
    for fixture in fixture::of_scalev() {
        let widget = Widget::answered(&orders::with(fixture.order, "/payment_status", "conflict"));
        let Some(Lost { copy, .. }) = lost(&widget) else { continue };
        let lines: Vec<&str> = copy.text.lines().collect();
        assert!(lines.iter().all(|line| !line.ends_with(": ") && !line.ends_with(':')), "{}: {lines:?}", fixture.name);
        assert!(lines.iter().any(|line| line.starts_with("Cara bayar: ")), "{}: {lines:?}", fixture.name);
    }
}

#[test]
fn a_failed_copy_of_the_report_shows_advice() {
    let mut widget = Widget::answered(&conflict());
    widget.send(Message::CopyPressed(CopyTarget::Report));
    widget.send(Message::CopyEnded { what: CopyTarget::Report, worked: false });
    let screen = widget.screen();
    assert_eq!(
        screen.copied.and_then(|copied| copied.advice).as_deref(),
        Some("Tekan lama teks ini, lalu pilih Salin.")
    );
}
