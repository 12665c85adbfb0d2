//! A wallet on a phone: one link, opened by the buyer's tap alone, and the alternatives where no app opened.

use crate::support::{
    orders::{self, order, paid, with},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::{
        environment::Environment,
        user_agent::{InApp, System},
    },
    screen::{Alternatives, LinkCard, PaymentCard, QrPicture},
    session::{CopyTarget, Effect, Message, Session},
};
use serde_json::{Value, json};

const WEB: &str = "https://m.dana.example/web?token=1";
const MOBILE: &str = "https://m.dana.example/mobile?token=1";
const APP: &str = "dana://checkout/1";

fn dana(links: &[(&str, &str)]) -> Value {
    let action =
        |(kind, url): &(&str, &str)| json!({ "action": "AUTH", "url": url, "url_type": kind, "method": "GET" });
    let actions: Vec<Value> = links.iter().map(action).collect();
    let wallet = json!({ "channel_code": "DANA", "channel_properties": {} });
    let info = json!({ "amount": 147_000, "actions": actions, "payment_method": { "ewallet": wallet } });
    with(with(order("dana"), "/epayment_provider", "xendit"), "/pg_payment_info", info)
}

fn phone() -> Environment {
    Environment { phone: true, address: "https://toko.example/o/abc".to_owned(), ..widget::page() }
}

fn instagram(system: System) -> Environment {
    Environment { in_app: Some(InApp { app: "Instagram", system }), ..phone() }
}

fn opened_in(page: Environment, order: &Value) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.answer(ok(order));
    assert_eq!(widget.state(), "unpaid");
    widget
}

fn on_phone() -> Widget {
    opened_in(phone(), &dana(&[("WEB", WEB), ("MOBILE", MOBILE)]))
}

#[track_caller]
fn card(widget: &Widget) -> LinkCard {
    match widget.screen().card {
        Some(PaymentCard::Open(card)) => card,
        other => panic!("nothing to open: {other:?}"),
    }
}

fn alternatives(widget: &Widget) -> Option<Alternatives> {
    card(widget).alternatives.map(|alternatives| *alternatives)
}

/// Two seconds after a tap, with the page in sight.
fn stuck(page: Environment, order: &Value) -> (Widget, Alternatives) {
    let mut widget = opened_in(page, order);
    widget.send(Message::OpenPressed);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    let alternatives = alternatives(&widget).expect("other ways");
    (widget, alternatives)
}

#[test]
fn a_phone_has_one_link_and_nothing_else_at_first() {
    let widget = on_phone();
    let card = card(&widget);
    assert_eq!(card.button, Some(("Bayar dengan DANA".to_owned(), WEB.to_owned())));
    assert_eq!((card.picture, card.alternatives), (None, None));
}

#[test]
fn other_ways_unfold_two_seconds_after_a_tap_and_stay() {
    let mut widget = on_phone();
    widget.send(Message::OpenPressed);
    assert!(widget.last.is_empty(), "the tap itself opens the link, nobody else: {:?}", widget.last);
    let due = widget.session.wake().expect("a timer");
    assert_eq!(due.since(widget.now.instant), 2000);
    widget.pass(1999);
    widget.send(Message::TimerFired);
    assert_eq!(alternatives(&widget), None);
    widget.pass(1);
    widget.send(Message::TimerFired);
    assert!(alternatives(&widget).is_some());
    assert!(widget.screen().announcement.starts_with("DANA belum terbuka?"), "a screen reader hears of it");
    assert!(widget.session.wake().is_some_and(|wake| wake > widget.now.instant));

    for message in [Message::OpenPressed, Message::Hidden, Message::Shown, Message::Left, Message::Shown] {
        widget.send(message);
        widget.pass(5000);
        widget.send(Message::TimerFired);
        assert!(alternatives(&widget).is_some());
    }
}

#[test]
fn an_app_that_comes_up_leaves_the_screen_as_it_was() {
    for away in [Message::Hidden, Message::Left] {
        for span in [0, 50, 1000, 60_000] {
            let mut widget = on_phone();
            widget.send(Message::OpenPressed);
            widget.pass(1900);
            widget.send(away.clone());
            widget.pass(span);
            widget.send(Message::TimerFired);
            widget.send(Message::Shown);
            widget.pass(100);
            widget.send(Message::TimerFired);
            assert_eq!(alternatives(&widget), None, "{away:?} for {span} ms");
        }
    }
}

/// Some phones stop the page without telling it: its timer is late, or its clocks go apart.
#[test]
fn a_page_that_stood_still_was_behind_an_app() {
    let mut widget = on_phone();
    widget.send(Message::OpenPressed);
    widget.pass(7000);
    widget.send(Message::TimerFired);
    assert_eq!(alternatives(&widget), None, "the timer is five seconds late");

    let mut widget = on_phone();
    widget.send(Message::OpenPressed);
    widget.set_clock(30_000);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    assert_eq!(alternatives(&widget), None, "the device slept");

    widget.send(Message::OpenPressed);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    assert!(alternatives(&widget).is_some(), "the next tap is watched anew");
}

