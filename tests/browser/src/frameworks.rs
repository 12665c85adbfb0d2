//! Pages of React, Vue and Svelte: the libraries create the element, change it, listen to it and remove it.

use std::{fs, process::Command};

use sandbox::{Action, Created, NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::json;

use crate::{
    bundle::{bundle, page, run},
    harness::{Page, SCRIPT, Stage, Store, Test, in_one_engine, tests},
    installed, snippets,
};

const PAGE: &str = "docs/frameworks.md";

/// The libraries call the element alike in every engine.
pub fn tests() -> Vec<Test> {
    let all = tests![react, vue, svelte, documented_react, documented_vue, documented_svelte, documented_plain];
    in_one_engine(all, &["react", "documented_plain"])
}

fn react(stage: &Stage<'_>) {
    works_in(stage, &bundle(&page("react.jsx")));
}

fn vue(stage: &Stage<'_>) {
    works_in(stage, &bundle(&page("vue.js")));
}

fn svelte(stage: &Stage<'_>) {
    let folder = tempfile::tempdir().expect("a folder");
    run(Command::new("node")
        .arg(page("svelte.build.cjs"))
        .arg(page("Payment.svelte"))
        .arg(folder.path().join("Payment.svelte.js")));
    let main = fs::read_to_string(page("svelte.js")).expect("the page's script");
    let script = folder.path().join("svelte.js");
    fs::write(&script, main.replace("./Payment.svelte", "./Payment.svelte.js")).expect("a file");
    works_in(stage, &bundle(&script));
}

/// A page of this script shows an order, changes it, and removes it after payment; the widget's tag is before or after it.
fn works_in(stage: &Stage<'_>, script: &str) {
    // The harness gives each `<script>` a nonce; the tag's name in a library's text must stay as it is.
    let script = script.replace("<script>", r"<\x73cript>");
    for is_first in [true, false] {
        let (order, other) = (stage.order(NewOrder::of("va_bca")), stage.order(NewOrder::of("alfamart")));
        let start = json!({
            "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": order.slug, "apiBase": "{api}",
        });
        let ours = SCRIPT.replace("async ", "");
        let body = format!(
            r#"<div id="place"></div>
<script>window.paid = []; window.start = {start}; start.heard = ({{ detail }}) => paid.push(detail.orderId);</script>
<script>{script}</script>{}"#,
            if is_first { "" } else { &ours },
        );
        let script = if is_first { ours } else { String::new() };
        let page = stage.open(&Store { body, script, ..Store::with(&[]) }.with_others());
        page.wait_state("unpaid");
        assert_eq!(page.text("bank"), "BCA");

        page.script_with("shop.order(arguments[0])", vec![json!(other.slug)]);
        page.wait("the other order", |page| page.shows("outlet"));
        stage.act(&other.slug, Action::Pay);
        page.click("check-status");
        page.wait_state("paid");
        page.wait("the paid event", |page| page.script("return paid") == json!([other.order_id]));

        page.script("shop.leave()");
        page.wait("it is gone", |page| {
            page.script("return document.querySelector('scalev-checkout') === null") == true
        });
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

/// Renders the documented component, compiled to `Payment.js`, with the slug as a prop, and pays its order.
fn documented(stage: &Stage<'_>, file: &str, language: &str, build: &str, main: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    let project = installed::project();
    let component = project.path().join(file);
    let code = snippets::filled(&snippets::block(PAGE, language), &order.slug).replace("{api}", stage.sandbox.api());
    fs::write(&component, code).expect("a file");
    run(Command::new("node").arg(page(build)).arg(&component).arg(project.path().join("Payment.js")));
    let script = project.path().join("main.js");
    fs::write(&script, main).expect("a file");
    let script = bundle(&script).replace("<script>", r"<\x73cript>");
    let start = json!({ "slug": order.slug });
    let body = format!(
        r#"<div id="place"></div><script>window.start = {start}; window.heard = [];</script><script>{script}</script>"#
    );
    is_paid(stage, &order, &Store { body, script: String::new(), ..Store::with(&[]) });
}

fn is_paid<'a>(stage: &'a Stage<'_>, order: &Created, store: &Store) -> Page<'a> {
    let page = stage.open(&store.clone().with_others());
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    let link = page.script("return document.querySelector('scalev-checkout > a').href");
    assert_eq!(link, format!("https://toko.example/o/{}", order.slug));
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    page
}

/// The documented component uses the package's one, and its callback gets the `paid` event.
fn documented_react(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let project = installed::project();
    let [component, page] = &snippets::blocks(PAGE, "jsx")[..] else { panic!("React and Next.js") };
    assert!(page.contains("<ScalevCheckout"), "examples/next is built and paid by a test of its own");
    let code = snippets::filled(component, &order.slug).replace("storeId=", r#"apiBase="{api}" storeId="#);
    fs::write(project.path().join("Payment.jsx"), code.replace("{api}", stage.sandbox.api())).expect("a file");
    let script = project.path().join("main.jsx");
    let main = r##"import { createRoot } from "react-dom/client";
import { Payment } from "./Payment.jsx";
const { slug } = window.start;
createRoot(document.querySelector("#place")).render(<Payment slug={slug} onPaid={({ detail }) => heard.push(detail.orderId)} />);"##;
    fs::write(&script, main).expect("a file");
    let script = bundle(&script).replace("<script>", r"<\x73cript>");
    let start = json!({ "slug": order.slug });
    let body = format!(
        r#"<div id="place"></div><script>window.start = {start}; window.heard = [];</script><script>{script}</script>"#
    );
    let page = is_paid(stage, &order, &Store { body, script: String::new(), ..Store::with(&[]) });
    page.wait("the callback", |page| page.script("return heard") == json!([order.order_id]));
}

fn documented_vue(stage: &Stage<'_>) {
    let main = r##"import { createApp } from "vue/dist/vue.runtime.esm-bundler.js";
import Payment from "./Payment.js";
createApp(Payment, { slug: window.start.slug }).mount("#place");"##;
    documented(stage, "Payment.vue", "vue", "vue.build.cjs", main);
}

fn documented_svelte(stage: &Stage<'_>) {
    let main = r##"import { mount } from "svelte";
import Payment from "./Payment.js";
mount(Payment, { target: document.querySelector("#place"), props: { slug: window.start.slug } });"##;
    documented(stage, "Payment.svelte", "svelte", "svelte.build.cjs", main);
}

fn documented_plain(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let api = r#"payment.setAttribute("api-base", "{api}"); payment.setAttribute("store-id""#;
    let body = snippets::filled(&snippets::block(PAGE, "html"), &order.slug);
    let body = body.replace(r#"payment.setAttribute("store-id""#, api);
    is_paid(stage, &order, &Store { body, script: String::new(), ..Store::with(&[]) });
}
