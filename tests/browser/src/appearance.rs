//! Language, heading level and theme.

use sandbox::NewOrder;

use crate::harness::{Page, Profile, Stage, Store, Test, tests};

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        language_follows_the_page,
        locale_overrides_the_page_and_changes_at_once,
        heading_level_follows_the_attribute,
        theme_follows_the_attribute
    ];
    for dark in [false, true] {
        let profile = Profile { dark, ..Profile::default() };
        all.push(Test::new(module_path!(), "theme_follows_the_system", theme_follows_the_system).at(profile));
    }
    all
}

fn shows_the_number(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
}

fn language_follows_the_page(stage: &Stage<'_>) {
    for (lang, words) in [("id", "Total bayar"), ("en-US", "Total to pay"), ("fr", "Total bayar")] {
        let order = stage.order(NewOrder::of("va_bca"));
        let page = stage.open(&Store { lang, ..Store::of(&order.slug) });
        shows_the_number(&page);
        assert!(page.visible_text().contains(words), "{lang}: {}", page.visible_text());
        assert_eq!(page.text("amount"), "Rp147.000");
    }
}

fn locale_overrides_the_page_and_changes_at_once(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).and("locale", "en"));
    shows_the_number(&page);
    assert_eq!(page.text("status"), "Waiting for your payment");
    assert!(page.markup().contains(r#"lang="en""#));
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("locale", "id")"#);
    page.wait("Indonesian", |page| page.text("status") == "Menunggu pembayaran");
    assert_eq!(stage.count("POST"), 1, "another language is not another payment");
}

fn heading_level_follows_the_attribute(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).and("heading-level", "4"));
    shows_the_number(&page);
    let level = r#"const heading = document.querySelector("scalev-checkout").shadowRoot
  .querySelector("h1, h2, h3, h4, h5, h6, [role=heading]");
return heading.ariaLevel ?? heading.getAttribute("aria-level") ?? heading.localName.slice(1);"#;
    assert_eq!(page.script(level), "4");
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("heading-level", "9")"#);
    page.wait("the default", |page| page.script(level) == "2");
}

/// The card's background: its three channels together.
fn brightness(page: &Page<'_>) -> i64 {
    let script = r#"const card = document.querySelector("scalev-checkout").shadowRoot.querySelector("section");
return getComputedStyle(card).backgroundColor.match(/\d+/g).slice(0, 3).reduce((sum, value) => sum + Number(value), 0);"#;
    page.script(script).as_i64().expect("a color")
}

fn theme_follows_the_attribute(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open(&Store::of(&order.slug).and("theme", "dark"));
    shows_the_number(&page);
    assert!(brightness(&page) < 200, "dark: {}", brightness(&page));
    page.script(r#"document.querySelector("scalev-checkout").setAttribute("theme", "light")"#);
    page.wait("light", |page| brightness(page) > 600);
}

fn theme_follows_the_system(stage: &Stage<'_>) {
    let (order, page) = stage.open_order(NewOrder::of("va_bca"));
    shows_the_number(&page);
    assert_eq!(brightness(&page) < 200, stage.profile().dark, "{}", brightness(&page));
    let page = stage.open(&Store::of(&order.slug).and("theme", "light"));
    shows_the_number(&page);
    assert!(brightness(&page) > 600);
}
