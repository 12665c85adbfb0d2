//! Missing, broken and late files: the buyer has the merchant's link, the merchant gets one event and one console line, and
//! the page has no uncaught error.

use sandbox::{Fault, NewOrder, Route};

use crate::{
    harness::{Engine, Page, Stage, Store, Test},
    unavailable::{has_the_link, reports_once, shows_only_the_link},
};

/// A file: its name in tests, and the start and the end of its file name.
pub struct File {
    pub called: &'static str,
    name: [&'static str; 2],
    /// True where the number is shown without the file.
    late: bool,
}

pub const FILES: [File; 3] = [
    File { called: "glue", name: ["glue", ".js"], late: true },
    File { called: "preview", name: ["checkout", ".wasm"], late: false },
    File { called: "widget", name: ["rest", ".wasm"], late: true },
];

impl File {
    /// Its address in the build.
    #[track_caller]
    pub fn address(&self, stage: &Stage<'_>) -> String {
        stage.published(self.name[0], self.name[1])
    }

    #[track_caller]
    fn fault(&self, stage: &Stage<'_>, fault: Fault, times: Option<u32>) {
        let address = self.address(stage);
        stage.sandbox.asset_fault(address.rsplit('/').next().unwrap_or_default(), fault, times);
    }

    /// Waits until the page has requested it.
    #[track_caller]
    fn wait_for_request(&self, page: &Page<'_>, stage: &Stage<'_>) {
        let address = self.address(stage);
        page.wait("the file was asked for", |_| stage.sandbox.log().iter().any(|entry| address.ends_with(&entry.path)));
    }
}

/// The faults of a file, each with its error codes: for the glue, and for the other files.
fn faults() -> Vec<(&'static str, Fault, [Option<&'static str>; 2])> {
    let missing = Fault::Status { code: 404, body: None, content_type: None };
    vec![
        ("missing", missing, [Some("load"); 2]),
        ("with_a_wrong_type", Fault::Mime { kind: "text/html".into() }, [Some("load"), None]),
        ("altered", Fault::Altered, [Some("integrity"); 2]),
        ("truncated", Fault::Truncate, [Some("load"); 2]),
        ("without_cors", Fault::NoCors, [Some("load"); 2]),
    ]
}

pub fn tests() -> Vec<Test> {
    let mut all = Vec::new();
    let mut add = |name: String, run: Box<dyn Fn(&Stage<'_>) + Send + Sync>| {
        all.push(Test::new(module_path!(), name, run));
    };
    for file in &FILES {
        let called = file.called;
        for (name, fault, [glue, other]) in faults() {
            let Some(code) = (if called == "glue" { glue } else { other }) else { continue };
            let run = move |stage: &Stage<'_>| file_fails(stage, file, &fault, code);
            add(format!("{called}_{name}"), Box::new(run));
        }
        for (name, fault) in [("hanging", Fault::HangHeaders), ("hanging_half_way", Fault::HangBody)] {
            add(format!("{called}_{name}"), Box::new(move |stage| file_hangs(stage, file, &fault)));
        }
    }
    for file in FILES.iter().filter(|file| file.called != "glue") {
        let run = move |stage: &Stage<'_>| late_file_and_failing_api_report_one_error(stage, file);
        add(format!("late_{}_and_failing_api_report_one_error", file.called), Box::new(run));
    }
    all
}

fn file_fails(stage: &Stage<'_>, file: &File, fault: &Fault, code: &str) {
    // Firefox reports a truncated file as complete.
    let whole = *fault == Fault::Truncate && stage.engine() == Engine::Firefox;
    file.fault(stage, fault.clone(), None);
    let code = if whole { "integrity" } else { code };
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug));
    if file.late && code == "load" {
        number_stays_until_a_retry_succeeds(stage, &page);
    } else {
        shows_only_the_link(&page, code);
        assert!(page.shows_own_link() && !page.markup().contains("card preview"), "{}", page.markup());
    }
}

/// The number stays after the error, and the widget loads once the page is online.
fn number_stays_until_a_retry_succeeds(stage: &Stage<'_>, page: &Page<'_>) {
    page.wait("the error event", |page| page.events_named("error").len() == 1);
    reports_once(page, "load");
    assert_eq!(page.state(), "loading");
    assert!(page.shows("payment-code") && page.shows("copy-code") && page.shows_own_link());
    stage.sandbox.clear_asset_faults();
    page.script("dispatchEvent(new Event('online'))");
    page.wait_state("unpaid");
    page.wait("the whole widget", |page| page.shows("check-status") && !page.markup().contains("card preview"));
    reports_once(page, "load");
}

/// The timeout is reported, and what has loaded stays while the file is still awaited.
fn file_hangs(stage: &Stage<'_>, file: &File, fault: &Fault) {
    file.fault(stage, fault.clone(), None);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    file.wait_for_request(&page, stage);
    assert_eq!(page.state(), "loading");
    shows_what_has_loaded(&page, file);
    page.pass_anyway(9);
    page.wait("the error event", |page| page.events_named("error").len() == 1);
    reports_once(&page, "timeout");
    shows_what_has_loaded(&page, file);
}

/// The link, and as much of the payment as can be shown without this file.
fn shows_what_has_loaded(page: &Page<'_>, file: &File) {
    if file.late {
        page.wait("the number", |page| page.shows("payment-code"));
        assert!(page.shows_own_link());
        assert!(page.shows("copy-code") && page.shows("copy-amount"));
        for name in ["check-status", "steps"] {
            assert!(!page.shows(name), "{name} shows");
        }
    } else {
        has_the_link(page);
    }
}

/// There is one `error` event for this payment, and one for the next payment.
fn late_file_and_failing_api_report_one_error(stage: &Stage<'_>, file: &File) {
    file.fault(stage, Fault::Delay { ms: 3000 }, Some(1));
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Any, Fault::Html, None);
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    file.wait_for_request(&page, stage);
    page.pass_anyway(9);
    page.wait("the error event", |page| page.events_named("error").len() == 1);
    page.wait_state("unavailable");
    reports_once(&page, "timeout");
    let other = stage.order(NewOrder::of("va_bca"));
    stage.fault(&other.slug, Route::Any, Fault::Html, None);
    page.script(&format!("document.querySelector('scalev-checkout').setAttribute('order', '{}')", other.slug));
    page.wait("another payment's error", |page| page.events_named("error").len() == 2);
    assert_eq!(page.events_named("error")[1].detail["code"], "bad-response");
}
