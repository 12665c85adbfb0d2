//! `playground.html`: methods, states, options and the tag to copy, served from any host.

use sandbox::{NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::{Value, json};

use crate::{
    gallery::violations,
    harness::{Page, Stage, Test, in_one_engine, tests},
};

pub fn tests() -> Vec<Test> {
    let all = tests![
        shows_every_method_and_state,
        options_change_the_widget_and_the_tag,
        copied_tag_works,
        switches_between_languages,
        fits_a_phone,
        has_no_accessibility_violations,
    ];
    in_one_engine(all, &["copied_tag_works", "fits_a_phone"])
}

fn open<'a>(stage: &'a Stage<'_>) -> Page<'a> {
    let page = stage.open_url(&format!("{}/playground.html?lang=id", stage.sandbox.assets()));
    page.wait_state("unpaid");
    page
}

fn choose(page: &Page<'_>, field: &str, value: &str) {
    page.script_with(
        "const field = document.querySelector(arguments[0]);
        if (field.disabled) field.closest('.pair').querySelector('[type=checkbox]').click();
        field.value = arguments[1];
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));",
        vec![json!(field), json!(value)],
    );
}

fn options(page: &Page<'_>, id: &str) -> Vec<String> {
    let values =
        page.script(&format!("return [...document.querySelectorAll('#{id} option')].map(({{ value }}) => value)"));
    values.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn snippet(page: &Page<'_>) -> String {
    page.script("return document.querySelector('#tag code').textContent").as_str().expect("a text").to_owned()
}

fn shows_every_method_and_state(stage: &Stage<'_>) {
    let page = open(stage);
    let methods = options(&page, "method");
    assert!(methods.len() > 10, "{methods:?}");
    for method in methods {
        choose(&page, "#method", &method);
        page.wait(&format!("{method} is shown"), |page| {
            let last = "return document.querySelector('#events li')?.textContent ?? ''";
            page.state() == "unpaid" && page.script(last).as_str().is_some_and(|line| line.contains(&method))
        });
    }
    choose(&page, "#method", "va_bca");
    for state in options(&page, "state") {
        choose(&page, "#state", &state);
        page.wait_state(&state);
    }
    let asked = stage.sandbox.log().into_iter().filter(|entry| entry.server != "assets").count();
    assert_eq!(asked, 0, "no server is needed but the files' own");
}

fn options_change_the_widget_and_the_tag(stage: &Stage<'_>) {
    let page = open(stage);
    choose(&page, "#options [name=theme]", "dark");
    choose(&page, "#options [name=locale]", "en");
    choose(&page, "#options [name='--scalev-radius']", "2px");
    choose(&page, "#options [name='note']", "Kirim <b>hari ini</b>");
    page.wait("English", |page| page.text("status") == "Waiting for your payment");
    assert!(page.visible_text().contains("Kirim <b>hari ini</b>"), "{}", page.visible_text());
    let element = "const element = document.querySelector('scalev-checkout');";
    assert_eq!(page.script(&format!("{element} return element.getAttribute('theme')")), "dark");
    assert_eq!(page.script(&format!("{element} return element.style.getPropertyValue('--scalev-radius')")), "2px");
    let snippet = snippet(&page);
    for wanted in
        ["theme=\"dark\"", "locale=\"en\"", "--scalev-radius: 2px;", "&lt;b&gt;hari ini", "integrity=\"sha384-"]
    {
        assert!(snippet.contains(wanted), "{wanted}: {snippet}");
    }
    page.script("document.querySelector('#options [type=reset]').click()");
    page.wait("the usual look", |page| {
        page.script(&format!("{element} return element.hasAttribute('theme')")) == false
    });
    page.wait("Indonesian", |page| page.text("status") == "Menunggu pembayaran");
}

/// The copied markup, on a page of its own, shows an order.
fn copied_tag_works(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = open(stage);
    for (name, value) in [("store-id", STORE_ID), ("publishable-key", PUBLISHABLE_KEY), ("order", &*order.slug)] {
        choose(&page, &format!("#options [name='{name}']"), value);
    }
    choose(&page, "#options [name='note']", "Terima kasih");
    let mut copied = Vec::new();
    for form in ["html", "script", "react"] {
        page.script(&format!("document.querySelector('[data-form={form}]').click()"));
        copied.push(snippet(&page));
    }
    assert!(copied[2].contains("@scalev/checkout/react") && copied[2].contains(&order.slug), "{}", copied[2]);
    for (number, snippet) in copied.iter().take(2).enumerate() {
        let here = snippet
            .replace("https://cdn.example", stage.sandbox.assets())
            .replace("order=", &format!(r#"api-base="{}" order="#, stage.sandbox.api()))
            .replace("order: ", &format!(r#"apiBase: "{}", order: "#, stage.sandbox.api()));
        let page = stage.open_page(&format!("/copied/{number}"), &format!("<!doctype html><html lang=id><body>{here}"));
        page.wait_state("unpaid");
        assert_eq!(page.text("bank"), "BCA");
        assert!(page.visible_text().contains("Terima kasih"));
    }
}

fn switches_between_languages(stage: &Stage<'_>) {
    let page = open(stage);
    choose(&page, "#options [name='help']", "Hubungi kami");
    let heading = "return document.querySelector('#tag h2').textContent";
    assert_eq!(page.script(heading), "Tag untuk disalin");
    page.script("document.querySelector('[data-language=en]').click()");
    assert_eq!(page.script(heading), "The tag to copy");
    assert_eq!(page.script("return document.documentElement.lang"), "en");
    let empty = "return [...document.querySelectorAll('[data-word]')].filter((one) => !one.textContent).length";
    assert_eq!(page.script(empty), 0);
    assert!(page.visible_text().contains("Hubungi kami"), "what was typed stays");
}

fn fits_a_phone(stage: &Stage<'_>) {
    let page = open(stage);
    page.narrow(360);
    assert_eq!(page.script("return document.documentElement.scrollWidth <= 360"), true);
    let small = "return [...document.querySelectorAll('button, select, input:not([type=checkbox]), textarea, summary')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)";
    assert_eq!(page.script(small), json!([]));
}

fn has_no_accessibility_violations(stage: &Stage<'_>) {
    let page = open(stage);
    page.script("for (const fold of document.querySelectorAll('details')) fold.open = true");
    for dark in [false, true] {
        choose(&page, "#options [name=theme]", if dark { "dark" } else { "light" });
        assert_eq!(violations(&page), Vec::<String>::new());
    }
}
