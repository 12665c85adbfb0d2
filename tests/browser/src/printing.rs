//! The printed page: one sheet with the instruction, amount and deadline, without controls.

use sandbox::NewOrder;

use crate::harness::{Page, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    tests![
        every_method_prints_as_one_sheet,
        opened_steps_are_printed,
        dark_theme_prints_dark_on_light,
        print_link_opens_the_print_dialog
    ]
}

/// The widget's stylesheet as a printer reads it.
const ON_PAPER: &str = r#"
for (const sheet of document.querySelector("scalev-checkout").shadowRoot.adoptedStyleSheets)
  for (const rule of sheet.cssRules)
    if (rule instanceof CSSMediaRule && /print|screen/.test(rule.media.mediaText))
      rule.media.mediaText = rule.media.mediaText === "print" ? "all" : "not all";"#;

/// The visible controls.
const CONTROLS: &str = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
return [...root.querySelectorAll("button, a, .button, .copy")].filter((control) => control.checkVisibility()).length;"#;

fn open<'a>(stage: &'a Stage<'_>, method: &str, theme: &str) -> Page<'a> {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&Store::of(&order.slug).and("theme", theme));
    page.wait_state("unpaid");
    page
}

/// Asserts that the page prints on one sheet, in Chromium, whose driver prints as the browser does.
fn is_one_sheet(page: &Page<'_>, method: &str) {
    if page.script("return navigator.vendor") == "Google Inc." {
        let pdf = String::from_utf8_lossy(&page.pdf()).into_owned();
        let sheets = pdf.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count();
        assert_eq!(sheets, 1, "{method}");
    }
}

fn every_method_prints_as_one_sheet(stage: &Stage<'_>) {
    let shown: [(&str, &[&str]); 7] = [
        ("va_bca", &["payment-code", "bank", "account-holder"]),
        ("va_mandiri", &["payment-code", "bank", "account-holder"]),
        ("alfamart", &["payment-code", "outlet", "account-holder", "barcode"]),
        ("bank_transfer", &["payment-code", "bank", "account-holder"]),
        ("qris", &["qr", "account-holder"]),
        ("dana", &["qr"]),
        ("ovo", &[]),
    ];
    for (method, parts) in shown {
        let page = open(stage, method, "light");
        is_one_sheet(&page, method);
        page.script(ON_PAPER);
        for part in parts.iter().chain(&["amount", "deadline", "status"]) {
            assert!(page.shows(part), "{method}: {part} is printed");
        }
        let text = page.visible_text();
        assert!(text.contains("Pembayaran ke Toko Contoh · "), "{method}: whom to pay, and for what: {text}");
        assert!(!page.shows("countdown"), "time left is wrong at once");
        assert_eq!(page.script(CONTROLS), 0, "{method}");
        if parts.contains(&"barcode") {
            let code = page.text("payment-code");
            page.wait("the printed barcode can be read", |page| {
                page.picture("barcode").barcode().as_ref() == Some(&code)
            });
        }
        if parts.contains(&"qr") {
            page.wait("the printed code can be read", |page| page.picture("qr").qr().is_some());
        }
    }
}

fn opened_steps_are_printed(stage: &Stage<'_>) {
    let page = open(stage, "va_bca", "light");
    page.script(ON_PAPER);
    assert!(!page.shows("steps") && !page.shows("order-detail"), "what is closed is not");
    page.reload();
    page.wait_state("unpaid");
    page.script(
        r#"document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=steps] summary").click()"#,
    );
    page.wait("the bank's own steps", |page| page.visible_text().contains("m-BCA"));
    is_one_sheet(&page, "va_bca with steps");
    page.script(ON_PAPER);
    assert!(page.shows("steps") && page.visible_text().contains("m-BCA"));
}

fn dark_theme_prints_dark_on_light(stage: &Stage<'_>) {
    let page = open(stage, "va_bca", "dark");
    let ink = r#"
const code = document.querySelector("scalev-checkout").shadowRoot.querySelector("[part=payment-code]");
return getComputedStyle(code).color.match(/\d+/g).slice(0, 3).reduce((sum, value) => sum + Number(value), 0);"#;
    let brightness = |page: &Page<'_>| page.script(ink).as_i64().expect("a color");
    assert!(brightness(&page) > 600, "light on the dark screen");
    page.script(ON_PAPER);
    assert!(brightness(&page) < 200, "dark on paper: {}", brightness(&page));
}

fn print_link_opens_the_print_dialog(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let head = "<script>window.printed = 0; window.print = () => { printed += 1; };</script>".to_owned();
    let page = stage.open(&Store { head, ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    assert_eq!(page.text("print"), "Cetak");
    page.click("print");
    page.wait("the printer", |page| page.script("return printed") == 1);
}
