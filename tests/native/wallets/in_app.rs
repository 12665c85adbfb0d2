//! Browsers inside other apps: the way to a browser, and the hint.

use super::{WEB, dana, instagram, opened_in, phone, stuck};
use crate::support::{
    orders::{self, paid},
    widget::ok,
};
use scalev_checkout::{
    contract::{environment::Environment, user_agent::System},
    session::Message,
};

#[test]
fn an_apps_browser_on_android_leads_to_chrome_by_the_pages_own_address() {
    let order = dana(&[("WEB", WEB)]);
    let (_, alternatives) = stuck(instagram(System::Android), &order);
    let intent = "intent://toko.example/o/abc#Intent;scheme=https;package=com.android.chrome;end";
    assert_eq!(alternatives.browser.map(|way| way.url).as_deref(), Some(intent));
    assert_eq!(alternatives.advice, None);

    let address = "https://toko.example/#/o/abc".to_owned();
    let (_, alternatives) = stuck(Environment { address, ..instagram(System::Android) }, &order);
    assert_eq!(alternatives.browser, None);
    assert!(alternatives.advice.is_some_and(|words| words.contains("Buka di Chrome")));
}

#[test]
fn an_apps_browser_of_apples_gets_words() {
    let (_, alternatives) = stuck(instagram(System::Apple), &dana(&[("WEB", WEB)]));
    assert_eq!(alternatives.browser, None);
    assert!(alternatives.advice.is_some_and(|words| words.contains("⋯") && words.contains("Buka di Safari")));

    let (_, alternatives) = stuck(phone(), &dana(&[("WEB", WEB)]));
    assert_eq!(
        (alternatives.browser, alternatives.advice),
        (None, None),
        "a browser of its own is the right one already"
    );
}

#[test]
fn a_line_helps_in_an_apps_browser_until_it_is_closed() {
    let mut widget = opened_in(instagram(System::Android), &orders::virtual_account());
    let hint = widget.screen().hint.expect("a hint");
    let words = "Anda di browser Instagram. Bila ada yang tidak jalan, buka lewat menu ⋮ › Buka di Chrome.";
    assert_eq!(hint.text.replace('\u{a0}', " "), words);
    let without = opened_in(phone(), &orders::virtual_account()).screen();
    assert_eq!(without.hint, None);
    let mut same = widget.screen();
    same.hint = None;
    assert_eq!(same, without, "it takes nothing away");
    widget.send(Message::HintDismissed);
    assert_eq!(widget.screen().hint, None);
    widget.sleep();
    widget.answer(ok(&orders::virtual_account()));
    widget.send(Message::EnvironmentChanged(instagram(System::Android)));
    assert_eq!(widget.screen().hint, None);
}

#[test]
fn the_line_stands_only_where_there_is_something_to_use() {
    let mut widget = opened_in(instagram(System::Apple), &orders::qris());
    assert!(widget.screen().hint.is_some_and(|hint| hint.text.contains("Buka di Safari")));
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(orders::qris())));
    assert_eq!(widget.screen().hint, None);
    let (widget, _) = stuck(instagram(System::Android), &dana(&[("WEB", WEB)]));
    assert_eq!(widget.screen().hint, None, "the other ways say the same");
}
