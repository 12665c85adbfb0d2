//! Codes of a sandbox, which are no QRIS: drawn with a note where the API is on this machine, never at a shop.

use crate::support::{
    orders::{order, with},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Config,
    screen::{PaymentCard, QrPicture},
    session::Session,
    value::UrlPolicy,
};

/// One digit of the checksum differs from the right one.
const DAMAGED: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A3";

/// True where the code is drawn, false where it is refused.
fn is_drawn(code: &str, url_policy: UrlPolicy) -> bool {
    let order = with(with(order("qris"), "/epayment_provider", "singapay"), "/pg_payment_info/qr_string", code);
    let config = Config { url_policy, ..widget::config() };
    let mut widget = Widget::of(Session::new(Ok(config), widget::page()));
    widget.answer(ok(&order));
    match widget.screen().card {
        Some(PaymentCard::Qr(card)) => {
            let is_drawn = matches!(card.picture, QrPicture::Drawn(_));
            let has_note = card.notes.iter().any(|note| note.contains("Kode uji"));
            assert_eq!(is_drawn, has_note, "a drawn code has a note: {code}");
            is_drawn
        }
        _ => false,
    }
}

#[test]
fn a_placeholder_is_drawn_where_the_api_is_on_this_machine() {
    for code in ["some-random-qr-string", "test-qr-123", "00020101021226330014ID.EXAMPLE6304ABCD"] {
        assert!(is_drawn(code, UrlPolicy::Loopback), "{code}");
        assert!(!is_drawn(code, UrlPolicy::Public), "{code}");
    }
}

#[test]
fn a_damaged_qris_is_drawn_nowhere() {
    let long = "x".repeat(600);
    for code in [DAMAGED, "https://api.example/qr/1", &long] {
        assert!(!is_drawn(code, UrlPolicy::Loopback), "{code}");
        assert!(!is_drawn(code, UrlPolicy::Public), "{code}");
    }
}
