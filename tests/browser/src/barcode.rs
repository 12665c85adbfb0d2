//! Barcodes as a cashier's scanner sees them: at every pixel ratio, in every theme and on narrow screens.

use sandbox::NewOrder;
use serde_json::{Value, json};

use crate::harness::{Page, Profile, Stage, Store, Test};

/// A gateway's code, its width in modules, and the CSS pixels of a module on a phone that is 360 pixels wide.
#[derive(Clone, Copy)]
struct Case {
    code: &'static str,
    modules: f64,
    pixels: f64,
}

const CASES: [Case; 3] = [
    Case { code: "8127740588870520", modules: 143.0, pixels: 2.0 },
    Case { code: "0172060", modules: 110.0, pixels: 2.0 },
    Case { code: "XENVCQKCUBNRQ", modules: 198.0, pixels: 1.0 },
];

pub fn tests() -> Vec<Test> {
    let profiles = [(1, false, false), (2, true, false), (3, false, true)];
    let profile = |(scale, dark, phone)| Profile { scale, dark, phone, ..Profile::default() };
    profiles
        .into_iter()
        .map(|parts| {
            Test::new(module_path!(), "barcode_scans_at_every_width", barcode_scans_at_every_width).at(profile(parts))
        })
        .collect()
}

fn barcode_scans_at_every_width(stage: &Stage<'_>) {
    for case in CASES {
        let page = open(stage, case.code);
        let widths: &[u32] = if stage.profile().phone { &[360, 320] } else { &[1280, 360, 320] };
        for width in widths {
            scans_at(stage, &page, case, *width);
        }
        let place = ["payment-code", "barcode", "copy-code"].map(|name| page.part(name).expect("it shows").y);
        assert!(place.is_sorted(), "the barcode is below the code");
    }
}

fn open<'a>(stage: &'a Stage<'_>, code: &str) -> Page<'a> {
    let info: Value = json!({
        "status_code": "201", "payment_type": "cstore", "transaction_status": "pending", "store": "alfamart",
        "payment_code": code, "gross_amount": "147000.00",
    });
    let order =
        stage.order(NewOrder { info: Some(info), provider: Some("midtrans".into()), ..NewOrder::of("alfamart") });
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    page
}

fn scans_at(stage: &Stage<'_>, page: &Page<'_>, case: Case, width: u32) {
    if width < 360 {
        page.narrow(width)
    } else {
        page.resize(width, 640)
    }
    page.wait(&format!("a scanner reads {} on {width} pixels", case.code), |page| {
        page.picture("barcode").barcode().as_deref() == Some(case.code)
    });
    let part = page.part("barcode").expect("the barcode is visible");
    assert!(part.height >= 56.0, "{} high", part.height);
    let pixels = part.width / case.modules;
    // On a dense screen half a CSS pixel is a whole device pixel.
    let dense = stage.profile().scale >= 2;
    assert!((pixels * if dense { 2.0 } else { 1.0 }).fract() < 0.01, "{pixels} pixels a module");
    let least = match width {
        1280 => 2.0,
        360 => case.pixels.max(if dense { 1.5 } else { 1.0 }),
        _ => 1.0,
    };
    assert!(pixels >= least, "{} on {width}: {pixels} pixels a module", case.code);
    let quiet = 10.0 * pixels * f64::from(stage.profile().scale);
    let picture = page.picture("barcode");
    assert!(picture.ends_are_white(quiet as u32 - 1), "the quiet zone is not white");
    assert!(!picture.ends_are_white(quiet as u32 + 2), "the code begins right behind it");
}
