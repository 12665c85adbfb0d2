//! The ways in which the script comes into a page: as a module, by a tag manager, late, and in two versions at once.

use std::fs;

use sandbox::NewOrder;
use serde_json::json;

use crate::harness::{Page, SCRIPT, Stage, Store, Test, dist, tests, version_folder};

pub fn tests() -> Vec<Test> {
    tests![
        loads_as_a_module,
        loads_by_a_tag_manager,
        second_version_in_the_page_is_ignored,
        version_loaded_later_is_ignored,
    ]
}

fn works(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
    assert_eq!(page.events_named("error").len(), 0);
}

fn loads_as_a_module(stage: &Stage<'_>) {
    for tag in
        [r#"<script type="module" src="{loader}"></script>"#, r#"<script type="module" async src="{loader}"></script>"#]
    {
        let order = stage.order(NewOrder::of("va_bca"));
        let usual = Store::of(&order.slug);
        let in_body = Store { script: String::new(), body: format!("{}{tag}", usual.body), ..usual.clone() };
        works(&stage.open(&Store { script: tag.to_owned(), ..usual }));
        works(&stage.open(&in_body));
    }
}

/// After the load one script inserts another, which inserts the widget's.
fn loads_by_a_tag_manager(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let script = r#"<script>
const inject = (fill) => {
  const tag = document.createElement("script"), first = document.getElementsByTagName("script")[0];
  fill(tag);
  first.parentNode.insertBefore(tag, first);
};
addEventListener("load", () => inject((tag) => (tag.text = `inject((tag) => {
  tag.async = true; tag.crossOrigin = "anonymous"; tag.src = "{loader}";
})`)));
</script>"#;
    works(&stage.open(&Store { script: script.to_owned(), ..Store::of(&order.slug) }.with_others()));
}

/// Serves the widget as if it were of another version, and says at which path.
fn serve_another_version(stage: &Stage<'_>) -> &'static str {
    let loader = fs::read_to_string(dist().join(version_folder()).join("checkout.js")).expect("the loader is built");
    let own = version_folder().trim_start_matches('v').to_owned();
    let other = loader.replace(&own, "99.0.0");
    assert_ne!(loader, other, "the loader names its version");
    stage.sandbox.add_page("/v99.0.0/checkout.js", &other, &[("content-type", "text/javascript")]);
    "/v99.0.0/checkout.js"
}

/// Asserts that the first version stays and has warned.
fn first_version_stays_and_warns(page: &Page<'_>) {
    works(page);
    let own = version_folder().trim_start_matches('v').to_owned();
    assert_eq!(page.script("return ScalevCheckout.version"), own);
    let warnings: Vec<_> = page.console().into_iter().filter(|line| line.level == "warn").collect();
    assert!(warnings.len() == 1 && warnings[0].text.contains("loaded twice"), "{warnings:?}");
    page.script(
        r#"const one = document.querySelector("scalev-checkout"); one.after(one.cloneNode(true)); one.remove();"#,
    );
    works(page);
}

fn second_version_in_the_page_is_ignored(stage: &Stage<'_>) {
    let other = serve_another_version(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    let first = SCRIPT.replace("async ", "");
    let script = format!(r#"{first}<script src="{other}"></script>"#);
    first_version_stays_and_warns(&stage.open(&Store { script, ..Store::of(&order.slug) }.with_others()));
}

fn version_loaded_later_is_ignored(stage: &Stage<'_>) {
    let other = serve_another_version(stage);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).with_others());
    works(&page);
    let load = "const script = document.createElement('script'); script.src = arguments[0];
script.onload = () => arguments[1](true); document.head.append(script);";
    page.wait_script(load, vec![json!(other)]);
    first_version_stays_and_warns(&page);
    // A fresh answer serves the second element too.
    assert!(stage.count("POST") <= 2, "at most one for each element");
}
