//! Every kind of instruction: the right thing to use, and nothing else.
//!
//! Every engine runs one case of each kind; those that differ only in the name of bank, wallet or shop run in Chromium.

use sandbox::NewOrder;
use serde_json::Value;

use crate::{
    foreign::nothing_foreign,
    harness::{Page, Profile, Stage, Test, in_one_engine},
};

/// An order and what its buyer must see.
#[derive(Clone, Copy)]
struct Case {
    name: &'static str,
    method: &'static str,
    /// The bank of an order in the older form.
    sub_method: Option<&'static str>,
    provider: Option<&'static str>,
    shows: Shows,
    deadline: bool,
}

#[derive(Clone, Copy)]
enum Shows {
    /// A bank, and where in the payload its number and holder are.
    Account(&'static str, &'static str, &'static str),
    /// An outlet, and where in the payload its code is.
    Counter(&'static str, &'static str),
    /// The field of the payload with the string.
    Qr(&'static str),
    /// One link out of these places in the payload. True: a desktop draws it.
    Link(&'static [&'static str], bool),
    /// A link, and a QR whose string is at the first place.
    LinkAndCode(&'static str, &'static [&'static str]),
    /// The end of the order's own page.
    OwnPage(&'static str),
    /// These words, and nothing to use.
    Words(&'static str),
}

const XENDIT_NUMBER: &str = "/payment_method/virtual_account/channel_properties/virtual_account_number";
const XENDIT_HOLDER: &str = "/payment_method/virtual_account/channel_properties/customer_name";
const XENDIT_LINKS: &[&str] = &["/actions/0/url", "/actions/1/url"];
const SINGAPAY_LINKS: &[&str] = &["/payment_url", "/deeplink_url"];

const fn va(name: &'static str, bank: &'static str) -> Case {
    case(name, name, Shows::Account(bank, XENDIT_NUMBER, XENDIT_HOLDER))
}

const fn case(name: &'static str, method: &'static str, shows: Shows) -> Case {
    Case { name, method, sub_method: None, provider: None, shows, deadline: true }
}

const fn singapay(name: &'static str, method: &'static str, shows: Shows) -> Case {
    Case { provider: Some("singapay"), ..case(name, method, shows) }
}

const fn nothing_due(name: &'static str, words: &'static str) -> Case {
    Case { deadline: false, ..case(name, name, Shows::Words(words)) }
}

const CASES: &[Case] = &[
    va("va_bca", "BCA"),
    va("va_mandiri", "Mandiri"),
    va("va_cimb", "CIMB Niaga"),
    // Their numbers begin with a zero.
    va("va_bnc", "BNC (Neo Commerce)"),
    va("va_artha_graha", "Artha Graha"),
    va("va_sahabat_sampoerna", "Bank Sahabat Sampoerna"),
    Case { method: "va", sub_method: Some("bri"), ..va("va_with_sub_payment_method", "BRI") },
    singapay("singapay_va", "va_bri", Shows::Account("BRI", "/va_number", "/va_name")),
    case("qris", "qris", Shows::Qr("/payment_method/qr_code/channel_properties/qr_string")),
    singapay("singapay_qris", "qris", Shows::Qr("/qr_string")),
    case("dana", "dana", Shows::Link(XENDIT_LINKS, true)),
    case("linkaja", "linkaja", Shows::Link(XENDIT_LINKS, true)),
    case("shopeepay", "shopeepay", Shows::LinkAndCode("/actions/1/qr_code", &["/actions/0/url"])),
    singapay("singapay_gopay", "gopay", Shows::Link(SINGAPAY_LINKS, true)),
    case("ovo", "ovo", Shows::Words("Buka aplikasi OVO")),
    case(
        "alfamart",
        "alfamart",
        Shows::Counter("Alfamart", "/payment_method/over_the_counter/channel_properties/payment_code"),
    ),
    case(
        "indomaret",
        "indomaret",
        Shows::Counter("Indomaret", "/payment_method/over_the_counter/channel_properties/payment_code"),
    ),
    case("card", "card", Shows::Link(&["/actions/0/url"], false)),
    case("invoice", "invoice", Shows::Link(&["/invoice_url"], false)),
    case("payment_link", "payment_link", Shows::OwnPage("https://bayar.example/")),
    case("unknown_method", "kredivo", Shows::OwnPage("http://127.0.0.1:")),
    nothing_due("cod", "Siapkan Rp147.000 untuk kurir"),
    nothing_due("no_payment", "Tidak ada yang perlu dibayar"),
    nothing_due("marketplace", "Dibayar lewat marketplace"),
];

/// The cases that run in every engine.
const SAMPLE: [&str; 5] = ["va_bca", "qris", "dana", "alfamart", "payment_link"];

pub fn tests() -> Vec<Test> {
    let test =
        |case: &'static Case| Test::new(module_path!(), case.name, |stage| shows_only_its_instruction(stage, case));
    let phone = Profile { phone: true, ..Profile::default() };
    let wallet = |case: &&Case| ["dana", "shopeepay", "singapay_gopay", "qris"].contains(&case.name);
    let mut tests = in_one_engine(CASES.iter().map(test).collect(), &SAMPLE);
    let on_a_phone = CASES.iter().filter(wallet).map(|case| test(case).at(phone));
    tests.extend(in_one_engine(on_a_phone.collect(), &["qris", "dana"]));
    tests.extend(in_one_engine(
        crate::harness::tests![
            bank_transfer_shows_its_accounts,
            bank_transfer_prefers_the_account_of_the_order,
            ovo_masks_the_phone_number,
            gateway_and_order_disagree_on_the_amount,
        ],
        &["bank_transfer_shows_its_accounts"],
    ));
    tests
}

fn shows_only_its_instruction(stage: &Stage<'_>, case: &Case) {
    let order = NewOrder {
        provider: case.provider.map(str::to_owned),
        sub_payment_method: case.sub_method.map(str::to_owned),
        ..NewOrder::of(case.method)
    };
    let (order, page) = stage.open_order(order);
    page.wait_state("unpaid");
    let document = stage.document(&order.slug);
    let at = |pointer: &str| {
        let value = document["pg_payment_info"].pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_else(|| panic!("no text at {pointer} of the payload")).to_owned()
    };
    let links = |places: &[&str]| -> Vec<String> { places.iter().map(|place| at(place)).collect() };
    let mut wanted = Vec::new();
    match case.shows {
        Shows::Account(bank, number, holder) => {
            assert_eq!(page.text("bank"), bank);
            assert_eq!(page.text("account-holder"), format!("a.n. {}", at(holder)));
            code_is(&page, &at(number));
            wanted.extend(["bank", "payment-code", "account-holder", "copy-code", "copy-amount", "steps"]);
        }
        Shows::Counter(outlet, code) => {
            assert_eq!(page.text("outlet"), outlet);
            code_is(&page, &at(code));
            wanted.extend(["outlet", "payment-code", "account-holder", "copy-code", "copy-amount", "steps"]);
        }
        Shows::Qr(text) => {
            page.wait("the QR can be read", |page| page.picture("qr").qr() == Some(at(text)));
            assert_eq!(page.text("account-holder"), "TOKO CONTOH");
            assert!(page.visible_text().contains("ID1020000000001"), "the NMID shows");
            wanted.extend(["qr", "account-holder", "copy-amount", "steps"]);
        }
        Shows::Link(places, drawn) => {
            let link = link(&page);
            assert!(links(places).contains(&link), "{link} is not in the payload");
            if drawn && !stage.profile().phone {
                page.wait("the QR holds the link", |page| page.picture("qr").qr().as_ref() == Some(&link));
                wanted.push("qr");
            }
            wanted.extend(["pay-link", "copy-amount"]);
        }
        Shows::LinkAndCode(code, places) => {
            assert!(links(places).contains(&link(&page)));
            if !stage.profile().phone {
                page.wait("the QR holds the gateway's code", |page| page.picture("qr").qr() == Some(at(code)));
                wanted.push("qr");
            }
            wanted.extend(["pay-link", "copy-amount"]);
        }
        Shows::OwnPage(start) => {
            let (link, own) = (link(&page), document["redirect_url"].as_str());
            assert!(link.starts_with(start) && Some(link.as_str()) == own, "{link} is not the order's page");
            wanted.extend(["pay-link", "copy-amount"]);
        }
        Shows::Words(words) => {
            let text = page.visible_text();
            assert!(text.contains(words), "{words:?} is not in {text:?}");
            if case.deadline {
                wanted.push("copy-amount");
            }
        }
    }
    assert_eq!(page.text("amount"), "Rp147.000");
    shows_only(&page, &wanted);
    deadline_is(&page, case.deadline.then(|| document["payment_expiration_at"].as_str()).flatten());
    assert!(page.shows("fallback-link"), "there is another way on");
    assert!(page.shows("order-detail") && page.shows("status"));
    let own = match case.shows {
        Shows::Account(_, place, _) | Shows::Counter(_, place) => at(place),
        _ => String::new(),
    };
    nothing_foreign(&page, &document, &own);
    reports_nothing(&page);
}

/// The element's text is the bare number, however it is grouped on screen.
fn code_is(page: &Page<'_>, code: &str) {
    let part = page.part("payment-code").expect("the code is visible");
    assert_eq!(part.text, code);
    assert_eq!(page.parts("payment-code").len(), 1, "one number to use");
}

fn link(page: &Page<'_>) -> String {
    let part = page.part("pay-link").expect("the link is visible");
    assert_eq!(part.tag, "a");
    part.attribute("href").expect("the link leads somewhere").to_owned()
}

/// Of the parts that carry something to pay with, only these are on the screen.
fn shows_only(page: &Page<'_>, wanted: &[&str]) {
    let all = [
        "payment-code",
        "biller-code",
        "qr",
        "pay-link",
        "bank",
        "outlet",
        "account-holder",
        "copy-code",
        "copy-amount",
        "steps",
        "proof",
        "error",
    ];
    let shown: Vec<&str> = all.into_iter().filter(|name| page.shows(name)).collect();
    let mut wanted = wanted.to_vec();
    wanted.sort_by_key(|name| all.iter().position(|other| other == name));
    assert_eq!(shown, wanted);
}

fn deadline_is(page: &Page<'_>, expected: Option<&str>) {
    let shown = page.part("deadline").map(|part| {
        assert_eq!(part.tag, "time");
        part.attribute("datetime").expect("a machine-readable deadline").to_owned()
    });
    assert_eq!(shown.is_some(), expected.is_some(), "a deadline shows exactly when there is one");
    if let (Some(shown), Some(expected)) = (shown, expected) {
        assert!(shown.ends_with('Z'), "{shown} is in UTC");
        assert_eq!(shown[..19], expected[..19]);
    }
}

fn reports_nothing(page: &Page<'_>) {
    assert_eq!(page.uncaught(), Vec::<String>::new());
    let lines: Vec<String> = page.console().into_iter().map(|line| line.text).collect();
    assert_eq!(lines, Vec::<String>::new(), "the console stays empty");
}

fn bank_transfer_shows_its_accounts(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("bank_transfer"));
    page.wait_state("unpaid");
    let texts = |name: &str| -> Vec<String> { page.parts(name).into_iter().map(|part| part.text).collect() };
    assert_eq!(texts("payment-code"), ["1234567890", "0098765432"]);
    assert_eq!(texts("bank"), ["Bank Central Asia", "Bank Negara Indonesia"]);
    assert_eq!(texts("account-holder"), ["a.n. PT Contoh Niaga", "a.n. PT Contoh Niaga"]);
    assert_eq!(page.text("amount"), "Rp146.724");
    let markup = page.markup();
    assert!(markup.contains("<b>724"), "the last three digits are stressed: {markup}");
    assert!(page.shows("proof"), "a proof can be handed in");
    assert!(page.shows("deadline"));
    reports_nothing(&page);
}

fn bank_transfer_prefers_the_account_of_the_order(stage: &Stage<'_>) {
    let set =
        serde_json::json!({ "payment_account_number": "0098765432", "payment_account_holder": "PT Contoh Niaga" });
    let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("bank_transfer") });
    page.wait_state("unpaid");
    code_is(&page, "0098765432");
    assert_eq!(page.text("bank"), "Bank Negara Indonesia");
}

fn ovo_masks_the_phone_number(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("ovo"));
    page.wait_state("unpaid");
    let text = page.visible_text();
    assert!(text.contains("000. Buka OVO") && text.contains('•'), "{text}");
    assert!(!text.contains("8110000"), "{text}");
}

fn gateway_and_order_disagree_on_the_amount(stage: &Stage<'_>) {
    let set = serde_json::json!({ "pg_payment_info": { "amount": 150_000 } });
    let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    page.wait_state("unpaid");
    assert_eq!(page.text("amount"), "Rp150.000");
    let text = page.visible_text();
    assert!(text.contains("Total pesanan Rp147.000, tetapi yang akan ditagih Rp150.000."), "{text}");
}
