//! QR codes as a scanner sees them: at every pixel ratio and in every theme.

use sandbox::NewOrder;
use serde_json::Value;

use crate::harness::{Page, Profile, Stage, Store, Test};

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    for scale in [1, 2, 3] {
        for dark in [false, true] {
            all.push(Test::new(module_path!(), "scans", scans).at(Profile { scale, dark, ..Profile::default() }));
        }
    }
    for scale in [2, 3] {
        all.push(Test::new(module_path!(), "scans", scans).at(Profile { scale, phone: true, ..Profile::default() }));
    }
    for theme in ["light", "dark"] {
        all.push(Test::new(module_path!(), format!("scans_in_theme_{theme}"), move |stage| {
            let order = stage.order(NewOrder::of("qris"));
            scan(stage, &order.slug, &Store::of(&order.slug).and("theme", theme));
        }));
    }
    all
}

fn scans(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    scan(stage, &order.slug, &Store::of(&order.slug));
}

fn scan(stage: &Stage<'_>, slug: &str, store: &Store) {
    let page = stage.open(store);
    page.wait_state("unpaid");
    let document = stage.document(slug);
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    let expected = document.pointer(place).and_then(Value::as_str).expect("a QRIS string");
    page.wait("the code can be read", |page| page.picture("qr").qr().as_deref() == Some(expected));
    let part = page.part("qr").expect("the code is visible");
    assert!(part.width >= 240.0 && (part.width - part.height).abs() < 1.0, "{} x {}", part.width, part.height);
    quiet_zone_is_white(&page, part.attribute("viewBox").expect("its size in modules"));
}

/// Four modules on every side, whatever the theme.
fn quiet_zone_is_white(page: &Page<'_>, view_box: &str) {
    let modules: f64 = view_box.rsplit(' ').next().and_then(|side| side.parse().ok()).expect("a number of modules");
    let picture = page.picture("qr");
    let scale = f64::from(picture.width) / page.part("qr").expect("the code is visible").width;
    // A border of one CSS pixel may surround the white. One pixel less inside, where white and black may blend.
    let module = (f64::from(picture.width) - 2.0 * scale) / modules;
    let (outer, inner) = (2.0 * scale, scale + 4.0 * module - 1.0);
    assert!(picture.bands_are_white(outer as u32, inner as u32), "the quiet zone is not white");
    assert!(!picture.bands_are_white(outer as u32, (inner + 3.0 * scale) as u32), "the code begins right behind it");
}
