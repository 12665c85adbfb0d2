//! Bad input: a clear state with a way on, one event, one console line, and never a panic or a wrong number.
//!
//! The wasm validates attributes and answers alike in every engine. Every engine runs one case of each kind, every fault of
//! the transport, and the cases of the page's address and link.

use sandbox::{Fault, NewOrder, PUBLISHABLE_KEY, Route, STORE_ID};
use serde_json::{Value, json};

use crate::{
    harness::{Stage, Store, Test, element, in_one_engine, tests},
    unavailable::{is_unavailable, reports_once},
};

/// One attribute that is wrong; None leaves it out.
#[derive(Clone, Copy)]
struct Attribute {
    name: &'static str,
    attribute: &'static str,
    value: Option<&'static str>,
    code: &'static str,
    /// True where only the API's answer shows the mistake.
    asks: bool,
}

const fn config(name: &'static str, attribute: &'static str, value: Option<&'static str>) -> Attribute {
    Attribute { name, attribute, value, code: "config", asks: false }
}

const fn secret(name: &'static str, value: &'static str) -> Attribute {
    Attribute { name, attribute: "publishable-key", value: Some(value), code: "secret-key", asks: false }
}

const fn unknown(name: &'static str, attribute: &'static str, value: &'static str) -> Attribute {
    Attribute { name, attribute, value: Some(value), code: "not-found", asks: true }
}

const ATTRIBUTES: &[Attribute] = &[
    config("no_store", "store-id", None),
    config("no_key", "publishable-key", None),
    config("no_order", "order", None),
    config("empty_order", "order", Some("")),
    config("store_with_a_path", "store-id", Some("../v3/orders")),
    config("order_with_a_path", "order", Some("abc/../../def")),
    config("order_with_a_query", "order", Some("abc?x=1")),
    config("key_of_another_kind", "publishable-key", Some("pk_live_1234567890")),
    config("auto_without_a_slug", "order", Some("auto")),
    config("api_over_plain_http", "api-base", Some("http://api.scalev.com")),
    config("api_with_a_path", "api-base", Some("https://api.scalev.com/v3/evil")),
    config("api_as_script", "api-base", Some("javascript:alert(1)")),
    secret("secret_key", "sk_live_abcdef1234567890abcdef"),
    secret("secret_key_of_xendit", "xnd_production_abcdef1234567890"),
    Attribute { attribute: "store-id", ..secret("secret_key_as_a_store", "sk_live_abcdef1234567890abcdef") },
    secret("secret_token", "eyJhbGciOiJIUzI1NiJ9.e30.abcdefabcdefabcdefabcdef"),
    unknown("wrong_slug", "order", "wrong-slug-wrong-slug-wrong-slug-wrong-1"),
    unknown("wrong_key", "publishable-key", "sfpk_wrong_1234567890abcdef"),
    unknown("wrong_store", "store-id", "store_wrong"),
];

/// An answer to the first request that cannot be used.
fn answers() -> Vec<(&'static str, Fault, &'static str)> {
    let json = |body: Value| Fault::Json { body };
    let status = |code| Fault::Status { code, body: None, content_type: None };
    vec![
        ("html", Fault::Html, "bad-response"),
        ("garbage", Fault::Garbage, "bad-response"),
        ("empty_object", json(json!({})), "bad-response"),
        ("a_list", json(json!([1, 2, 3])), "bad-response"),
        ("a_string", json(json!("paid")), "bad-response"),
        ("another_order", json(json!({ "secret_slug": "other", "payment_method": "va_bca" })), "bad-response"),
        ("server_error", status(500), "server"),
        ("rate_limit", Fault::RateLimit { reset: 60, retry_after: None }, "rate-limited"),
        ("reset", Fault::Reset, "network"),
        ("truncated", Fault::Truncate, "network"),
        ("no_cors", Fault::NoCors, "network"),
    ]
}

