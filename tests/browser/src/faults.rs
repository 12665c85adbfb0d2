//! Every fault of the network and the API at every request: the screen keeps its content or offers a way on, and recovers
//! after the fault.
//!
//! The wasm interprets statuses and bodies alike in every engine, so Chromium alone runs all of [`ANSWERS`]. Failing, hanging
//! and slow connections differ by engine.

use std::time::{Duration, Instant};

use sandbox::{Action, Fault, NewOrder, Options, Route};
use serde_json::json;

use crate::harness::{Page, Stage, Store, Test, in_one_engine, tests};

struct Case {
    name: &'static str,
    /// `slug` is another order's.
    fault: fn(stage: &Stage<'_>, slug: &str) -> Fault,
    /// The expected error code.
    code: &'static str,
    ends: Ends,
}

#[derive(Clone, Copy, PartialEq)]
enum Ends {
    /// With an answer, or none that a page may read.
    AtOnce,
    /// The widget's own limit ends it.
    Never,
    /// The first request fails at once; no other is sent for so many seconds.
    AtOnceFor(u32),
    /// As [`Self::AtOnceFor`], with a delay that the page may read.
    AtOnceReadablyFor(u32),
    /// With a late but usable answer.
    Late,
}

use Ends::{AtOnce, AtOnceFor, AtOnceReadablyFor, Late, Never};

/// Refusals and unusable answers.
const ANSWERS: &[Case] = &[
    case("status_400", |_, _| status(400), "server", AtOnce),
    case("status_401", |_, _| status(401), "not-found", AtOnce),
    case("status_404", |_, _| status(404), "not-found", AtOnce),
    case("status_409", |_, _| status(409), "server", AtOnce),
    case("status_429", |_, _| status(429), "rate-limited", AtOnceFor(9)),
    case("status_500", |_, _| status(500), "server", AtOnce),
    case("status_502", |_, _| page_of_a_proxy(502), "server", AtOnce),
    case("status_503", |_, _| status(503), "server", AtOnce),
    case("status_404_of_a_proxy", |_, _| page_of_a_proxy(404), "server", AtOnce),
    case("rate_limit", |_, _| limit(None), "rate-limited", AtOnceFor(9)),
    case("rate_limit_with_reset", |_, _| limit(None), "rate-limited", AtOnceReadablyFor(28)),
    case("html", |_, _| Fault::Html, "bad-response", AtOnce),
    case("wrong_json", |_, _| Fault::Json { body: json!({ "ok": true }) }, "bad-response", AtOnce),
    case("another_order", |stage, slug| Fault::Json { body: stage.document(slug) }, "bad-response", AtOnce),
];

/// Faults that engines may handle differently: connections, bytes that are not text, headers that a page may read, and a
/// status after which some retry by themselves.
const TRANSPORT: &[Case] = &[
    case("status_408", |_, _| status(408), "timeout", AtOnce),
    case("rate_limit_with_retry_after", |_, _| limit(Some(20)), "rate-limited", AtOnceReadablyFor(19)),
    case("hang_headers", |_, _| Fault::HangHeaders, "timeout", Never),
    case("hang_body", |_, _| Fault::HangBody, "timeout", Never),
    case("drops_that_never_end", |_, _| Fault::Slow { bytes_per_second: 10 }, "timeout", Never),
    case("reset", |_, _| Fault::Reset, "network", AtOnce),
    case("truncate", |_, _| Fault::Truncate, "network", AtOnce),
    case("no_cors", |_, _| Fault::NoCors, "network", AtOnce),
    case("garbage", |_, _| Fault::Garbage, "bad-response", AtOnce),
    case("delay", |_, _| Fault::Delay { ms: 700 }, "", Late),
    case("drops", |_, _| Fault::Slow { bytes_per_second: 10_000 }, "", Late),
];

const fn case(name: &'static str, fault: fn(&Stage<'_>, &str) -> Fault, code: &'static str, ends: Ends) -> Case {
    Case { name, fault, code, ends }
}

fn status(code: u16) -> Fault {
    Fault::Status { code, body: None, content_type: None }
}

fn page_of_a_proxy(code: u16) -> Fault {
    let (body, kind) = ("<h1>Bad gateway</h1>".to_owned(), "text/html".to_owned());
    Fault::Status { code, body: Some(body), content_type: Some(kind) }
}

fn limit(retry_after: Option<u64>) -> Fault {
    Fault::RateLimit { reset: 30, retry_after }
}

/// The gateway's delay, in real time.
const READY: Duration = Duration::from_millis(200);

/// A scenario in which a fault hits one kind of request.
type Play = fn(&Stage<'_>, &Case);

pub fn tests() -> Vec<Test> {
    let sample = ["status_500_create", "status_500_preparing", "status_500_waiting"];
    let (while_preparing, others) = each(TRANSPORT).into_iter().partition(|test| test.name().ends_with("_preparing"));
    // The engine reads the same request while a payment is prepared and while it is waited for.
    let while_preparing = in_one_engine(while_preparing, &[]);
    [in_one_engine(each(ANSWERS), &sample), while_preparing, others, tests![message_stays_during_retries]].concat()
}

/// Every case at every kind of request.
fn each(cases: &'static [Case]) -> Vec<Test> {
    let requests: [(&str, Play); 3] =
        [("create", at_the_create), ("preparing", while_preparing), ("waiting", while_waiting)];
    let test = |case: &'static Case, (request, run): (&str, Play)| {
        let options = Options { expose: matches!(case.ends, AtOnceReadablyFor(_)), ..Options::default() };
        Test::new(module_path!(), format!("{}_{request}", case.name), move |stage| run(stage, case)).against(options)
    };
    cases.iter().flat_map(|case| requests.map(|request| test(case, request))).collect()
}

