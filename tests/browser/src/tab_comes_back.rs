//! A tab that the system threw away and that is loaded again: the last instructions of this tab stand there until the server
//! answers, and never in a case in which they may be wrong.

use sandbox::{Action, Fault, NewOrder, Route};
use serde_json::json;

use crate::{
    harness::{Page, Profile, Stage, Store, Test, in_one_engine, is_split, tests},
    states::is_told_once,
};

/// The words at the number.
const SEEN: &str = "Terakhir dilihat pukul";

/// The test's name, the order's method, and the part that pays it.
const KINDS: [(&str, &str, &str); 5] = [
    ("virtual_account", "va_bca", "payment-code"),
    ("qris", "qris", "qr"),
    ("wallet", "dana", "pay-link"),
    ("retail_code", "alfamart", "payment-code"),
    ("transfer", "bank_transfer", "payment-code"),
];

/// An event of an order, and its state.
const ENDS: [(&str, Action, &str); 4] = [
    ("paid", Action::Pay, "paid"),
    ("expired", Action::Expire, "expired"),
    ("closed", Action::Cancel, "closed"),
    ("conflict", Action::Conflict, "conflict"),
];

/// The test's name, and a fault of the API under which the page knows nothing new.
type Row = (&'static str, fn() -> Fault);

const FAULTS: [Row; 6] = [
    ("resets", || Fault::Reset),
    ("hangs", || Fault::HangHeaders),
    ("is_another_page", || Fault::Html),
    ("is_cut", || Fault::Garbage),
    ("fails", || Fault::Status { code: 503, body: None, content_type: None }),
    ("limits", || Fault::RateLimit { reset: 30, retry_after: None }),
];

/// A change of the entry in the storage by another script.
const CHANGES: [(&str, &str); 6] = [
    ("a_character", "value.slice(0, 40) + (value[40] === 'A' ? 'B' : 'A') + value.slice(41)"),
    ("its_start", "'A' + value.slice(4)"),
    ("its_end", "value.slice(0, -8)"),
    ("all_of_it", "btoa(JSON.stringify([0, 9e15, '0\\tp\\t12345\\tpart=payment-code']))"),
    ("no_text_of_ours", "'<script>'"),
    ("nothing_in_it", "''"),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        it_stands_before_any_file_but_the_script,
        the_button_asks_the_server,
        another_number_is_said,
        after_the_deadline_it_is_gone,
        it_goes_when_its_time_is_over,
        a_clock_that_went_back,
        a_clock_that_was_put_right,
        a_press_before_the_widget_counts,
        a_press_before_the_widget_is_told,
        the_number_waits_for_the_script_that_follows,
        an_end_that_nothing_reads_yet,
        for_these_attributes_alone,
        in_the_same_words_alone,
        a_backends_next_order,
        as_browsers_tell_it,
        not_in_a_window_that_the_page_opens,
        not_where_the_page_forbids_it,
        forbidden_later_it_is_gone,
        a_storage_that_refuses,
        without_a_secure_context,
        nothing_in_it_can_be_read,
        without_webassembly,
    ];
    let mut rows = Vec::new();
    let mut add = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>, profile: Profile| {
        rows.push(Test::new(module_path!(), name, run).at(profile));
    };
    for (name, method, part) in KINDS {
        let run = move |stage: &Stage<'_>| kind(stage, method, part);
        add(format!("kind_{name}"), Box::new(run), Profile { phone: true, ..Profile::default() });
    }
    for (name, action, state) in ENDS {
        add(name.to_owned(), Box::new(move |stage| ends(stage, action, state)), Profile::default());
        add(
            format!("{name}_meanwhile"),
            Box::new(move |stage| ends_meanwhile(stage, action, state)),
            Profile::default(),
        );
    }
    for (name, fault) in FAULTS {
        add(format!("an_api_that_{name}"), Box::new(move |stage| fault_of_the_api(stage, fault())), Profile::default());
    }
    for (name, change) in CHANGES {
        add(format!("changed_{name}"), Box::new(move |stage| changed(stage, change)), Profile::default());
    }
    all.extend(in_one_engine(rows, &SAMPLE));
    all
}