#[test]
fn nothing_unfolds_by_itself_or_where_nothing_was_opened() {
    let mut widget = on_phone();
    for _ in 0..20 {
        widget.sleep();
        if let Some(Effect::Read { .. }) = widget.last.last() {
            widget.answer(ok(&dana(&[("WEB", WEB), ("MOBILE", MOBILE)])));
        }
    }
    assert_eq!(alternatives(&widget), None);

    let desktop = Widget::answered(&dana(&[("WEB", WEB), ("MOBILE", MOBILE)]));
    let card_page = opened_in(phone(), &order("payment_link"));
    for mut widget in [desktop, card_page] {
        widget.send(Message::OpenPressed);
        widget.pass(2000);
        widget.send(Message::TimerFired);
        assert_eq!(alternatives(&widget), None);
        assert_eq!(widget.screen().announcement, "Menunggu pembayaran");
    }
}

#[test]
fn a_desktop_has_the_link_and_its_code_at_once() {
    let widget = Widget::answered(&dana(&[("WEB", WEB), ("MOBILE", MOBILE)]));
    let card = card(&widget);
    assert!(matches!(card.picture, Some(QrPicture::Drawn(_))));
    assert_eq!(card.button.map(|(_, url)| url).as_deref(), Some(MOBILE));
}

/// `other`: its words and where it leads.
#[track_caller]
fn check_others(links: &[(&str, &str)], pressed: &str, other: Option<(&str, &str)>, copied: &str) {
    let (mut widget, alternatives) = stuck(phone(), &dana(links));
    assert_eq!(card(&widget).button.map(|(_, url)| url).as_deref(), Some(pressed));
    assert_eq!(alternatives.link.as_ref().map(|way| (way.text.as_str(), way.url.as_str())), other);
    assert_eq!(widget.copy(CopyTarget::Link).as_deref(), Some(copied));
    assert!(matches!(card(&widget).picture, Some(QrPicture::Drawn(_))) && alternatives.scan.is_some());
}

#[test]
fn the_other_link_is_offered_where_there_is_another() {
    let page = Some(("Buka halaman web DANA", MOBILE));
    check_others(&[("WEB", WEB), ("MOBILE", MOBILE)], WEB, page, MOBILE);
    check_others(&[("DEEPLINK", APP), ("MOBILE", MOBILE)], APP, page, MOBILE);
    check_others(&[("WEB", WEB), ("DEEPLINK", APP)], WEB, Some(("Buka aplikasi DANA", APP)), WEB);
    check_others(&[("DEEPLINK", APP)], APP, None, APP);
}

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
fn a_payload_makes_no_intent() {
    let evil = "intent://pay#Intent;scheme=dana;package=com.evil;end";
    let mut widget = opened_in(phone(), &dana(&[("WEB", evil), ("MOBILE", evil), ("DEEPLINK", evil)]));
    widget.send(Message::OpenPressed);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    assert!(!format!("{:?}", widget.screen()).contains("intent:"));
}

#[test]
fn once_paid_nothing_is_left_to_open_or_to_copy() {
    let order = dana(&[("WEB", WEB)]);
    let (mut widget, _) = stuck(phone(), &order);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(order)));
    assert_eq!((widget.state(), widget.screen().card), ("paid", None));
    assert_eq!(widget.copy(CopyTarget::Link), None);
}

#[test]
fn a_copy_that_fails_says_what_to_do_by_hand() {
    let (mut widget, _) = stuck(phone(), &dana(&[("WEB", WEB)]));
    widget.send(Message::CopyEnded { what: CopyTarget::Link, worked: false });
    let copied = widget.screen().copied.expect("the copy ended");
    assert!(copied.advice.is_some_and(|advice| advice.contains("Salin tautan")));
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

#[test]
fn a_request_was_sent_only_where_the_payload_says_so() {
    let shown = |info: Value| {
        let order = with(with(order("ovo"), "/epayment_provider", "singapay"), "/pg_payment_info", info);
        Widget::answered(&order).screen().card
    };
    let asked = shown(json!({ "payment_url": null, "deeplink_url": null, "qr_string": null }));
    assert!(matches!(asked, Some(PaymentCard::Open(card)) if card.story.contains("sudah dikirim")));
    for info in
        [json!({ "foo": 1 }), json!({ "status": "pending" }), json!({ "id": "pr-1", "status": "REQUIRES_ACTION" })]
    {
        let card = shown(info.clone());
        assert!(
            !matches!(&card, Some(PaymentCard::Open(card)) if card.story.contains("sudah dikirim")),
            "{info}: {card:?}"
        );
    }
}

#[test]
fn a_phone_number_is_masked_as_it_was_written() {
    for (number, masked) in
        [("+628110000000", "+62811••••000"), ("628110000000", "+62811••••000"), ("08110000000", "08110••••000")]
    {
        let group = json!({ "channel_code": "OVO", "channel_properties": { "mobile_number": number } });
        let info = json!({ "actions": [], "payment_method": { "ewallet": group } });
        let widget = Widget::answered(&with(order("ovo"), "/pg_payment_info", info));
        assert!(card(&widget).story.contains(&format!("ke {masked}.")), "{}", card(&widget).story);
    }
}
