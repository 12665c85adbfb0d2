//! Several tabs, and several elements of one page, that show the same order: they share requests.

use sandbox::{Action, Fault, NewOrder, Route};

use crate::harness::{Page, Stage, Store, Tab, Test, tests};

/// Optional APIs, which older browsers lack.
const WITHOUT: [(&str, &str); 3] = [
    ("works_without_locks", "delete Navigator.prototype.locks"),
    ("works_without_broadcast_channel", "delete window.BroadcastChannel"),
    ("works_without_both", "delete Navigator.prototype.locks; delete window.BroadcastChannel"),
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        two_elements_create_the_payment_once,
        two_elements_share_reads,
        two_tabs_share_reads,
        payment_seen_by_one_tab_shows_in_the_other,
        paid_fires_once_over_elements_reloads_and_tabs,
        paid_fires_without_storage,
        hidden_tab_sends_no_read_and_gets_answers,
        hidden_tab_reads_once_when_shown,
        suspended_tab_delays_no_create_forever,
    ];
    for (name, script) in WITHOUT {
        all.push(Test::new(module_path!(), name, move |stage| works_without(stage, script)));
    }
    all
}

/// A tab whose time stands still keeps the lock of a request that has no answer, as one that the system has suspended.
fn suspended_tab_delays_no_create_forever(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::HangHeaders, Some(1));
    let store = Store::of(&order.slug);
    stage.open(&store.clone().on_a_clock()).wait("its create", |_| stage.count("POST") == 1);
    let second = stage.open_in_new_tab(&store);
    second.wait_state("unpaid");
    assert!(second.shows("payment-code"));
    assert_eq!(stage.count("POST"), 2);
    assert_eq!(second.events_named("error").len(), 0);
}

/// A page with two elements of one order, on a clock.
fn pair(slug: &str) -> Store {
    let store = Store::of(slug);
    Store { body: store.body.repeat(2), ..store }.on_a_clock()
}

fn open_pair<'a>(stage: &'a Stage<'_>, store: &Store) -> (Page<'a>, Page<'a>) {
    let page = stage.open(store);
    for page in [page, page.widget(1)] {
        page.wait_state("unpaid");
    }
    page.settle();
    (page, page.widget(1))
}

/// Opens an order's page in two windows that are both in sight.
fn open_tabs(stage: &Stage<'_>, method: &str) -> (String, [Tab; 2]) {
    let order = stage.order(NewOrder::of(method));
    let store = Store::of(&order.slug).on_a_clock();
    stage.open(&store).wait_state("unpaid");
    let first = stage.tab();
    stage.open_in_new_tab(&store).wait_state("unpaid");
    (order.slug, [first, stage.tab()])
}

/// One answer serves all elements of a page.
fn is_created_once(stage: &Stage<'_>) {
    assert_eq!(stage.count("POST"), 1);
}

fn two_elements_create_the_payment_once(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.fault(&order.slug, Route::Create, Fault::Delay { ms: 300 }, None);
    let (first, second) = open_pair(stage, &pair(&order.slug));
    is_created_once(stage);
    assert_eq!(first.text("payment-code"), second.text("payment-code"));
}

fn two_elements_share_reads(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let single = stage.open(&Store::of(&order.slug).on_a_clock());
    single.wait_state("unpaid");
    single.pass(300);
    let alone = stage.count("GET");
    stage.sandbox.clear_log();
    let (first, second) = open_pair(stage, &pair(&order.slug));
    first.pass(300);
    let both = stage.count("GET");
    // Intervals vary by a fifth, and the element that is due first reads for both.
    assert!((alone / 2..=alone * 6 / 5 + 1).contains(&both), "{both} reads of two, {alone} of one");
    for page in [first, second] {
        assert_eq!(page.state(), "unpaid");
        assert!(page.visible_text().contains("Halaman ini berubah sendiri"), "{}", page.visible_text());
    }
    assert_eq!(first.uncaught(), Vec::<String>::new());
}

/// While a minute passes in one tab, none does in the other, which gets every answer.
fn two_tabs_share_reads(stage: &Stage<'_>) {
    let (_, [first, second]) = open_tabs(stage, "qris");
    let page = stage.go_to(&second);
    page.script("window.heard = 0; for (const one of clock.channels) one.addEventListener('message', () => { window.heard += 1; })");
    let asked = |page: &Page<'_>| page.script("return clock.answers");
    let before = asked(&page);
    stage.go_to(&first).pass(60);
    let reads = stage.count("GET") as u64;
    assert!(reads >= 5, "{reads} reads");
    stage.go_to(&second);
    page.wait("every answer is heard", |page| page.script("return heard").as_u64() >= Some(reads));
    page.settle();
    assert_eq!(asked(&page), before, "a tab that gets the answers sends no request");
}