/// Of each kind of row one for every engine, and the connections that fail: states, payloads and answers are read alike.
const SAMPLE: [&str; 8] = [
    "kind_virtual_account",
    "kind_qris",
    "paid",
    "paid_meanwhile",
    "an_api_that_resets",
    "an_api_that_hangs",
    "changed_a_character",
    "changed_nothing_in_it",
];

/// Waits until the tab remembers something.
#[track_caller]
fn is_kept(page: &Page<'_>) {
    page.wait("an entry", |page| page.script("return sessionStorage.length") == 1);
}

/// Waits until the tab remembers nothing: the entry goes after the state is in the page.
#[track_caller]
fn nothing_is_kept(page: &Page<'_>) {
    page.wait("no entry", |page| page.script("return sessionStorage.length") == 0);
}

/// The page of an order in a tab that remembers it, while the API does not answer any more.
fn lost<'a>(stage: &'a Stage<'_>, method: &str) -> (String, Page<'a>) {
    let order = stage.order(NewOrder::of(method));
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    is_kept(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    (order.slug, page)
}

/// The API is back.
#[track_caller]
fn clear(stage: &Stage<'_>, slug: &str) {
    assert!(stage.sandbox.clear_faults(slug).is_ok());
}

#[track_caller]
fn comes_back(page: &Page<'_>, part: &str) {
    page.wait("what was seen last", |page| page.shows(part) && page.visible_text().contains(SEEN));
    assert!(page.shows("amount") && page.shows("check-status") && page.shows_own_link());
}

/// No number, code or link is on screen, and no sentence about the past.
#[track_caller]
fn stays_away(page: &Page<'_>) {
    page.wait_state("unavailable");
    is_nothing(page);
}

#[track_caller]
fn is_nothing(page: &Page<'_>) {
    for part in ["payment-code", "qr", "pay-link"] {
        assert!(!page.shows(part), "{part} shows");
    }
    assert!(!page.visible_text().contains(SEEN), "{}", page.visible_text());
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn kind(stage: &Stage<'_>, method: &str, part: &str) {
    let (slug, page) = lost(stage, method);
    let text = page.text(part);
    page.reload();
    comes_back(&page, part);
    page.wait_state("unavailable");
    comes_back(&page, part);
    assert_eq!(page.text(part), text);
    assert_eq!(page.parts(part).iter().filter(|part| part.visible).count(), page.parts(part).len());
    clear(stage, &slug);
    page.script("dispatchEvent(new Event('online'))");
    page.wait_state("unpaid");
    page.wait("the present", |page| page.shows(part) && !page.visible_text().contains(SEEN));
    assert_eq!(page.text(part), text);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Reports when the script and the number were there.
const WATCH: &str = r#"<script nonce="recorder">{
const look = () => {
  if (!window.scriptAt && customElements.get("scalev-checkout")) window.scriptAt = performance.now();
  const host = document.querySelector("scalev-checkout");
  if (host?.shadowRoot?.querySelector("[part=payment-code]")) window.numberAt ??= performance.now();
  else setTimeout(look, 1);
};
look();
}</script>"#;

fn it_stands_before_any_file_but_the_script(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store { head: WATCH.to_owned(), ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    is_kept(&page);
    let number = page.text("payment-code");
    stage.fault(&order.slug, Route::Any, Fault::HangHeaders, None);
    for file in [".wasm", ".css", "glue-"] {
        stage.sandbox.asset_fault(file, Fault::HangHeaders, None);
    }
    page.reload();
    comes_back(&page, "payment-code");
    assert_eq!(page.text("payment-code"), number);
    let took = page.script("return numberAt - scriptAt").as_f64().expect("a time");
    assert!(took < 300.0, "only after {took} ms");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == number);
}

fn the_button_asks_the_server(stage: &Stage<'_>) {
    let (slug, page) = lost(stage, "va_bca");
    page.reload();
    page.wait_state("unavailable");
    comes_back(&page, "payment-code");
    clear(stage, &slug);
    page.click("check-status");
    page.wait("the present", |page| page.state() == "unpaid" && !page.visible_text().contains(SEEN));
}

/// The order has got another number while the tab was away.
fn another_number_is_said(stage: &Stage<'_>) {
    let (slug, page) = lost(stage, "va_bca");
    let number = page.text("payment-code");
    page.reload();
    page.wait_state("unavailable");
    comes_back(&page, "payment-code");
    let other = number.replace('1', "7").replace('2', "3");
    let body = stage.document(&slug).to_string().replace(&number, &other);
    clear(stage, &slug);
    stage.fault(&slug, Route::Any, Fault::Json { body: serde_json::from_str(&body).expect("JSON") }, None);
    page.click("check-status");
    page.wait("the other number", |page| page.state() == "unpaid" && page.shows("payment-code"));
    assert_eq!(page.text("payment-code"), other);
    page.wait("the word", |page| page.visible_text().contains("berubah sejak halaman ini dibuka"));
}

/// Known in the tab: nothing lies about.
fn ends(stage: &Stage<'_>, action: Action, state: &str) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    is_kept(&page);
    stage.act(&order.slug, action);
    page.click("check-status");
    page.wait_state(state);
    nothing_is_kept(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    stays_away(&page);
}

/// Learned with the first answer after the return.
fn ends_meanwhile(stage: &Stage<'_>, action: Action, state: &str) {
    let (slug, page) = lost(stage, "va_bca");
    page.reload();
    comes_back(&page, "payment-code");
    clear(stage, &slug);
    stage.act(&slug, action);
    page.script("dispatchEvent(new Event('online'))");
    page.wait_state(state);
    is_nothing(&page);
    is_told_once(&page, state);
    nothing_is_kept(&page);
}

fn fault_of_the_api(stage: &Stage<'_>, fault: Fault) {
    let (slug, page) = lost(stage, "va_bca");
    clear(stage, &slug);
    stage.fault(&slug, Route::Any, fault.clone(), None);
    page.reload();
    comes_back(&page, "payment-code");
    if fault != Fault::HangHeaders {
        page.wait_state("unavailable");
    }
    comes_back(&page, "payment-code");
}

/// Loads the order again in the same tab, on a page whose clock is wrong by so many minutes.
fn at_another_time<'a>(stage: &'a Stage<'_>, slug: &str, minutes: i64) -> Page<'a> {
    let script = format!("const now = Date.now; Date.now = () => now() + {minutes} * 60000;");
    stage.open(&Store { head: format!(r#"<script nonce="recorder">{{{script}}}</script>"#), ..Store::of(slug) })
}

fn after_the_deadline_it_is_gone(stage: &Stage<'_>) {
    let (slug, page) = lost(stage, "va_bca");
    page.reload();
    comes_back(&page, "payment-code");
    comes_back(&at_another_time(stage, &slug, 23 * 60), "payment-code");
    let page = at_another_time(stage, &slug, 24 * 60 + 1);
    stays_away(&page);
    nothing_is_kept(&page);
}

fn it_goes_when_its_time_is_over(stage: &Stage<'_>) {
    let order = stage.order(NewOrder { deadline_in: Some(8), ..NewOrder::of("va_bca") });
    let page = stage.open(&Store::of(&order.slug));
    page.wait_state("unpaid");
    is_kept(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    comes_back(&page, "payment-code");
    page.wait("the end", |page| !page.shows("payment-code"));
    is_nothing(&page);
}

/// A few minutes are a clock that was put right; more are not believed.
fn a_clock_that_went_back(stage: &Stage<'_>) {
    let (slug, _) = lost(stage, "va_bca");
    comes_back(&at_another_time(stage, &slug, -5), "payment-code");
    comes_back(&at_another_time(stage, &slug, -9), "payment-code");
    let page = at_another_time(stage, &slug, -30);
    stays_away(&page);
    nothing_is_kept(&page);
}

/// The device was five minutes ahead when it kept the card. Put right, it does not show it after the deadline.
fn a_clock_that_was_put_right(stage: &Stage<'_>) {
    for (seconds, is_there) in [(600, true), (45, false)] {
        let order = stage.order(NewOrder { deadline_in: Some(seconds), ..NewOrder::of("va_bca") });
        let page = at_another_time(stage, &order.slug, 5);
        page.wait_state("unpaid");
        is_kept(&page);
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        if is_there {
            comes_back(&stage.open(&Store::of(&order.slug)), "payment-code");
        } else {
            // A minute later, by the clock that is right again.
            stays_away(&at_another_time(stage, &order.slug, 1));
        }
    }
}

/// A script that never comes, because the network is too slow.
fn held_up(file: &str) -> String {
    format!(
        r#"HTMLHeadElement.prototype.append = function (node) {{
          if (!node.src.includes("{file}")) Element.prototype.append.call(this, node); }};"#
    )
}

/// The widget's files are still on their way, and the first request has failed: a press asks the API at once.
fn a_press_before_the_widget_counts(stage: &Stage<'_>) {
    for (file, engine) in [("glue-", ""), ("follow-", "delete window.WebAssembly")] {
        let (slug, _) = lost(stage, "va_bca");
        let head = format!(r#"<script nonce="recorder">{} {engine}</script>"#, held_up(file));
        let page = stage.open(&Store { head, ..Store::of(&slug) });
        comes_back(&page, "payment-code");
        clear(stage, &slug);
        let before = stage.count("POST");
        page.wait("the request of the press", |page| {
            page.click_if_shown("check-status");
            stage.count("POST") > before
        });
        if engine.is_empty() && is_split() {
            page.wait("the present", |page| page.shows("payment-code") && !page.visible_text().contains(SEEN));
        }
        assert_eq!(page.uncaught(), Vec::<String>::new());
        page.script("sessionStorage.clear()");
    }
}

/// It is told once the widget is there, with what the answer says of the order.
fn a_press_before_the_widget_is_told(stage: &Stage<'_>) {
    let (slug, page) = lost(stage, "va_bca");
    page.reload();
    page.script(
        "window.told = []; addEventListener('scalev-checkout:action', ({ detail }) => told.push(detail.action))",
    );
    comes_back(&page, "payment-code");
    page.click("copy-code");
    page.wait("the copy", |page| page.paste() == page.text("payment-code"));
    page.wait_state("unavailable");
    clear(stage, &slug);
    page.click("check-status");
    page.wait("the present", |page| page.state() == "unpaid" && !page.visible_text().contains(SEEN));
    page.wait("both actions", |page| page.script("return told.sort()") == json!(["check-status", "copy-code"]));
}

/// Without WebAssembly, while the script that follows does not come either: the number stays, and the script is asked for again.
fn the_number_waits_for_the_script_that_follows(stage: &Stage<'_>) {
    let (slug, _) = lost(stage, "va_bca");
    let file = stage.published("follow-", ".js").rsplit('/').next().expect("a name").to_owned();
    stage.sandbox.asset_fault(&file, Fault::Status { code: 404, body: None, content_type: None }, None);
    let head = r#"<script nonce="recorder">delete window.WebAssembly</script>"#.to_owned();
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    page.wait("the error", |page| page.events_named("error").len() == 1);
    std::thread::sleep(std::time::Duration::from_millis(2500));
    comes_back(&page, "payment-code");
    stage.sandbox.clear_asset_faults();
    clear(stage, &slug);
    page.wait("the present", |page| {
        page.script("dispatchEvent(new Event('online'))");
        page.state() == "unpaid" && !page.visible_text().contains(SEEN)
    });
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// The answer is there before the module that reads it.
fn an_end_that_nothing_reads_yet(stage: &Stage<'_>) {
    let (slug, _) = lost(stage, "va_bca");
    let never = "WebAssembly.compileStreaming = WebAssembly.compile = () => new Promise(() => {});";
    let head = format!(r#"<script nonce="recorder">{never}</script>"#);
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    comes_back(&page, "payment-code");
    clear(stage, &slug);
    stage.act(&slug, Action::Pay);
    page.wait("no number", |page| {
        if page.shows("check-status") {
            page.click("check-status");
        }
        !page.shows("payment-code")
    });
    nothing_is_kept(&page);
    assert_eq!(page.state(), "loading");
    assert!(page.shows_own_link());
    is_nothing(&page);
    page.reload();
    page.wait("the link", |page| page.shows_own_link());
    is_nothing(&page);
}

fn for_these_attributes_alone(stage: &Stage<'_>) {
    let (slug, page) = lost(stage, "va_bca");
    page.reload();
    comes_back(&page, "payment-code");
    let other = stage.order(NewOrder::of("va_bri")).slug;
    stage.fault(&other, Route::Any, Fault::Reset, None);
    stays_away(&stage.open(&Store::of(&other)));
    for (from, to) in [
        ("store-id=\"", "store-id=\"store_other"),
        ("publishable-key=\"sfpk_", "publishable-key=\"sfpk_other"),
        ("api-base=\"{api}\"", "api-base=\"http://localhost:1\""),
    ] {
        let mut store = Store::of(&slug);
        assert!(store.body.contains(from), "{from}");
        store.body = store.body.replacen(from, to, 1);
        stays_away(&stage.open(&store.with_others()));
    }
    comes_back(&stage.open(&Store::of(&slug)), "payment-code");
}

/// It is gone for good, because the payment may be paid in the meantime.
fn in_the_same_words_alone(stage: &Stage<'_>) {
    for (name, value) in [("locale", "en"), ("status-url", "/status")] {
        let (slug, page) = lost(stage, "va_bca");
        page.reload();
        comes_back(&page, "payment-code");
        stays_away(&stage.open(&Store::of(&slug).and(name, value).with_others()));
        stays_away(&stage.open(&Store::of(&slug)));
    }
}

/// After the next navigation the address is that of another order.
fn a_backends_next_order(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let body = stage.document(&order.slug);
    stage.fault(&order.slug, Route::Create, Fault::Json { body }, None);
    let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
    let store = Store::with(&[("payment-url", &address)]).with_others();
    let page = stage.open(&store);
    page.wait_state("unpaid");
    is_kept(&page);
    clear(stage, &order.slug);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    page.reload();
    comes_back(&page, "payment-code");
    page.script("const own = document.querySelector('scalev-checkout'); own.replaceWith(own.cloneNode(true))");
    stays_away(&page);
    let page = stage.open(&store);
    stays_away(&page);
    page.reload();
    stays_away(&page);
}

/// Chrome tells that a tab was thrown away as a way back, Safari as a new visit (GoogleChrome/web-vitals#280). A new visit to a
/// backend may be for another order.
fn as_browsers_tell_it(stage: &Stage<'_>) {
    for (kind, of_backend) in [(0, false), (1, true), (2, true)] {
        let order = stage.order(NewOrder::of("va_bca"));
        let address = format!("{}/v3/stores/none/public/orders/{}/payment", stage.sandbox.api(), order.slug);
        let kind = format!("Object.defineProperty(PerformanceNavigation.prototype, 'type', {{ get: () => {kind} }})");
        let head = format!(r#"<script nonce="recorder">{kind}</script>"#);
        for (store, is_there) in
            [(Store::of(&order.slug), true), (Store::with(&[("payment-url", &address)]), of_backend)]
        {
            let store = Store { head: head.clone(), ..store.with_others() };
            stage.fault(&order.slug, Route::Create, Fault::Json { body: stage.document(&order.slug) }, None);
            let page = stage.open(&store);
            page.wait_state("unpaid");
            is_kept(&page);
            clear(stage, &order.slug);
            stage.fault(&order.slug, Route::Any, Fault::Reset, None);
            let page = stage.open(&store);
            if is_there {
                comes_back(&page, "payment-code")
            } else {
                stays_away(&page)
            }
            page.script("sessionStorage.clear()");
            clear(stage, &order.slug);
        }
    }
}

/// It begins with a copy of the storage.
fn not_in_a_window_that_the_page_opens(stage: &Stage<'_>) {
    let (_, page) = lost(stage, "va_bca");
    page.script(
        "window.other = window.open(location.href);
         other.addEventListener('load', () => { window.isLoaded = true; });",
    );
    page.wait("the other window", |page| {
        page.script("return other.document.querySelector('scalev-checkout')?.dataset.state") == "unavailable"
    });
    let seen = page.script("return [other.sessionStorage.length, !!other.document.querySelector('scalev-checkout').shadowRoot.querySelector('[part=payment-code]')]");
    page.script("other.close()");
    assert_eq!(seen, json!([0, false]));
    page.reload();
    comes_back(&page, "payment-code");
}

fn not_where_the_page_forbids_it(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    {
        let page = stage.open(&Store::of(&order.slug).and("remember", "off"));
        page.wait_state("unpaid");
        page.click("check-status");
        page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
        nothing_is_kept(&page);
    }
    let page = stage.open(&Store::of(&order.slug).and("remember", "on"));
    page.wait_state("unpaid");
    is_kept(&page);
    stage.fault(&order.slug, Route::Any, Fault::Reset, None);
    let page = stage.open(&Store::of(&order.slug).and("remember", "off"));
    stays_away(&page);
    nothing_is_kept(&page);
}

fn forbidden_later_it_is_gone(stage: &Stage<'_>) {
    let (_, page) = stage.open_order(NewOrder::of("va_bca"));
    page.wait_state("unpaid");
    is_kept(&page);
    page.script("document.querySelector('scalev-checkout').setAttribute('remember', 'off')");
    nothing_is_kept(&page);
    assert_eq!(page.state(), "unpaid");
}

/// An entry that a script of the page writes there shows no number.
fn changed(stage: &Stage<'_>, change: &str) {
    let (slug, page) = lost(stage, "va_bca");
    page.reload();
    comes_back(&page, "payment-code");
    // Before the widget's script, because the page that goes keeps what it shows once more.
    let script =
        format!("for (const [name, value] of Object.entries(sessionStorage)) sessionStorage.setItem(name, {change})");
    let head = format!(r#"<script nonce="recorder">{{{script}}}</script>"#);
    let page = stage.open(&Store { head, ..Store::of(&slug) });
    stays_away(&page);
    nothing_is_kept(&page);
}

fn a_storage_that_refuses(stage: &Stage<'_>) {
    for script in [
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
        "Storage.prototype.getItem = () => { throw new Error() }",
        "Object.defineProperty(window, 'crypto', { value: { getRandomValues() { throw new Error() } } })",
    ] {
        let order = stage.order(NewOrder::of("va_bca"));
        let head = format!(r#"<script nonce="recorder">{{{script}}}</script>"#);
        let page = stage.open(&Store { head, ..Store::of(&order.slug) });
        page.wait_state("unpaid");
        page.click("check-status");
        page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
        assert_eq!((page.uncaught(), page.console().len()), (Vec::<String>::new(), 0));
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        page.reload();
        page.wait_state("unavailable");
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

/// Browsers encrypt nothing there, so nothing is kept.
fn without_a_secure_context(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_insecurely(&Store::of(&order.slug).with_others());
    page.wait_state("unpaid");
    if page.script("return isSecureContext") == true {
        return;
    }
    page.click("check-status");
    page.wait("the check", |page| page.visible_text().contains("Belum ada pembayaran masuk"));
    nothing_is_kept(&page);
    assert_eq!((page.uncaught(), page.console().len()), (Vec::<String>::new(), 0));
}

fn nothing_in_it_can_be_read(stage: &Stage<'_>) {
    let (slug, page) = lost(stage, "va_bca");
    let number = page.text("payment-code");
    let kept = |script: &str| page.script(script).as_str().expect("a text").to_owned();
    let raw = kept("return JSON.stringify(Object.entries(sessionStorage))");
    // The names, and the bytes: a value that is no base64 throws.
    let read = kept("return Object.entries(sessionStorage).map(([name, value]) => name + atob(value)).join()");
    for secret in [&*slug, &*number, "sfpk_", "BCA", "147", "payment-code"] {
        assert!(!read.contains(secret), "{secret} can be read");
        // Base64 of random bytes has any three letters once in a hundred runs.
        assert!(secret.len() == 3 || !raw.contains(secret), "{secret} can be read");
    }
}

/// Both at once: the tab comes back without network and without WebAssembly, where it was so before or is only now.
fn without_webassembly(stage: &Stage<'_>) {
    let head = || r#"<script nonce="recorder">delete window.WebAssembly</script>"#.to_owned();
    for before in [false, true] {
        let order = stage.order(NewOrder::of("va_bca"));
        let first = Store { head: if before { head() } else { String::new() }, ..Store::of(&order.slug) };
        let page = stage.open(&first);
        page.wait("the number", |page| page.shows("payment-code"));
        page.wait("an entry", |page| page.script("return sessionStorage.length") == 1);
        let number = page.text("payment-code");
        stage.fault(&order.slug, Route::Any, Fault::Reset, None);
        let page = stage.open(&Store { head: head(), ..Store::of(&order.slug) });
        comes_back(&page, "payment-code");
        assert_eq!(page.text("payment-code"), number);
        clear(stage, &order.slug);
        stage.act(&order.slug, Action::Pay);
        page.wait("the money", |page| {
            page.script("dispatchEvent(new Event('online'))");
            page.state() == "paid"
        });
        is_nothing(&page);
        nothing_is_kept(&page);
        page.script("sessionStorage.clear()");
    }
}
