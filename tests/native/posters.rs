//! The picture of a QRIS code: its texts, without data that must not leave the page.

use crate::support::{
    orders::{QRIS, order, paid, qris, virtual_account, with},
    widget::{self, SLUG, Widget, config, ok},
};
use scalev_checkout::{
    contract::Environment,
    screen::{
        QrPicture,
        poster::{Poster, PosterLine, WIDTH},
    },
    session::{Message, Session},
    value::{Language, Zone, qr},
};
use serde_json::{Value, json};

const STATIC: &str = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A2";

fn made(order: &Value) -> Poster {
    Widget::answered(order).screen().poster().expect("there is a code to keep")
}

fn words(lines: &[PosterLine]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

fn with_code(code: &str) -> Value {
    with(qris(), "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string", code)
}

/// A payment whose gateway sends a picture instead of the code.
fn with_image(url: &str) -> Value {
    let order = with(order("qris"), "/epayment_provider", "midtrans");
    let actions = json!([{ "name": "generate-qr-code", "method": "GET", "url": url }]);
    let info = json!({
        "transaction_id": "0d8178e1-c6c7-4ab4-81a6-893be9d924ab", "order_id": "INV-001", "gross_amount": "147000.00",
        "currency": "IDR", "payment_type": "qris", "transaction_status": "pending", "actions": actions,
    });
    with(order, "/pg_payment_info", info)
}

#[test]
fn the_poster_has_merchant_nmid_amount_and_code() {
    let poster = made(&qris());
    assert_eq!(words(&poster.above), ["QRIS", "TOKO CONTOH", "NMID ID1020000000001"]);
    let below = [
        "Total bayar",
        "Rp147.000",
        "Bayar sebelum",
        "Sabtu, 21 November 2026, 15.00 WIB",
        "Jangan bayar setelah waktu ini: gambar ini tidak berlaku lagi.",
        "Pesanan 261120AAAAAA",
    ];
    assert_eq!(words(&poster.below), below);
    assert_eq!(poster.code, Some(QrPicture::Drawn(qr::draw(QRIS).expect("the code fits").into())));
}

#[test]
fn the_poster_uses_the_pages_language_and_time_zone() {
    let page = Environment { language: Language::English, zone: Zone::Wit, ..widget::page() };
    let mut widget = Widget::of(Session::new(Ok(config()), page));
    widget.answer(ok(&qris()));
    let poster = widget.screen().poster().expect("there is a code to keep");
    let below = [
        "Total to pay",
        "Rp147.000",
        "Pay before",
        "Saturday, 21 November 2026, 15:00 WIB (17:00 WIT)",
        "Don't pay after this time: this picture is no longer valid then.",
        "Order 261120AAAAAA",
    ];
    assert_eq!(words(&poster.below), below);
}

#[test]
fn a_code_without_an_amount_says_what_to_type() {
    let poster = made(&with_code(STATIC));
    assert!(words(&poster.below).contains(&"Ketik jumlah persis Rp147.000 di aplikasi Anda."), "{:?}", poster.below);
}

#[test]
fn a_missing_value_leaves_out_its_line() {
    let order = with(with(qris(), "/payment_expiration_at", Value::Null), "/order_id", Value::Null);
    let order = with(order, "/pg_payment_info/payment_method/qr_code/channel_properties", json!({ "qr_string": QRIS }));
    let poster = made(&order);
    assert_eq!(words(&poster.below), ["Total bayar", "Rp147.000"]);
    assert_eq!(poster.file, "qris-147000.png");
}

#[test]
fn the_file_is_named_after_the_order() {
    assert_eq!(made(&qris()).file, "qris-261120AAAAAA.png");
    assert_eq!(made(&with(qris(), "/order_id", "../A b\\c/1-2\"é")).file, "qris-Abc1-2.png");
}

#[test]
fn the_poster_does_not_contain_the_slug() {
    assert!(!made(&qris()).json().contains(SLUG));
}

#[test]
fn a_gateways_picture_is_used_unchanged() {
    let url = "https://api.midtrans.com/v2/qris/0d8178e1/qr-code";
    let poster = made(&with_image(url));
    assert_eq!(poster.code, Some(QrPicture::Image(url.to_owned())));
    assert_eq!(words(&poster.above), ["QRIS"]);
    let description: Value = serde_json::from_str(&poster.json()).expect("JSON");
    assert_eq!((&description["image"], &description["path"]), (&json!(url), &Value::Null));
}

#[test]
fn only_a_payable_code_has_a_poster() {
    for order in [virtual_account(), paid(qris()), with_code(&QRIS.replace("147000", "148000"))] {
        assert_eq!(Widget::answered(&order).screen().poster(), None);
    }
    let mut widget = Widget::answered(&qris());
    widget.send(Message::CheckPressed);
    assert!(widget.screen().poster().is_some(), "a check keeps the poster");
}

#[test]
fn the_json_has_sizes_in_whole_pixels() {
    let poster = made(&qris());
    let description: Value = serde_json::from_str(&poster.json()).expect("JSON");
    let drawing = qr::draw(QRIS).expect("the code fits");
    assert_eq!(description["side"], drawing.side);
    assert_eq!(description["path"], drawing.path);
    assert_eq!(description["width"], WIDTH);
    assert_eq!(description["scale"], WIDTH / drawing.side);
    assert_eq!(description["file"], "qris-261120AAAAAA.png");
    assert_eq!(description["above"][0], json!(["QRIS", 60, 700, 40]));
    assert_eq!(description["below"].as_array().map(Vec::len), Some(6));
}

#[test]
fn any_text_is_escaped_in_the_json() {
    let line = |text: &str| PosterLine { text: text.to_owned(), size: 1, bold: false, gap: 0 };
    let texts = ["\"quoted\"", "back\\slash", "\\\"", "é 字 🙂", "</script>", ""];
    let code = Some(QrPicture::Image("https://a.example/?x=\"".to_owned()));
    let poster = Poster { file: "a.png".to_owned(), code, above: texts.map(line).into(), below: Vec::new() };
    let description: Value = serde_json::from_str(&poster.json()).expect("JSON");
    let shown: Vec<&str> =
        description["above"].as_array().expect("lines").iter().filter_map(|line| line[0].as_str()).collect();
    assert_eq!(shown, texts);
    assert_eq!((&description["below"], &description["image"]), (&json!([]), &json!("https://a.example/?x=\"")));
}

#[test]
fn a_number_has_a_poster_too() {
    let poster = Widget::answered(&virtual_account()).screen().number_poster().expect("there is a number");
    assert_eq!((poster.code, &*poster.file), (None, "bayar-261120AAAAAA.png"));
    let above = ["Pembayaran ke Toko Contoh · 261120AAAAAA", "BCA", "Nomor virtual account", "3816 5999 9814 525"];
    assert_eq!(words(&poster.above)[..4], above);
    assert!(
        words(&poster.below).contains(&"Rp147.000")
            && words(&poster.below).iter().any(|line| line.starts_with("Jangan bayar setelah"))
    );
    for order in [qris(), paid(virtual_account()), order("dana")] {
        assert_eq!(Widget::answered(&order).screen().number_poster(), None);
    }
}