fn payment_seen_by_one_tab_shows_in_the_other(stage: &Stage<'_>) {
    let (slug, tabs) = open_tabs(stage, "va_bca");
    stage.act(&slug, Action::Pay);
    stage.go_to(&tabs[1]).check();
    let counts: Vec<usize> = tabs.iter().map(|tab| paid_events(&stage.go_to(tab))).collect();
    assert_eq!(counts.iter().sum::<usize>(), 1, "{counts:?}");
    assert_eq!(stage.count("GET"), 1, "the other did not ask");
    for tab in &tabs {
        let page = stage.go_to(tab);
        assert!(!page.shows("payment-code"));
        page.reload();
        assert_eq!(paid_events(&page), 0, "not again in this browser");
    }
}

/// The number of `paid` events, once it is final.
fn paid_events(page: &Page<'_>) -> usize {
    page.wait_state("paid");
    page.settle();
    page.events_named("paid").len()
}

fn paid_fires_once_over_elements_reloads_and_tabs(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let store = pair(&order.slug);
    let (first, second) = open_pair(stage, &store);
    stage.act(&order.slug, Action::Pay);
    // A fresh answer of another tab replaces this tab's request.
    first.pass(6);
    second.check();
    first.wait_state("paid");
    assert_eq!(paid_events(&second), 1);
    assert_eq!(stage.count("GET"), 1);
    first.reload();
    first.wait_state("paid");
    assert_eq!(paid_events(&second), 0);
    let later = stage.open_in_new_tab(&store);
    later.wait_state("paid");
    assert_eq!(paid_events(&later.widget(1)), 0);
}

/// Storage may be forbidden to a page.
fn paid_fires_without_storage(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let head = r#"<script>Object.defineProperty(window, "localStorage", { get() { throw new Error("forbidden"); } })</script>"#;
    let page = stage.open(&Store { head: head.to_owned(), ..Store::of(&order.slug) }.on_a_clock());
    page.wait_state("unpaid");
    stage.act(&order.slug, Action::Pay);
    page.check();
    assert_eq!(paid_events(&page), 1);
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn hidden_tab_sends_no_read_and_gets_answers(stage: &Stage<'_>) {
    let (slug, [first, second]) = open_tabs(stage, "va_bca");
    let hidden = stage.go_to(&first);
    hidden.hide();
    hidden.pass(600);
    assert_eq!(stage.count("GET"), 0);
    stage.act(&slug, Action::Pay);
    stage.go_to(&second).check();
    stage.go_to(&first);
    hidden.wait_state("paid");
    hidden.show();
    hidden.pass(60);
    assert_eq!(stage.count("GET"), 1, "there is nothing left to ask");
}

fn hidden_tab_reads_once_when_shown(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("qris"));
    let page = stage.open(&Store::of(&order.slug).on_a_clock());
    page.wait_state("unpaid");
    for _ in 0..2 {
        page.hide();
        stage.sandbox.clear_log();
        page.pass(1800);
        assert_eq!(stage.requests().len(), 0, "while nobody looks");
        page.show();
        page.wait("a read", |_| stage.count("GET") > 0);
        page.settle();
        assert_eq!(stage.count("GET"), 1, "at once, and once");
    }
    assert_eq!(page.state(), "unpaid");
}

fn works_without(stage: &Stage<'_>, script: &str) {
    let order = stage.order(NewOrder::of("qris"));
    stage.fault(&order.slug, Route::Create, Fault::Delay { ms: 300 }, None);
    let store = Store { head: format!("<script>{script}</script>"), ..Store::of(&order.slug) };
    let (first, second) = open_pair(stage, &Store { body: store.body.repeat(2), ..store }.on_a_clock());
    is_created_once(stage);
    first.pass(60);
    assert!(stage.count("GET") >= 5, "{} reads", stage.count("GET"));
    stage.act(&order.slug, Action::Pay);
    first.pass(15);
    assert_eq!([first.state(), second.state()], ["paid", "paid"]);
    assert_eq!(paid_events(&first), 1);
    assert_eq!(first.uncaught(), Vec::<String>::new());
}
