//! The payee that a payload names beside a QRIS code: a notice names it where it differs from the code's payee.

use crate::support::{
    orders::QRIS,
    widget::{self, Widget, ok, page},
};
use scalev_checkout::session::Session;
use serde_json::{Value, json};

/// The notice about a different payee. The code's own payee is "TOKO CONTOH" with NMID ID1020000000001.
fn notice(merchant: &str, nmid: &str) -> Option<String> {
    let info = json!({ "qr_string": QRIS, "merchant_name": merchant, "nmid": nmid, "expiration_date": "2026-11-21T08:00:00Z" });
    let payload: Value = json!({ "status": "success", "data": { "trx_id": "IDP202602271039768990", "reference_id": "INV-001",
        "amount": "147000.00", "status": "pending", "payment_info": info } });
    let mut widget = Widget::of(Session::new(Ok(widget::backend()), page()));
    widget.answer(ok(&payload));
    assert_eq!(widget.state(), "unpaid");
    let notices = widget.screen().notices;
    notices.into_iter().find(|notice| notice.contains("tetapi kode ini membayar TOKO CONTOH"))
}

#[test]
fn a_payee_other_than_the_codes_own_has_a_notice() {
    let own = "ID1020000000001";
    let table = [
        ("TOKO CONTOH", own, None),
        ("Toko-Contoh", own, None),
        // Either name may be truncated.
        ("TOKO CONTOH JAYA ABADI SENTOSA", own, None),
        ("TOKO", own, None),
        ("", "", None),
        ("WARUNG LAIN", own, Some("WARUNG LAIN")),
        ("CONTOH", own, Some("CONTOH")),
        ("TOKO LAIN", own, Some("TOKO LAIN")),
        ("TOKO CONTOH", "ID1029999999999", Some("ID1029999999999")),
        ("WARUNG LAIN", "ID1029999999999", Some("WARUNG LAIN")),
    ];
    for (merchant, nmid, other) in table {
        let notice = notice(merchant, nmid);
        let named = other.map(|other| format!("Tertulis atas nama {other}, "));
        assert_eq!(notice.is_some(), named.is_some(), "{merchant} {nmid}: {notice:?}");
        assert!(notice.unwrap_or_default().starts_with(&named.unwrap_or_default()), "{merchant} {nmid}");
    }
}
