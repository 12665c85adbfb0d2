//! The snippets in the pages for merchants work.

use std::fs;

use sandbox::{Action, NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::{Value, json};

use crate::{
    backend,
    harness::{Engine, Page, SCRIPT, Stage, Store, Test, dist, tests, version_folder, workspace},
    older_browsers::NO_ADOPTED_STYLESHEETS,
};

pub fn tests() -> Vec<Test> {
    tests![
        documented_tags_show_the_number,
        tags_for_optimizers_and_page_builders_work,
        documented_csp_is_sufficient,
        documented_style_src_allows_stylesheet_files,
        documented_nonce_csp_is_sufficient,
        documented_integrity_policy_is_sufficient,
        documented_slots_are_shown,
        documented_mount_scripts_work,
        conversion_pixels_fire_once,
        paid_fires_again_without_storage,
        documented_error_listener_gets_the_code,
        documented_styles_apply,
        documented_backend_is_the_code_of_the_sandbox,
        manifest_lists_every_file,
    ]
}

/// The code blocks of a page in this language.
pub fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(workspace().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
    let mark = format!("```{language}\n");
    text.split(&mark).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The only code block of a page in this language.
pub fn block(page: &str, language: &str) -> String {
    let mut all = blocks(page, language);
    assert_eq!(all.len(), 1, "{page}, {language}");
    all.remove(0)
}

/// The snippet with the placeholders filled in.
pub fn filled(snippet: &str, slug: &str) -> String {
    snippet
        .replace("https://api.scalev.com", "{api}")
        .replace("https://cdn.example/v1.0.0/checkout.js", "{loader}")
        .replace("https://cdn.example/v1.0.0/checkout-….wasm", &format!("{{assets}}/{}/{}", version_folder(), wasm()))
        .replace("sha384-…", &hash())
        .replace("store_…", STORE_ID)
        .replace("sfpk_…", PUBLISHABLE_KEY)
        .replace("SECRET_SLUG", slug)
        .replace("store-id=\"", r#"api-base="{api}" store-id=""#)
        .replace("storeId:", r#"apiBase: "{api}", storeId:"#)
}

/// The file name of the preview part.
fn wasm() -> String {
    let names = manifest().into_iter().filter_map(|file| file["file"].as_str().map(str::to_owned)).collect::<Vec<_>>();
    names.into_iter().find(|name| name.starts_with("checkout-") && name.ends_with(".wasm")).expect("the wasm")
}

/// The value of `integrity` for the loader.
pub fn hash() -> String {
    hash_of("checkout.js")
}

/// The value of `integrity` for a file of the version.
pub fn hash_of(name: &str) -> String {
    let files = manifest();
    let file = files.iter().find(|file| file["file"] == name).expect("a file");
    file["sha384"].as_str().expect("text").to_owned()
}

/// The files of the version by `manifest.json`.
fn manifest() -> Vec<Value> {
    let text = fs::read_to_string(dist().join(version_folder()).join("manifest.json")).expect("a manifest");
    serde_json::from_str(&text).expect("a list")
}

/// A page with this body and without the usual script tag.
fn bare(body: String) -> Store {
    Store { script: String::new(), body, ..Store::with(&[]) }
}

fn shows_the_number(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn documented_tags_show_the_number(stage: &Stage<'_>) {
    for page in ["README.md", "docs/embed.md", "docs/start.md", "docs/mulai.md", "docs/versions.md"] {
        let slug = stage.order(NewOrder::of("va_bca")).slug;
        shows_the_number(&stage.open(&bare(filled(&block(page, "html"), &slug))));
    }
    let own = backend::store(stage, "paymenku", "va_bca");
    let snippet = block("docs/backend.md", "html");
    for name in ["payment-url=\"", "status-url=\""] {
        assert!(snippet.contains(name) && own.body.contains(name), "{name}");
    }
}

/// The documented policy with the sandbox's hosts, and nothing else allowed.
fn strict_policy(stage: &Stage<'_>, more: &str) -> Vec<(&'static str, String)> {
    let policy = format!("{}; {more}", block("docs/policy.md", "csp").trim());
    let policy =
        policy.replace("https://api.scalev.com", stage.sandbox.api()).replace("ASSETS", stage.sandbox.assets());
    let policy = policy.replace("script-src", "script-src 'nonce-recorder'");
    let types = "require-trusted-types-for 'script'; trusted-types scalev-checkout";
    vec![("content-security-policy", format!("default-src 'none'; {policy}; {types}"))]
}

fn documented_csp_is_sufficient(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let headers = strict_policy(stage, "");
    let head = r#"<script nonce="recorder">window.broken = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => broken.push(`${effectiveDirective} ${blockedURI}`));</script>"#;
    let page = stage.open(&Store { headers, head: head.to_owned(), ..Store::of(&order.slug) });
    shows_the_number(&page);
    page.click("steps");
    page.wait("the steps of the bank", |page| page.markup().contains("KlikBCA"));
    let broken = page
        .script("return broken.filter((line) => !line.startsWith('style-src') && !line.startsWith('img-src data'))");
    assert_eq!(broken, json!([]), "the page's own style and icon aside");
}

/// The sources of `docs/policy.md` for a page with nonces and `'strict-dynamic'`, by which browsers ignore hosts.
fn documented_nonce_csp_is_sufficient(stage: &Stage<'_>) {
    let sources = ["'strict-dynamic'", "'wasm-unsafe-eval'"];
    let text = fs::read_to_string(workspace().join("docs/policy.md")).expect("the page");
    assert!(sources.iter().all(|source| text.contains(&format!("`{source}`"))), "docs/policy.md names {sources:?}");
    let order = stage.order(NewOrder::of("qris"));
    let policy = format!("script-src 'nonce-recorder' {}; object-src 'none'; base-uri 'none'", sources.join(" "));
    let script = SCRIPT.replace("<script", "<script nonce=\"recorder\"");
    let headers = vec![("content-security-policy", policy)];
    let page = stage.open(&Store { headers, script, ..Store::of(&order.slug) });
    page.wait_state("unpaid");
    page.wait("the whole widget", |page| page.shows("check-status"));
    page.click("save-qr");
    page.wait("the script on demand", |page| page.shows("save-status"));
    assert_eq!(page.events_named("error").len(), 0, "{:?}", page.console());
}

/// The addition for browsers without adopted stylesheets, which a script of the page removes.
fn documented_style_src_allows_stylesheet_files(stage: &Stage<'_>) {
    let addition = "style-src ASSETS";
    let text = fs::read_to_string(workspace().join("docs/policy.md")).expect("the page");
    assert!(text.contains(&format!("`{addition}`")), "docs/policy.md names {addition}");
    for (more, is_styled) in [(addition, true), ("", false)] {
        let order = stage.order(NewOrder::of("va_bca"));
        let head = format!(r#"<script nonce="recorder">{{{NO_ADOPTED_STYLESHEETS}}}</script>"#);
        let page = stage.open(&Store { headers: strict_policy(stage, more), head, ..Store::of(&order.slug) });
        shows_the_number(&page);
        let size = r#"const root = document.querySelector("scalev-checkout").shadowRoot;
return getComputedStyle(root.querySelector("[part=payment-code]")).fontSize"#;
        if is_styled {
            page.wait("the style", |page| page.script(size) == "25px");
        } else {
            assert_ne!(page.script(size), "25px", "the addition is needed");
        }
    }
}

/// The documented `Integrity-Policy`. Chromium, which implements it, blocks a tag without `integrity`.
fn documented_integrity_policy_is_sufficient(stage: &Stage<'_>) {
    let line = block("docs/policy.md", "http");
    let (name, value) = line.trim().split_once(": ").expect("a header");
    assert_eq!(name, "Integrity-Policy");
    let headers = || vec![("integrity-policy", value.to_owned())];
    let order = stage.order(NewOrder::of("va_bca"));
    let store = bare(filled(&block("docs/embed.md", "html"), &order.slug)).with_others();
    let headers_of = |store: Store| Store { headers: [store.headers.clone(), headers()].concat(), ..store };
    shows_the_number(&stage.open(&headers_of(store)));
    if stage.engine() == Engine::Chromium {
        let order = stage.order(NewOrder::of("va_bca"));
        let page = stage.open(&headers_of(Store::of(&order.slug).with_others()));
        page.wait("the document", |page| page.script("return document.readyState") == "complete");
        assert_eq!(page.script("return typeof ScalevCheckout"), "undefined", "its tag has no integrity");
    }
}

fn documented_slots_are_shown(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let element = filled(&block("docs/theming.md", "html"), &order.slug);
    let page = stage.open(&Store { body: element, ..Store::with(&[]) });
    shows_the_number(&page);
    let shown = |page: &Page<'_>, words: &str| page.visible_text().contains(words);
    let [note, help, paid] = ["dikirim hari ini", "Admin membalas", "Resi kami kirim"];
    page.wait("the words", |page| shown(page, note) && shown(page, help));
    assert!(!shown(&page, paid) && !shown(&page, "Lanjutkan pembayaran"));
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    page.wait("the words of a paid order", |page| shown(page, paid) && !shown(page, note));
}

/// `docs/troubleshooting.md`: the tag with the optimizers' attributes, and the script for page builders that drop the element.
fn tags_for_optimizers_and_page_builders_work(stage: &Stage<'_>) {
    const PAGE: &str = "docs/troubleshooting.md";
    let [with_attributes, place] = &blocks(PAGE, "html")[..] else { panic!("two blocks of HTML") };
    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let store = Store { head: PIXELS.to_owned(), ..bare(filled(with_attributes, &slug)) };
    let page = stage.open(&store.with_others());
    shows_the_number(&page);
    stage.act(&slug, Action::Pay);
    page.click("check-status");
    page.wait("the pixel", |page| page.script("return fired.length") == 1);

    let slug = stage.order(NewOrder::of("va_bca")).slug;
    let script = filled(&blocks(PAGE, "js")[0], &slug);
    let page = stage.open(&bare(format!("{place}<script>{script}</script>")).with_others());
    shows_the_number(&page);
    assert_eq!(page.script("return document.querySelector('#scalev-pay > scalev-checkout > a') !== null"), true);
}

fn documented_mount_scripts_work(stage: &Stage<'_>) {
    for (index, script) in blocks("docs/embed.md", "js").iter().enumerate() {
        let slug = stage.order(NewOrder::of("va_bca")).slug;
        let page = stage.open(&Store { body: r#"<div id="pay"></div>"#.to_owned(), ..Store::with(&[]) });
        page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
        page.script(&filled(script, &slug).replace("{api}", stage.sandbox.api()));
        shows_the_number(&page);
        let (place, words) =
            if index == 0 { ("#pay", "Waiting for your payment") } else { ("dialog", "Menunggu pembayaran") };
        page.wait(words, |page| page.text("status") == words);
        let inside = format!("return document.querySelector('scalev-checkout').closest('{place}') !== null");
        assert_eq!(page.script(&inside), true, "in {place}");
    }
}

/// Records the calls in the place of the networks' scripts.
const PIXELS: &str = "<script>
window.fired = [];
window.fbq = window.gtag = (...words) => fired.push(words);
window.ttq = { track: (...words) => fired.push(words) };
window.kwaiq = { instance: () => ttq };
window.report = (...words) => fired.push(words);
</script>";

/// The pages with conversion snippets, and the number of their calls. `tests/loader/conversion.test.mjs` compares each call.
const CONVERSIONS: [(&str, usize); 3] = [("docs/events.md", 5), ("docs/start.md", 1), ("docs/mulai.md", 1)];

fn conversion_pixels_fire_once(stage: &Stage<'_>) {
    for (page, count) in CONVERSIONS {
        let order = stage.order(NewOrder::of("va_bca"));
        let scripts: String = blocks(page, "js").iter().map(|script| format!("<script>{script}</script>")).collect();
        let store = Store { head: format!("{PIXELS}{scripts}"), ..Store::of(&order.slug) };
        let opened = stage.open(&store);
        shows_the_number(&opened);
        stage.act(&order.slug, Action::Pay);
        opened.click("check-status");
        opened.wait_state("paid");
        let purchases = "return fired.filter((call) => call.some((word) => 'value' in Object(word))).length";
        opened.wait("the pixels", |page| page.script(purchases) == count);
        let fired = opened.script("return JSON.stringify(fired)");
        let fired = fired.as_str().expect("text");
        assert_eq!(fired.matches("\"value\":147000").count(), count, "{page}: {fired}");
        assert!(fired.contains(&format!("{}-Purchase-FORM", order.order_id)), "{page}: {fired}");
        let again = stage.open(&store);
        again.wait_state("paid");
        assert_eq!(again.script("return fired"), json!([]), "{page}: not again");
        assert_eq!(fired.contains("\"action\":\"check-status\""), count > 1, "{page}: {fired}");
    }
}

/// The browser refuses storage; `docs/events.md` describes the result.
fn paid_fires_again_without_storage(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    stage.act(&order.slug, Action::Pay);
    let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })";
    for (head, times) in [(format!("<script>{refuse}</script>"), [1, 1]), (String::new(), [1, 0])] {
        for expected in times {
            let page = stage.open(&Store { head: head.clone(), ..Store::of(&order.slug) });
            page.wait_state("paid");
            page.wait("the status event", |page| !page.events_named("status").is_empty());
            if expected == 1 {
                page.wait("paid", |page| page.events_named("paid").len() == 1);
            }
            assert_eq!(page.events_named("paid").len(), expected);
        }
    }
}

fn documented_error_listener_gets_the_code(stage: &Stage<'_>) {
    let script = format!("{PIXELS}<script>{}</script>", block("docs/errors.md", "js"));
    let page = stage.open(&Store { head: script, ..Store::with(&[("order", "SECRET_SLUG")]) });
    page.wait_state("unavailable");
    page.wait("the report", |page| page.script("return fired") == json!([["checkout", "config"]]));
}

fn documented_styles_apply(stage: &Stage<'_>) {
    let styles: String = ["docs/theming.md", "docs/embed.md"].iter().flat_map(|page| blocks(page, "css")).collect();
    let rules = styles.matches('{').count();
    let order = stage.order(NewOrder::of("va_bca"));
    let store = Store { head: format!("<style id=\"own\">{styles}</style>"), ..Store::of(&order.slug) };
    let page = stage.open(&store.and("theme", "light"));
    shows_the_number(&page);
    assert_eq!(page.script("return document.querySelector('#own').sheet.cssRules.length"), rules);
    let accent = r#"const root = document.querySelector("scalev-checkout").shadowRoot;
return getComputedStyle(root.querySelector("[part=copy-code]")).backgroundColor"#;
    assert_eq!(page.script(accent), "rgb(124, 45, 18)");
    stage.act(&order.slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
    assert!(!page.shows("order-detail"), "hidden by the page once paid");
    assert_eq!(page.script("return getComputedStyle(document.querySelector('scalev-checkout')).order"), "-1");
}

/// The backend in `docs/backend.md` is the code that the other tests call.
fn documented_backend_is_the_code_of_the_sandbox(_: &Stage<'_>) {
    let source = fs::read_to_string(workspace().join("tests/sandbox/src/backend/paymenku.rs")).expect("the backend");
    let [_, calls] = &blocks("docs/backend.md", "rust")[..] else { panic!("the new codes, and the calls") };
    assert!(source.contains(calls));
}

fn manifest_lists_every_file(_: &Stage<'_>) {
    assert!(blocks("docs/policy.md", "sh")[0].contains("/manifest.json"));
    let files = manifest();
    for entry in fs::read_dir(dist().join(version_folder())).expect("the version") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let plain = name.trim_end_matches(".br").trim_end_matches(".gz");
        let listed = files
            .iter()
            .any(|file| file["file"] == plain && file["purpose"].as_str().is_some_and(|words| !words.is_empty()));
        // The manifest, its signature and key, and the headers that a host sends with the loader are not listed.
        let beside =
            ["manifest.json", "manifest.json.sig", "checkout.js.headers"].contains(&plain) || plain.ends_with(".pem");
        assert!(listed || beside, "{name}");
    }
}
