//! QRIS: a code is read only if it passes every check, and one lost or changed character makes a check fail.

mod amount;
mod damage;
mod field;

use crate::support::qris::{FIELDS, code, field, sealed, with};
use scalev_checkout::value::{
    Rupiah,
    qris::{self, Fault, Qris},
};

const STATIC: &str = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A2";
const DYNAMIC: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A0163048AAF";
const FIXED_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605406147000550202560410005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304A986";
const PERCENT_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI520454115303360540614700055020357031.55802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304D2BE";
const PROMPT_TIP: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005502015802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304F380";
const SEN: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605409147000.005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A016304E366";
const PLACEHOLDER: &str = "00020101021226660014ID.LINKAJA.WWW011893600911002411480002152004230411480010303UME51450015ID.OR.GPNQR.WWW02150000000000000000303UME520454995802ID5920Placeholder merchant6007Jakarta610612345662380115wLoc6DRGwAOgSkZ0715wLoc6DRGwAOgSkZ53033605404400063047668";
const SAMPLES: [&str; 7] = [STATIC, DYNAMIC, FIXED_TIP, PERCENT_TIP, PROMPT_TIP, SEN, PLACEHOLDER];

/// The valid code with `from` replaced by `to`, under a new checksum.
fn code_with(from: &str, to: &str) -> String {
    let body: String = FIELDS.iter().map(|(tag, value)| field(*tag, value)).collect();
    assert!(body.contains(from), "{from} is no piece of the code");
    sealed(&body.replacen(from, to, 1))
}

#[track_caller]
fn verified(code: &str) -> Qris {
    qris::verify(code).unwrap_or_else(|fault| panic!("{fault:?}: {code:?}"))
}

#[track_caller]
fn check_read(code: &str, merchant: &str, nmid: Option<&str>, amount: Option<&str>) {
    let qris = verified(code);
    assert_eq!((qris.merchant.as_str(), qris.nmid.as_deref()), (merchant, nmid), "{code}");
    assert_eq!(qris.amount, amount.and_then(Rupiah::parse), "{code}");
    assert_eq!(qris.text(), code);
}

#[track_caller]
fn check_refused(code: &str, fault: Fault) {
    assert_eq!(qris::verify(code), Err(fault), "{code:?}");
}

#[test]
fn the_checksum_is_crc_16_ccitt_false() {
    assert_eq!(qris::checksum(b"123456789"), 0x29B1);
    assert_eq!(qris::checksum(b""), 0xFFFF);
}

#[test]
fn a_valid_code_gives_merchant_nmid_and_amount() {
    let nmid = Some("ID1020000000001");
    check_read(STATIC, "TOKO CONTOH", nmid, None);
    check_read(DYNAMIC, "TOKO CONTOH", nmid, Some("147000"));
    check_read(PROMPT_TIP, "TOKO CONTOH", nmid, Some("147000"));
    check_read(SEN, "TOKO CONTOH", nmid, Some("147000"));
    check_read(PLACEHOLDER, "Placeholder merchant", Some("000000000000000"), Some("4000"));
    check_read(&code(&FIELDS), "TOKO CONTOH", nmid, Some("147000"));
    check_read(&with(&[(51, None)]), "TOKO CONTOH", None, Some("147000"));
    check_read(&with(&[(52, None), (60, None), (61, None), (62, None)]), "TOKO CONTOH", nmid, Some("147000"));
}