/// Fields of a wrong type or value, in an order that can still be paid: the number stays right, nothing breaks.
fn odd_orders() -> Vec<(&'static str, Value)> {
    let nulled = |path: &str| json!([{ "op": "replace", "path": path, "value": null }]);
    vec![
        ("total_is_an_object", json!({ "gross_revenue": { "x": 1 } })),
        ("total_is_null", nulled("/gross_revenue")),
        ("total_is_a_number", json!({ "gross_revenue": 147_000 })),
        ("deadline_is_a_number", json!({ "payment_expiration_at": 12345 })),
        ("deadline_is_words", json!({ "payment_expiration_at": "besok" })),
        ("status_is_a_number", json!({ "payment_status": 1, "status": 2 })),
        ("status_is_null", nulled("/payment_status")),
        ("store_is_null", nulled("/store")),
        ("store_is_a_list", json!({ "store": [1] })),
        ("lines_are_words", json!({ "orderlines": "kopi" })),
        ("links_are_scripts", json!({ "redirect_url": "javascript:alert(1)", "public_order_url": "data:text/html,x" })),
        ("names_are_markup", json!({ "order_id": "<img src=x onerror=alert(1)>", "store": { "name": "<b>x</b>" } })),
    ]
}

/// The cases that run in every engine.
const SAMPLE: [&str; 10] = [
    "no_store",
    "answer_html",
    "answer_reset",
    "answer_truncated",
    "answer_no_cors",
    "odd_names_are_markup",
    "unregistered_origin_is_named_in_the_console",
    "missing_own_link_leaves_a_message",
    "qr_with_a_wrong_checksum",
    "unsafe_pay_link_is_dropped",
];

pub fn tests() -> Vec<Test> {
    let mut all: Vec<Test> = ATTRIBUTES
        .iter()
        .map(|row| Test::new(module_path!(), row.name, |stage| attribute_is_refused(stage, row)))
        .collect();
    all.extend(answers().into_iter().map(|(name, fault, code)| {
        Test::new(module_path!(), format!("answer_{name}"), move |stage| answer_is_refused(stage, &fault, code))
    }));
    all.extend(odd_orders().into_iter().map(|(name, set)| {
        Test::new(module_path!(), format!("odd_{name}"), move |stage| number_stays_right(stage, &set))
    }));
    all.extend(tests![
        unregistered_origin_is_named_in_the_console,
        missing_own_link_leaves_a_message,
        numeric_method_is_a_bad_response,
        unusable_number_offers_the_hosted_page,
        qr_with_a_wrong_checksum,
        qr_of_another_country,
        qr_that_is_cut_off,
        unsafe_pay_link_is_dropped,
    ]);
    in_one_engine(all, &SAMPLE)
}

fn attribute_is_refused(stage: &Stage<'_>, row: &Attribute) {
    let order = stage.order(NewOrder::of("va_bca"));
    let right = [
        ("store-id", STORE_ID),
        ("publishable-key", PUBLISHABLE_KEY),
        ("order", order.slug.as_str()),
        ("api-base", "{api}"),
    ];
    let attributes: Vec<(&str, &str)> = right
        .into_iter()
        .filter_map(|(name, value)| if name == row.attribute { Some((name, row.value?)) } else { Some((name, value)) })
        .collect();
    let page = stage.open(&Store::with(&attributes));
    is_unavailable(&page, row.code);
    if !row.asks {
        assert_eq!(stage.requests().len(), 0, "nothing is asked with a wrong attribute");
        let line = &page.console()[0].text;
        assert!(line.contains(row.attribute), "the line names the attribute: {line}");
    }
    if let Some(value) = row.value.filter(|value| value.len() > 8) {
        let output = format!("{:?} {:?} {}", page.console(), page.events(), page.markup());
        assert!(!output.contains(value), "the value is repeated: {output}");
    }
    if row.code == "secret-key" {
        assert!(page.console()[0].text.contains("revoke"), "the merchant gets the advice to revoke the key");
    }
}

fn answer_is_refused(stage: &Stage<'_>, fault: &Fault, code: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, fault.clone(), None);
    let page = stage.open(&Store::of(&order.slug));
    is_unavailable(&page, code);
    assert!(!page.markup().contains("captive"), "nothing of the answer is shown");
}

fn number_stays_right(stage: &Stage<'_>, set: &Value) {
    let (order, page) = stage.open_order(NewOrder { set: Some(set.clone()), ..NewOrder::of("va_bca") });
    page.wait_state("unpaid");
    let document = stage.document(&order.slug);
    let pointer = "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number";
    assert_eq!(Some(page.text("payment-code").as_str()), document.pointer(pointer).and_then(Value::as_str));
    assert_eq!(page.text("amount"), "Rp147.000");
    let markup = page.markup();
    for foreign in ["javascript:", "data:text", "<img", "onerror=alert(1)>", "NaN", "undefined", "[object"] {
        assert!(!markup.contains(foreign), "{foreign} is in {markup}");
    }
    assert!(page.shows("fallback-link") || page.shows_own_link());
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0);
}

