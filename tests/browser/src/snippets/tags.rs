//! The tags and scripts that put the widget into a page, with its slots and styles.

use sandbox::{Action, NewOrder};

use super::{PIXELS, bare, block, blocks, filled, shows_the_number};
use crate::{
    backend,
    harness::{Page, Stage, Store},
};

pub fn documented_tags_show_the_number(stage: &Stage<'_>) {
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

pub fn documented_slots_are_shown(stage: &Stage<'_>) {
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
pub fn tags_for_optimizers_and_page_builders_work(stage: &Stage<'_>) {
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

pub fn documented_mount_scripts_work(stage: &Stage<'_>) {
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

pub fn documented_styles_apply(stage: &Stage<'_>) {
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