fn at_the_create(stage: &Stage<'_>, case: &Case) {
    let order = stage.order(NewOrder::of("va_bca"));
    inject_fault(stage, &order.slug, Route::Any, case);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    if case.ends == Never {
        page.wait("the widget runs", |page| !page.events_named("status").is_empty());
        assert_eq!(page.state(), "loading");
        assert!(page.shows_own_link(), "the link stays while the buyer waits");
    }
    shows_the_failure(&page, case, 21);
    // A retry is unlikely to help, so that only the buyer starts one.
    let by_hand = case.code == "not-found";
    recovers(stage, &page, &order.slug, case, by_hand);
    // Chromium itself sends a request again that got a 408 on a connection which it had kept.
    assert!((1..=3).contains(&stage.count("POST")), "{} creates", stage.count("POST"));
}

fn while_preparing(stage: &Stage<'_>, case: &Case) {
    let order = stage.order(NewOrder { instructions_after: READY.as_millis() as u64, ..NewOrder::of("va_bca") });
    inject_fault(stage, &order.slug, Route::Read, case);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("preparing");
    let asked = Instant::now();
    page.wait("the gateway is ready", |_| asked.elapsed() > READY);
    if case.ends == Never {
        page.pass_anyway(2);
    } else {
        page.pass(2);
    }
    shows_the_failure(&page, case, 11);
    recovers(stage, &page, &order.slug, case, false);
    assert_eq!(stage.count("POST"), 1, "reads follow, not creates");
}

fn while_waiting(stage: &Stage<'_>, case: &Case) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    let shown = || ["payment-code", "amount", "deadline", "account-holder"].map(|part| page.text(part));
    let before = shown();
    inject_fault(stage, &order.slug, Route::Read, case);
    if case.ends == Never {
        page.click("check-status");
        page.wait_state("checking");
        assert_eq!(shown(), before, "while it is checked");
        page.pass_anyway(11);
    } else {
        page.check();
    }
    assert_eq!(page.state(), "unpaid");
    assert_eq!(shown(), before);
    let line =
        if case.ends == Late { "Belum ada pembayaran masuk" } else { "Belum bisa mengecek status. Mencoba lagi" };
    assert!(page.visible_text().contains(line), "{}", page.visible_text());
    assert_eq!(page.events_named("error").len(), 0, "a buyer who can pay has no error");
    sends_nothing_during_the_delay(stage, &page, case);
    stage.sandbox.clear_faults(&order.slug).expect("the order exists");
    stage.act(&order.slug, Action::Pay);
    page.pass(40);
    assert_eq!(page.state(), "paid", "by itself");
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn inject_fault(stage: &Stage<'_>, slug: &str, route: Route, case: &Case) {
    let other = stage.order(NewOrder::of("va_bca"));
    stage.fault(slug, route, (case.fault)(stage, &other.slug), None);
}

/// The page has nothing to pay with and offers a way on. `limit` is the request's own timeout in seconds.
fn shows_the_failure(page: &Page<'_>, case: &Case, limit: u32) {
    if case.ends == Late {
        return;
    }
    if case.ends == Never {
        page.pass_anyway(limit);
    }
    page.wait_state("unavailable");
    assert!(page.shows("fallback-link") || page.shows_own_link(), "no way on");
    assert!(page.shows("check-status"), "no way to try again");
    let story = match case.code {
        "network" | "timeout" => "Koneksi terputus atau lambat",
        "not-found" => "Buka halaman pembayaran, atau hubungi penjual",
        _ => "Layanan pembayaran sedang terganggu",
    };
    assert!(page.visible_text().contains(story), "{}", page.visible_text());
    assert!(!page.shows("payment-code"));
    let errors = page.events_named("error");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].detail["code"], case.code);
}

/// Once the fault is gone: by itself, or by the buyer's button.
fn recovers(stage: &Stage<'_>, page: &Page<'_>, slug: &str, case: &Case, by_hand: bool) {
    sends_nothing_during_the_delay(stage, page, case);
    stage.sandbox.clear_faults(slug).expect("the order exists");
    if by_hand {
        assert_eq!(page.timers(), 0);
        page.click("check-status");
    } else if case.ends != Late {
        page.pass(40);
    }
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.events_named("instructions").len(), 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// No request is sent during the API's delay, not even by the button.
fn sends_nothing_during_the_delay(stage: &Stage<'_>, page: &Page<'_>, case: &Case) {
    let (AtOnceFor(seconds) | AtOnceReadablyFor(seconds)) = case.ends else {
        return;
    };
    let before = stage.requests().len();
    page.pass(seconds - 1);
    page.click("check-status");
    page.settle();
    assert_eq!(stage.requests().len(), before, "no request for {seconds} s");
}

/// On a hanging network a request is pending most of the time; the message about the trouble stays all the same.
fn message_stays_during_retries(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    stage.fault(&order.slug, Route::Read, Fault::HangHeaders, None);
    page.click("check-status");
    page.wait("a pending read", |_| stage.count("GET") == 1);
    for retry in 2..=3 {
        page.pass_anyway(15);
        page.wait("the next retry", |_| stage.count("GET") == retry);
        assert!(page.visible_text().contains("Belum bisa mengecek status"), "{}", page.visible_text());
    }
    assert!(page.shows("payment-code"));
}
