//! The merchant's own backend: instructions from `payment-url`, the state from `status-url`.
//!
//! The gateways' payloads and words are read alike in every engine: every engine runs one case of each kind of
//! instruction, one paid and one final state.

use sandbox::{Action, Charge, Created, Entry, NewOrder, PaymentAction};
use serde_json::json;

use crate::{
    harness::{Page, Stage, Store, Test, in_one_engine, tests},
    refusals::offers_the_merchants_link,
    states::fires_once,
};

/// A payment at a gateway, and its expected screen.
struct Case {
    name: &'static str,
    gateway: &'static str,
    method: &'static str,
    shows: Shows,
}

enum Shows {
    /// The number, and the bank where the gateway names it.
    Number(Option<&'static str>),
    /// An outlet and its code.
    Counter(&'static str, &'static str),
    /// A code to scan: drawn, or the gateway's picture.
    Qr(&'static str),
    /// The start of the link.
    Link(&'static str),
}

const fn case(name: &'static str, gateway: &'static str, method: &'static str, shows: Shows) -> Case {
    Case { name, gateway, method, shows }
}

const CASES: &[Case] = &[
    case("fazz_va", "fazz", "va_bca", Shows::Number(Some("BCA"))),
    case("fazz_qris", "fazz", "qris", Shows::Qr("img")),
    case("fazz_alfamart", "fazz", "alfamart", Shows::Counter("Alfamart", "0172061")),
    case("fazz_shopeepay", "fazz", "shopeepay", Shows::Link("https://shopeepay.example/pay?")),
    case("paymenku_va", "paymenku", "va_bri", Shows::Number(Some("BRI"))),
    case("paymenku_qris", "paymenku", "qris", Shows::Qr("svg")),
    case("paymenku_dana", "paymenku", "dana", Shows::Link("https://dana.example/checkout?")),
    case("paymenku_ovo", "paymenku", "ovo", Shows::Link("https://paymenku.example/pay/IDP")),
    case("durianpay_va", "durianpay", "va_bni", Shows::Number(None)),
    case("durianpay_qris", "durianpay", "qris", Shows::Qr("svg")),
    case("durianpay_dana", "durianpay", "dana", Shows::Link("https://dana.example/checkout?")),
    case("durianpay_card", "durianpay", "card", Shows::Link("https://card.example/card?")),
    case("durianpay_indodana", "durianpay", "indodana", Shows::Link("https://indodana.example/paylater?")),
];

/// The gateway's later answers, with the state of each.
const ENDINGS: &[(&str, &str, PaymentAction, &str)] = &[
    ("fazz_expired", "fazz", PaymentAction::Expire, "expired"),
    ("fazz_completed", "fazz", PaymentAction::Settle, "paid"),
    ("paymenku_canceled", "paymenku", PaymentAction::Cancel, "closed"),
    ("durianpay_failed", "durianpay", PaymentAction::Fail, "failed"),
];

/// The cases that run in every engine.
const SAMPLE: [&str; 7] = [
    "fazz_va",
    "fazz_qris",
    "fazz_alfamart",
    "paymenku_qris",
    "durianpay_dana",
    "fazz_shows_paid_without_a_press",
    "paymenku_canceled",
];

pub fn tests() -> Vec<Test> {
    let instructions = CASES
        .iter()
        .map(|case| Test::new(module_path!(), case.name, |stage| shows_the_gateways_instruction(stage, case)));
    let paid = ["fazz", "paymenku", "durianpay"].into_iter().map(|gateway| {
        Test::new(module_path!(), format!("{gateway}_shows_paid_without_a_press"), |stage| {
            paid_shows_without_a_press(stage, gateway)
        })
    });
    let ended = ENDINGS.iter().map(|&(name, gateway, action, state)| {
        Test::new(module_path!(), name, move |stage| shows_the_end(stage, gateway, action, state))
    });
    let mut all = in_one_engine(instructions.chain(paid).chain(ended).collect(), &SAMPLE);
    let flows = tests![
        a_status_without_instructions_keeps_the_number,
        an_error_as_status_keeps_the_number,
        a_reload_shows_the_same_payment,
        new_code_replaces_an_expired_number,
        check_of_a_scalev_order_asks_the_backend,
        scalev_order_shows_paid_without_a_press,
    ];
    all.extend(in_one_engine(flows, &["an_error_as_status_keeps_the_number", "a_reload_shows_the_same_payment"]));
    all
}

/// The shop's name for the one payment of a test.
pub const REFERENCE: &str = "INV-2026-001";

/// The page of a payment of the merchant's own backend.
pub fn store(stage: &Stage<'_>, gateway: &str, method: &str) -> Store {
    let payment = stage.sandbox.payment_url(gateway, REFERENCE, method);
    let status = stage.sandbox.status_url(gateway, REFERENCE);
    with_urls(&payment, &status)
}

/// A page with this `payment-url` and `status-url`. Some gateways send their QRIS as a picture alone.
fn with_urls(payment: &str, status: &str) -> Store {
    let store = Store::with(&[("payment-url", payment), ("status-url", status)]);
    store.allowing("connect-src", "'self'").allowing("img-src", "{gateways}")
}

fn open<'a>(stage: &'a Stage<'_>, gateway: &str, method: &str) -> Page<'a> {
    let page = stage.open(&store(stage, gateway, method));
    page.wait_state("unpaid");
    page
}

/// The payment as the gateway has it.
pub fn charge(stage: &Stage<'_>, gateway: &str) -> Charge {
    stage.sandbox.payment(gateway, REFERENCE).expect("the backend has created it")
}

/// The requests to one of the sandbox's servers.
pub fn requests(stage: &Stage<'_>, server: &str, method: &str) -> Vec<Entry> {
    let all = stage.sandbox.log().into_iter();
    all.filter(|entry| entry.server == server && entry.method == method).collect()
}

fn shows_the_gateways_instruction(stage: &Stage<'_>, case: &Case) {
    let page = open(stage, case.gateway, case.method);
    let charge = charge(stage, case.gateway);
    match case.shows {
        Shows::Number(bank) => {
            assert_eq!(page.text("payment-code"), charge.payment().va_number());
            assert_eq!(page.part("bank").map(|part| part.text).as_deref(), bank);
        }
        Shows::Counter(outlet, code) => {
            assert_eq!((page.text("outlet").as_str(), page.text("payment-code").as_str()), (outlet, code));
        }
        Shows::Qr(tag) => {
            assert_eq!(page.part("qr").expect("the code is visible").tag, tag);
            page.wait("the code can be read", |page| page.picture("qr").qr() == Some(charge.payment().qr()));
        }
        Shows::Link(start) => {
            let link = page.part("pay-link").expect("the link is visible");
            assert!(link.attribute("href").is_some_and(|href| href.starts_with(start)), "{link:?}");
        }
    }
    assert_eq!(page.text("amount").replace(['.', 'R', 'p'], ""), charge.amount.to_string());
    assert_eq!(requests(stage, "backend", "POST").len(), 1, "one create for a page");
    assert_eq!(stage.requests().len(), 0, "Scalev has no part in it");
    assert_eq!(page.events_named("instructions").len(), 1);
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn paid_shows_without_a_press(stage: &Stage<'_>, gateway: &str) {
    let page = open(stage, gateway, "qris");
    assert!(page.shows("qr"));
    act_at_gateway(stage, gateway, PaymentAction::Pay);
    page.wait_state("paid");
    is_paid(&page, &charge(stage, gateway).amount.to_string());
    assert_eq!(requests(stage, "backend", "POST").len(), 1);
}

/// Asserts that nothing to pay by is shown, and one `paid` event with this amount.
pub fn is_paid(page: &Page<'_>, amount: &str) {
    for part in ["qr", "payment-code", "pay-link", "copy-amount", "deadline"] {
        assert!(!page.shows(part), "{part} shows once it is paid");
    }
    fires_once(page, "paid");
    let paid = page.events_named("paid");
    assert_eq!((&paid[0].detail["status"], &paid[0].detail["amount"]), (&json!("paid"), &json!(amount)));
}

/// Changes the payment at the gateway.
pub fn act_at_gateway(stage: &Stage<'_>, gateway: &str, action: PaymentAction) {
    stage.sandbox.act_on_payment(gateway, REFERENCE, action).expect("the payment is there");
}

fn shows_the_end(stage: &Stage<'_>, gateway: &str, action: PaymentAction, state: &str) {
    let page = open(stage, gateway, "va_bca");
    let number = page.text("payment-code");
    act_at_gateway(stage, gateway, action);
    page.click("check-status");
    page.wait_state(state);
    assert!(!page.markup().contains(&number), "the number is gone");
    if state == "failed" {
        // The order is open: the attempt is a `status` event alone.
        assert!(page.events_named("status").iter().any(|event| event.detail["status"] == state));
    } else {
        fires_once(&page, state);
    }
    if state != "paid" {
        offers_the_merchants_link(&page);
    }
}

/// Presses the button and waits for the backend's answer.
pub fn check(stage: &Stage<'_>, page: &Page<'_>) {
    stage.sandbox.clear_log();
    page.click("check-status");
    page.wait("an answer", |page| {
        let answered = |entry: &Entry| entry.answered_ms.is_some();
        requests(stage, "backend", "GET").iter().any(answered) && page.state() != "checking"
    });
}

fn a_status_without_instructions_keeps_the_number(stage: &Stage<'_>) {
    for gateway in ["paymenku", "durianpay"] {
        let page = open(stage, gateway, "va_bca");
        let shown = (page.text("payment-code"), page.text("amount"), page.text("deadline"));
        check(stage, &page);
        assert_eq!(page.state(), "unpaid", "{gateway}");
        assert_eq!((page.text("payment-code"), page.text("amount"), page.text("deadline")), shown, "{gateway}");
        assert!(page.visible_text().contains("Belum ada pembayaran masuk"), "{gateway}: {}", page.visible_text());
    }
}

/// The `status-url` answers with a gateway's error.
fn an_error_as_status_keeps_the_number(stage: &Stage<'_>) {
    let error = r#"{"status":"error","message":"Too many requests."}"#;
    stage.sandbox.add_page("/status.json", error, &[("content-type", "application/json")]);
    let payment = stage.sandbox.payment_url("fazz", REFERENCE, "va_bca");
    let status = format!("{}/status.json", stage.sandbox.shop());
    let page = stage.open(&with_urls(&payment, &status));
    page.wait_state("unpaid");
    let number = page.text("payment-code");
    page.click("check-status");
    page.wait("the answer", |page| page.visible_text().contains("Petunjuk di atas tetap berlaku"));
    assert_eq!((page.state().as_str(), page.text("payment-code")), ("unpaid", number));
    assert!(!page.visible_text().contains("Too many"), "{}", page.visible_text());
    assert_eq!(page.events_named("error").len(), 0);
}

fn a_reload_shows_the_same_payment(stage: &Stage<'_>) {
    let page = open(stage, "durianpay", "va_bca");
    let number = page.text("payment-code");
    stage.sandbox.clear_log();
    page.reload();
    page.wait_state("unpaid");
    assert_eq!(page.text("payment-code"), number);
    assert_eq!(requests(stage, "backend", "POST").len(), 1, "one create for a page");
}

fn new_code_replaces_an_expired_number(stage: &Stage<'_>) {
    let page = open(stage, "fazz", "va_bca");
    let old = page.text("payment-code");
    act_at_gateway(stage, "fazz", PaymentAction::Expire);
    page.click("check-status");
    page.wait_state("expired");
    assert!(!page.markup().contains(&old) && page.text("new-code") == "Buat kode baru");
    stage.sandbox.clear_log();
    page.click("new-code");
    page.wait_state("unpaid");
    let new = page.text("payment-code");
    assert!(new != old && !new.is_empty(), "{new}");
    let struck = page.part("old-number").expect("the old number").text;
    assert!(
        struck.starts_with("Jangan dipakai lagi:") && struck.split_whitespace().collect::<String>().contains(&old),
        "{struck}"
    );
    assert!(page.visible_text().contains("Ini kode yang baru."), "{}", page.visible_text());
    assert!(!page.shows("new-code"));
    assert_eq!(requests(stage, "backend", "POST").len(), 1, "with the key of the press, or the backend makes no other");
    check(stage, &page);
    assert_eq!((page.state().as_str(), page.text("payment-code")), ("unpaid", new));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Scalev creates the payment; the shop's server, which has the secret token, answers with the state.
fn open_scalev<'a>(stage: &'a Stage<'_>, method: &str) -> (Created, Page<'a>) {
    let order = stage.order(NewOrder::of(method));
    let status = stage.sandbox.status_url("scalev", &order.slug);
    let page = stage.open(&Store::of(&order.slug).and("status-url", &status).allowing("connect-src", "'self'"));
    page.wait_state("unpaid");
    (order, page)
}

/// The backend's answer has the older method, `va` with a separate bank.
fn check_of_a_scalev_order_asks_the_backend(stage: &Stage<'_>) {
    let (_, page) = open_scalev(stage, "va_bca");
    let shown = (page.text("bank"), page.text("payment-code"));
    check(stage, &page);
    assert_eq!((page.state().as_str(), (page.text("bank"), page.text("payment-code"))), ("unpaid", shown));
    assert!(page.visible_text().contains("Belum ada pembayaran masuk"), "{}", page.visible_text());
    assert_eq!((requests(stage, "backend", "GET").len(), stage.requests().len()), (1, 0), "the order is not read");
}

fn scalev_order_shows_paid_without_a_press(stage: &Stage<'_>) {
    let (order, page) = open_scalev(stage, "qris");
    stage.act(&order.slug, Action::Pay);
    page.wait_state("paid");
    is_paid(&page, "147000");
    assert_eq!((stage.count("POST"), stage.count("GET")), (1, 0), "the public order is not read");
}
