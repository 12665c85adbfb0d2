//! Browsers inside other apps: the way to a browser, and the hint.

use super::{WEB, dana, instagram, not_opened, opened_in, phone};
use crate::support::{
    orders::{self, paid},
    widget::ok,
};
use scalev_checkout::{
    contract::{Environment, user_agent::System},
    session::Message,
};

#[test]
fn an_android_in_app_browser_gets_a_link_to_chrome() {
    let order = dana(&[("WEB", WEB)]);
    let (_, alternatives) = not_opened(instagram(System::Android), &order);
    let intent = "intent://toko.example/o/abc#Intent;scheme=https;package=com.android.chrome;end";
    assert_eq!(alternatives.browser.map(|way| way.url).as_deref(), Some(intent));
    assert_eq!(alternatives.advice, None);

    let address = "https://toko.example/#/o/abc".to_owned();
    let (_, alternatives) = not_opened(Environment { address, ..instagram(System::Android) }, &order);
    assert_eq!(alternatives.browser, None);
    assert!(alternatives.advice.is_some_and(|words| words.contains("Buka di Chrome")));
}

#[test]
fn an_apple_in_app_browser_gets_advice_instead_of_a_link() {
    let (_, alternatives) = not_opened(instagram(System::Apple), &dana(&[("WEB", WEB)]));
    assert_eq!(alternatives.browser, None);
    assert!(alternatives.advice.is_some_and(|words| words.contains("⋯") && words.contains("Buka di Safari")));

    let (_, alternatives) = not_opened(phone(), &dana(&[("WEB", WEB)]));
    assert_eq!((alternatives.browser, alternatives.advice), (None, None), "an ordinary browser needs no advice");
}

#[test]
fn an_in_app_browser_has_a_hint_until_it_is_dismissed() {
    let mut widget = opened_in(instagram(System::Android), &orders::virtual_account());
    let hint = widget.screen().hint.expect("a hint");
    let words = "Anda di browser Instagram. Bila ada yang tidak jalan, buka lewat menu ⋮ › Buka di Chrome.";
    assert_eq!(hint.text.replace('\u{a0}', " "), words);
    let without = opened_in(phone(), &orders::virtual_account()).screen();
    assert_eq!(without.hint, None);
    let mut same = widget.screen();
    same.hint = None;
    assert_eq!(same, without, "the hint is the only difference");
    widget.send(Message::HintDismissed);
    assert_eq!(widget.screen().hint, None);
    widget.sleep();
    widget.answer(ok(&orders::virtual_account()));
    widget.send(Message::EnvironmentChanged(instagram(System::Android)));
    assert_eq!(widget.screen().hint, None);
}

#[test]
fn the_hint_is_hidden_when_paid_and_beside_alternatives() {
    let mut widget = opened_in(instagram(System::Apple), &orders::qris());
    assert!(widget.screen().hint.is_some_and(|hint| hint.text.contains("Buka di Safari")));
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(orders::qris())));
    assert_eq!(widget.screen().hint, None);
    let (widget, _) = not_opened(instagram(System::Android), &dana(&[("WEB", WEB)]));
    assert_eq!(widget.screen().hint, None, "the alternatives have the same advice");
}