fn unregistered_origin_is_named_in_the_console(stage: &Stage<'_>) {
    stage.sandbox.remove_origin(stage.sandbox.shop());
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    is_unavailable(&page, "network");
    assert!(page.console()[0].text.contains("origin"), "{}", page.console()[0].text);
}

/// The element has no link inside; the widget must not be an empty box.
fn missing_own_link_leaves_a_message(stage: &Stage<'_>) {
    let body = element(&[("store-id", STORE_ID)]).replace(">Lanjutkan pembayaran<", "><").replace("href", "data-href");
    let page = stage.open(&Store { body, ..Store::with(&[]) });
    page.wait_state("unavailable");
    assert!(page.visible_text().contains("Cara bayar belum bisa ditampilkan"), "{}", page.visible_text());
}

fn numeric_method_is_a_bad_response(stage: &Stage<'_>) {
    let set = json!({ "payment_method": 5 });
    let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
    is_unavailable(&page, "bad-response");
}

/// A number that cannot be typed into an ATM is not shown; the hosted page is offered instead.
fn unusable_number_offers_the_hosted_page(stage: &Stage<'_>) {
    for number in [json!("3816<b>59</b>"), json!(""), json!({ "x": 1 }), json!("١٢٣٤٥٦٧٨")] {
        let properties = json!({ "virtual_account_number": number });
        let set = json!({ "pg_payment_info": { "payment_method": { "virtual_account": { "channel_properties": properties } } } });
        let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("va_bca") });
        page.wait_state("unpaid");
        assert!(!page.shows("payment-code"), "{number} is not shown as a number");
        assert!(page.shows("pay-link"), "the hosted page is offered");
        assert_eq!(page.text("amount"), "Rp147.000");
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

fn qr_with_a_wrong_checksum(stage: &Stage<'_>) {
    refused_qr(stage, |code| format!("{}0000", &code[..code.len() - 4]));
}

fn qr_of_another_country(stage: &Stage<'_>) {
    refused_qr(stage, |code| code.replace("5303360", "5303702"));
}

fn qr_that_is_cut_off(stage: &Stage<'_>) {
    refused_qr(stage, |_| "00020101021226".to_owned());
}

/// The QR is not drawn, a message says why, and the hosted page is offered.
fn refused_qr(stage: &Stage<'_>, spoil: impl Fn(&str) -> String) {
    let order = stage.order(NewOrder::of("qris"));
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    let document = stage.document(&order.slug);
    let code = document.pointer(place).and_then(Value::as_str).expect("a QRIS string");
    let patch = json!([{ "op": "replace", "path": place, "value": spoil(code) }]);
    stage.sandbox.patch(&order.slug, &patch).expect("the order takes the patch");
    let page = stage.open(&Store::of(&order.slug));
    page.wait("the total", |page| page.shows("amount"));
    assert_eq!(page.parts("qr").len(), 0, "a code that fails its checks is not drawn");
    assert!(page.shows("fallback-link"), "the hosted page is offered");
    assert!(page.shows("check-status"), "it can be tried again");
    assert!(page.visible_text().contains("tidak lolos pemeriksaan"), "{}", page.visible_text());
    reports_once(&page, "bad-response");
}

fn unsafe_pay_link_is_dropped(stage: &Stage<'_>) {
    for link in ["javascript:alert(1)", "http://evil.example/", "https://user@evil.example/", "evil://x"] {
        let actions = json!([{ "action": "AUTH", "url": link, "url_type": "WEB", "method": "GET" }]);
        let set = json!({ "pg_payment_info": { "actions": actions } });
        let (_, page) = stage.open_order(NewOrder { set: Some(set), ..NewOrder::of("dana") });
        page.wait("the total", |page| page.shows("amount"));
        assert!(!page.markup().contains(link), "{link} is in the page");
        assert!(page.shows("fallback-link") || page.shows("pay-link"));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}
