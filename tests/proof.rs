//! Which pictures are taken for a proof, and what is written about one.

use proptest::prelude::*;
use scalev_checkout::{
    instruction::Account,
    link::Trust,
    proof::{File, Kind, LARGEST, Picture, Place, Why},
    time::Timestamp,
    value::Value,
};

const JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR";
const WEBP: &[u8] = b"RIFF\x24\x00\x00\x00WEBPVP8 ";

fn file(name: &str, size: u64, head: &[u8]) -> File {
    File { name: name.to_owned(), size, head: head.to_owned() }
}

#[track_caller]
fn check(head: &[u8], expected: Result<Kind, Why>) {
    // Whatever its name says.
    for name in ["bukti.jpg", "bukti.PNG", "bukti.heic", "bukti", ""] {
        let picture = Picture::of(&file(name, 5000, head));
        assert_eq!(picture.map(|picture| picture.kind), expected, "{name}");
    }
}

#[test]
fn a_picture_is_known_by_its_content() {
    check(JPEG, Ok(Kind::Jpeg));
    check(PNG, Ok(Kind::Png));
    check(WEBP, Ok(Kind::WebP));
    for brand in ["heic", "heix", "hevc", "mif1", "msf1"] {
        let head = [b"\x00\x00\x00\x18ftyp", brand.as_bytes(), b"\x00\x00\x00\x00"].concat();
        check(&head, Err(Why::Heic));
    }
    check(b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", Err(Why::Unknown));
    check(b"%PDF-1.7\n", Err(Why::Unknown));
    check(b"GIF89a\x01\x00\x01\x00\x00\x00\x00", Err(Why::Unknown));
    check(b"RIFF\x24\x00\x00\x00WAVEfmt ", Err(Why::Unknown));
    check(b"<svg xmlns=\"http", Err(Why::Unknown));
    check(b"\xff\xd8", Err(Why::Unknown));
    check(b"", Err(Why::Unknown));
}

#[test]
fn one_byte_to_ten_mebibytes_are_taken() {
    for (size, expected) in [
        (0, Err(Why::Empty)),
        (1, Ok(1)),
        (LARGEST, Ok(10_485_760)),
        (LARGEST + 1, Err(Why::TooLarge)),
        (u64::MAX, Err(Why::TooLarge)),
    ] {
        assert_eq!(Picture::of(&file("a.png", size, PNG)).map(|picture| picture.size), expected, "{size}");
    }
    assert_eq!(Picture::of(&file("a.png", 0, b"")), Err(Why::Empty));
    assert_eq!(Picture::of(&file("a.pdf", LARGEST + 1, b"%PDF-1.7")), Err(Why::Unknown));
}

#[track_caller]
fn check_name(given: &str, head: &[u8], name: &str) {
    let picture = Picture::of(&file(given, 9, head)).expect("a picture");
    assert_eq!(picture.name, name, "{given:?}");
}

#[test]
fn a_name_has_no_path_and_the_ending_of_its_content() {
    check_name("bukti.jpg", JPEG, "bukti.jpg");
    check_name("bukti.jpeg", JPEG, "bukti.jpg");
    check_name("Screenshot_2026-11-20-16.02.11.png", PNG, "Screenshot_2026-11-20-16.02.11.png");
    check_name("IMG_0001.HEIC", JPEG, "IMG_0001.jpg");
    check_name("bukti", WEBP, "bukti.webp");
    check_name("C:\\fakepath\\bukti transfer.png", PNG, "bukti transfer.png");
    check_name("/sdcard/DCIM/../bukti.png", PNG, "bukti.png");
    check_name("a&#47;b.png", PNG, "b.png");
    check_name("bukti\u{202e}gpj.png", PNG, "buktigpj.png");
    for nothing in ["", ".png", "..", "...", "a/", " . "] {
        check_name(nothing, PNG, "bukti-transfer.png");
    }
    check_name(&format!("{}.png", "é".repeat(300)), PNG, &format!("{}.png", "é".repeat(96)));
}

#[test]
fn a_place_is_asked_for_with_three_fields() {
    let picture = Picture::of(&file("a \"b\".jpg", 1234, JPEG)).expect("a picture");
    let expected = r#"{"filename":"a \"b\".jpg","content_type":"image/jpeg","content_length":1234}"#;
    assert_eq!(picture.wanted(), expected);
}

#[test]
fn a_place_has_two_addresses_that_may_be_used() {
    let place = |upload: &str, file: &str| {
        let body = format!(r#"{{"key":"k","upload_url":"{upload}","file_url":"{file}","size_in_bytes":9}}"#);
        Place::read(&body, Trust::Public)
    };
    let (upload, file) = ("https://s.example.com/k?X-Amz-Signature=a%2Fb&x=1", "https://files.example.com/k.png");
    let read = place(upload, file).expect("a place");
    assert_eq!((read.upload.as_str(), read.file.as_str()), (upload, file));
    for bad in
        ["http://s.example.com/k", "javascript:alert(1)", "https://user@s.example.com/k", "https://10.0.0.1/k", ""]
    {
        assert_eq!(place(bad, file), None, "{bad}");
        assert_eq!(place(upload, bad), None, "{bad}");
    }
    let local = r#"{"upload_url":"http://127.0.0.1:8101/u/k","file_url":"http://127.0.0.1:8101/u/k"}"#;
    assert_eq!(Place::read(local, Trust::Public), None);
    assert!(Place::read(local, Trust::Loopback).is_some());
    for body in ["", "[]", "{}", "<html>", r#"{"upload_url":5,"file_url":null}"#] {
        assert_eq!(Place::read(body, Trust::Loopback), None, "{body}");
    }
}

#[test]
fn an_order_is_told_of_file_time_and_account() {
    let body = r#"{"upload_url":"https://s.example.com/k","file_url":"https://f.example.com/k"}"#;
    let place = Place::read(body, Trust::Public).expect("a place");
    let account = Account {
        bank: Some("BCA".to_owned()),
        number: "0098765432".to_owned(),
        holder: Some("PT \"Contoh\" \\ Niaga".to_owned()),
        entity: Some(2),
    };
    let told = Value::parse(&place.filing(&account, Timestamp(1_795_165_200_000))).expect("JSON");
    let text = |key| told.get(key).and_then(Value::as_str);
    assert_eq!(text("transferproof_url"), Some("https://f.example.com/k"));
    assert_eq!(text("transfer_time"), Some("2026-11-20T09:00:00Z"));
    assert_eq!(text("payment_account_number"), Some("0098765432"));
    assert_eq!(text("payment_account_holder"), Some("PT \"Contoh\" \\ Niaga"));
    assert_eq!(told.get("financial_entity_id").and_then(Value::as_i64), Some(2));
    let bare = Account { bank: None, number: "1".to_owned(), holder: None, entity: None };
    let told = Value::parse(&place.filing(&bare, Timestamp(0))).expect("JSON");
    assert!(told.get("payment_account_holder").is_none() && told.get("financial_entity_id").is_none());
}

proptest! {
    #[test]
    fn every_name_is_short_plain_and_written_as_json(name in "(\\PC|[\u{0}-\u{1f}\"\\\\/.&;]|\u{202e}){0,160}") {
        let picture = Picture::of(&file(&name, 7, PNG)).expect("a picture");
        prop_assert!(picture.name.chars().count() <= 100 && picture.name.len() > 4);
        prop_assert!(picture.name.ends_with(".png") && !picture.name.contains(['/', '\\']));
        let body = Value::parse(&picture.wanted());
        let told = body.as_ref().and_then(|body| body.get("filename")?.as_str());
        prop_assert_eq!(told, Some(&picture.name[..]));
    }
}
