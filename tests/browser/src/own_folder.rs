//! The folder from which the script loads its files: that of `checkout.js`, wherever the page names it, and no other.

use std::fs;

use sandbox::NewOrder;

use crate::{
    bundle::libraries,
    harness::{Page, Stage, Store, Test, dist, in_one_engine, tests, version_folder},
    unavailable::{reports_once, shows_only_the_link},
};

/// The address of the joined script, which is not ours.
const BUNDLE: &str = "/cache/all.js";

/// A test's name, and what else of the page names `checkout.js`.
type Row = (&'static str, &'static str);

/// Elements that are left when an optimizer has joined or delayed the script.
const NAMED: &[Row] = &[
    ("a_preload", r#"<link rel="preload" as="script" href="{loader}" crossorigin>"#),
    ("a_module_preload", r#"<link rel="modulepreload" href="{loader}">"#),
    ("an_inert_tag", r#"<script type="text/plain" src="{loader}"></script>"#),
    ("a_tag_of_rocket_loader", r#"<script type="0123456789-text/javascript" src="{loader}"></script>"#),
    ("a_tag_of_old_rocket_loader", r#"<script type="text/rocketscript" data-rocketsrc="{loader}"></script>"#),
    ("a_tag_of_wp_rocket", r#"<script type="rocketlazyloadscript" data-rocket-src="{loader}"></script>"#),
    ("a_tag_of_litespeed", r#"<script type="litespeed/javascript" data-src="{loader}"></script>"#),
    (
        "a_tag_of_another_version",
        r#"<link rel="prefetch" href="/v0.0.1/checkout.js"><script type="text/plain" src="{loader}"></script>"#,
    ),
    (
        "a_script_of_the_shop",
        r#"<script type="text/plain" src="/theme/checkout.js"></script><link rel="preload" as="script" href="{loader}" crossorigin>"#,
    ),
];

/// Ways to run the text of the script (`text`) without its address.
const ADDRESSLESS: &[Row] = &[
    (
        "a_blob",
        "const script = document.createElement('script');
         script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' })); document.head.append(script);",
    ),
    (
        "a_script_of_text",
        "const script = document.createElement('script'); script.text = text; document.head.append(script);",
    ),
    ("an_eval", "(0, eval)(text);"),
    ("a_module", "import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));"),
];

/// Scripts that put the widget (`markup`) and the script's tag into shadow trees of `#shop`, where no script is `currentScript`.
const TREES: &[Row] = &[
    ("a_shadow_tree", "shop.innerHTML = markup; add(shop, { src: loader });"),
    ("a_nested_shadow_tree", "add(shop, { src: loader }); tree(shop).innerHTML = markup;"),
    (
        "a_shadow_tree_and_a_bundle",
        "shop.innerHTML = markup; shop.firstElementChild.dataset.script = loader; add(document.head, { src: '/cache/all.js' });",
    ),
];

/// The cases that run in every engine although it decides nothing in them.
const SAMPLE: [&str; 4] = [
    "bundle_with_a_preload_finds_its_folder",
    "data_script_names_the_folder",
    "element_in_a_shadow_tree_finds_the_folder",
    "a_blob_alone_gives_up",
];

pub fn tests() -> Vec<Test> {
    let mut all = tests![bundle_alone_gives_up, script_run_by_jquery_finds_its_folder];
    let named = |(name, markup): &Row| {
        let markup = *markup;
        Test::new(module_path!(), format!("bundle_with_{name}_finds_its_folder"), move |stage| {
            finds_the_folder_by(stage, markup)
        })
    };
    // Which element or attribute names the script is the same in every engine; a preload is also fetched.
    let mut alike: Vec<Test> = NAMED.iter().map(named).collect();
    alike.extend(tests![
        data_script_names_the_folder,
        data_script_overrides_a_bundle_of_this_name,
        data_script_overrides_a_copy_in_a_folder_of_this_name,
        tag_after_the_bundle_names_the_folder,
        relative_address_names_the_folder,
    ]);
    for (name, script) in TREES {
        alike.push(Test::new(module_path!(), format!("element_in_{name}_finds_the_folder"), |stage| {
            finds_the_folder_in_a_tree(stage, script)
        }));
    }
    for (name, script) in ADDRESSLESS {
        alike.push(Test::new(module_path!(), format!("{name}_alone_gives_up"), |stage| {
            gives_up_without_an_address(stage, script)
        }));
    }
    all.extend(in_one_engine(alike, &SAMPLE));
    // Each engine decides which of these scripts is `document.currentScript`.
    for (name, script) in ADDRESSLESS {
        all.push(Test::new(module_path!(), format!("{name}_with_a_preload_finds_its_folder"), |stage| {
            finds_the_folder_by_a_preload(stage, script)
        }));
    }
    all
}

fn loader() -> String {
    fs::read_to_string(dist().join(version_folder()).join("checkout.js")).expect("the loader is built")
}

/// The loader between other scripts, at this address of the shop.
fn serve_bundle(stage: &Stage<'_>, path: &str) {
    let text = format!("var other=1;\n{}\nvar more=2;", loader());
    stage.sandbox.add_page(path, &text, &[("content-type", "text/javascript")]);
}

fn bundled(slug: &str, head: &str) -> Store {
    let script = format!(r#"<script src="{BUNDLE}"></script>"#);
    Store { head: head.to_owned(), script, ..Store::of(slug) }.with_others()
}

/// Asserts that files of the widget were requested from their folder alone.
fn requested_from_its_folder_alone(stage: &Stage<'_>) {
    let strange: Vec<_> = stage
        .sandbox
        .history()
        .into_iter()
        .filter(|entry| entry.server == "shop" && entry.path.contains("/checkout-") || entry.path.contains("/v0.0.1/"))
        .map(|entry| entry.path)
        .filter(|path| path.ends_with("wasm") || path.ends_with("css"))
        .collect();
    assert_eq!(strange, Vec::<String>::new());
}

fn works(stage: &Stage<'_>, page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(stage.count("POST"), 1);
    requested_from_its_folder_alone(stage);
}

fn gives_up(stage: &Stage<'_>, page: &Page<'_>) {
    shows_only_the_link(page, "load");
    reports_once(page, "load");
    let line = &page.console()[0].text;
    assert!(line.contains("joined with other scripts, embed checkout.js as a file of its own"), "{line}");
    assert_eq!(stage.count("POST"), 0, "what nobody could pay by is not asked for");
    let files = stage.sandbox.log().into_iter().filter(|entry| entry.path.ends_with("wasm")).count();
    assert_eq!(files, 0);
    requested_from_its_folder_alone(stage);
}

fn finds_the_folder_by(stage: &Stage<'_>, markup: &str) {
    serve_bundle(stage, BUNDLE);
    stage.sandbox.add_page("/theme/checkout.js", "", &[("content-type", "text/javascript")]);
    let order = stage.order(NewOrder::of("va_bca"));
    works(stage, &stage.open(&bundled(&order.slug, markup)));
}

fn bundle_alone_gives_up(stage: &Stage<'_>) {
    serve_bundle(stage, BUNDLE);
    let order = stage.order(NewOrder::of("va_bca"));
    gives_up(stage, &stage.open(&bundled(&order.slug, "")));
}

fn data_script_names_the_folder(stage: &Stage<'_>) {
    serve_bundle(stage, BUNDLE);
    let order = stage.order(NewOrder::of("va_bca"));
    works(stage, &stage.open(&bundled(&order.slug, "").and("data-script", "{loader}")));
}

/// A shop's bundle may be called `checkout.js` too.
fn data_script_overrides_a_bundle_of_this_name(stage: &Stage<'_>) {
    serve_bundle(stage, "/cache/checkout.js");
    let order = stage.order(NewOrder::of("va_bca"));
    let script = r#"<script src="/cache/checkout.js"></script>"#.to_owned();
    let store = Store { script, ..bundled(&order.slug, "") };
    works(stage, &stage.open(&store.and("data-script", "{loader}")));
}

/// WP Rocket minifies a script of the shop's own into such a folder, alone.
fn data_script_overrides_a_copy_in_a_folder_of_this_name(stage: &Stage<'_>) {
    let copy = format!("/cache/min/1/{}/checkout.js", version_folder());
    serve_bundle(stage, &copy);
    let order = stage.order(NewOrder::of("va_bca"));
    let script = format!(r#"<script src="{copy}?ver=1"></script>"#);
    let store = Store { script, ..bundled(&order.slug, "") };
    works(stage, &stage.open(&store.and("data-script", "{loader}")));
}

fn finds_the_folder_in_a_tree(stage: &Stage<'_>, script: &str) {
    serve_bundle(stage, BUNDLE);
    let order = stage.order(NewOrder::of("va_bca"));
    let usual = Store::of(&order.slug);
    let markup = serde_json::to_string(&usual.body).expect("JSON").replace("</", "<\\/");
    let script = format!(
        r#"<script>addEventListener("load", () => {{
const tree = (parent) => parent.appendChild(document.createElement("div")).attachShadow({{ mode: "open" }});
const add = (parent, fields) => parent.append(Object.assign(document.createElement("script"), fields));
const shop = tree(document.body), loader = "{{loader}}", markup = {markup};
{script}
window.shown = () => {{
  const found = (root) => root.querySelector("scalev-checkout") ?? found(root.querySelector("div").shadowRoot);
  const host = found(shop);
  return host.dataset.state + " " + !!host.shadowRoot?.querySelector("[part=payment-code]");
}};
}})</script>"#
    );
    let page = stage.open(&Store { script, body: String::new(), ..usual }.with_others());
    page.wait("the number", |page| page.script("return window.shown?.()") == "unpaid true");
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0);
    assert_eq!(stage.count("POST"), 1);
    requested_from_its_folder_alone(stage);
}

/// The element that names the script is parsed after the bundle has run.
fn tag_after_the_bundle_names_the_folder(stage: &Stage<'_>) {
    serve_bundle(stage, BUNDLE);
    let order = stage.order(NewOrder::of("va_bca"));
    let store = bundled(&order.slug, "");
    let body = format!(r#"{}<script type="text/plain" src="{{loader}}"></script>"#, store.body);
    works(stage, &stage.open(&Store { body, ..store }));
}

/// The page is in the script's folder.
fn relative_address_names_the_folder(stage: &Stage<'_>) {
    for script in [r#"<script src="checkout.js"></script>"#, r#"<script type="module" src="./checkout.js?1"></script>"#]
    {
        stage.sandbox.clear_log();
        let order = stage.order(NewOrder::of("va_bca"));
        let path = format!("/{}/page-{}", version_folder(), order.slug);
        let store = Store { path: Some(path), script: script.to_owned(), ..Store::of(&order.slug) };
        let page = stage.open(&store.with_others());
        page.wait_state("unpaid");
        assert!(page.shows("payment-code"));
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}

/// The text of the script, run by another script of the page.
fn run_text(slug: &str, head: &str, script: &str) -> Store {
    let text = serde_json::to_string(&loader()).expect("JSON").replace("</", "<\\/");
    let script = format!("<script>{{ const text = {text}; {script} }}</script>");
    Store { head: head.to_owned(), script, ..Store::of(slug) }.with_others()
}

fn gives_up_without_an_address(stage: &Stage<'_>, script: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    gives_up(stage, &stage.open(&run_text(&order.slug, "", script)));
}

fn finds_the_folder_by_a_preload(stage: &Stage<'_>, script: &str) {
    let order = stage.order(NewOrder::of("va_bca"));
    works(stage, &stage.open(&run_text(&order.slug, NAMED[0].1, script)));
}

/// A script of the page's own origin is fetched by jQuery and run as the text of another element.
fn script_run_by_jquery_finds_its_folder(stage: &Stage<'_>) {
    let jquery = fs::read_to_string(libraries().join("jquery/dist/jquery.min.js")).expect("jQuery");
    stage.sandbox.add_page("/jquery.js", &jquery, &[("content-type", "text/javascript")]);
    for method in ["html", "append"] {
        stage.sandbox.clear_log();
        let order = stage.order(NewOrder::of("va_bca"));
        let usual = Store::of(&order.slug);
        let markup = format!(r#"{}<script src="/{}/checkout.js"></script>"#, usual.body, version_folder());
        let markup = serde_json::to_string(&markup).expect("JSON").replace("</", "<\\/");
        let script = format!(
            r#"<script src="/jquery.js"></script>
<script>addEventListener("load", () => setTimeout(() => $('#place').{method}({markup}), 100))</script>"#
        );
        let body = r#"<div id="place"></div>"#.to_owned();
        let page = stage.open(&Store { script, body, ..usual }.with_others());
        page.wait("the element", |page| page.script("return !!document.querySelector('scalev-checkout')") == true);
        page.wait_state("unpaid");
        assert!(page.shows("payment-code"), "with {method}");
        assert_eq!(stage.count("POST"), 1);
        assert_eq!(page.uncaught(), Vec::<String>::new());
    }
}
