//! The choice of a file: its type, size and name.

use std::fs;

use sandbox::Fault;

use super::{
    choose, count, is_received, open_proof_section,
    pictures::{JPEG, PNG, WEBP, large, picture},
    says, within,
};
use crate::harness::Stage;

pub fn unsupported_files_are_refused(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    let heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic";
    for (file, words) in [
        (picture("kosong.png", b""), "kosong"),
        (picture("IMG_0001.jpg", heic), "HEIC"),
        (picture("bukti.png", b"%PDF-1.7 and so on"), "Punya PDF?"),
        (large(10_485_761), "lebih dari 10 MB"),
    ] {
        page.choose_file(&file.path);
        says(&page, words);
        assert!(!page.shows("send-proof") && page.shows("proof-file"));
    }
    assert_eq!(count(stage, "POST"), 0, "an unsupported file is not sent");
    choose(&page, &picture("bukti.png", PNG));
    page.click("send-proof");
    is_received(&page);
}

pub fn file_name_gets_the_extension_of_its_content(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    let long = "é".repeat(110);
    let shown = within("return root.querySelector('.file')?.textContent");
    for (given, bytes, name) in [
        ("Screenshot_2026-11-20-16.02.11.png", PNG, "Screenshot_2026-11-20-16.02.11.png".to_owned()),
        ("IMG_0001.HEIC", JPEG, "IMG_0001.jpg".to_owned()),
        ("bukti", WEBP, "bukti.webp".to_owned()),
        ("bukti\u{202e}gpj.png", PNG, "buktigpj.png".to_owned()),
        ("...", PNG, "bukti-transfer.png".to_owned()),
        (&long, PNG, format!("{}.png", "é".repeat(95))),
    ] {
        choose(&page, &picture(given, bytes));
        page.wait(&name, |page| page.script(&shown) == name.as_str());
    }
}

/// Phones delete files, here before the script that reads them has loaded.
pub fn file_deleted_before_reading_asks_for_another(stage: &Stage<'_>) {
    stage.sandbox.asset_fault("/proof-", Fault::Delay { ms: 1000 }, Some(1));
    let (_, page) = open_proof_section(stage);
    page.choose_file(&picture("bukti.png", PNG).path);
    // Chromium reads it as an empty file.
    page.wait("advice", |page| page.text("proof").to_lowercase().contains("pilih gambar lain"));
    assert!(page.shows("proof-file") && !page.shows("send-proof"));
}

pub fn same_file_can_be_chosen_again(stage: &Stage<'_>) {
    let (_, page) = open_proof_section(stage);
    let file = picture("bukti.png", b"");
    page.choose_file(&file.path);
    says(&page, "kosong");
    fs::write(&file.path, PNG).expect("a file");
    choose(&page, &file);
}
