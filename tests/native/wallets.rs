//! A wallet on a phone: one link, opened by the buyer's tap alone, and the alternatives where no app opened.

mod app_launch;
mod in_app;
mod one_device;
mod push;

use crate::support::{
    orders::{order, paid, with},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::{
        Environment,
        user_agent::{InApp, System},
    },
    screen::{Alternatives, LinkCard, PaymentCard, QrPicture},
    session::{CopyTarget, Message, Session},
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

/// The page stays visible for two seconds after a tap, so no app has opened.
fn not_opened(page: Environment, order: &Value) -> (Widget, Alternatives) {
    let mut widget = opened_in(page, order);
    widget.send(Message::OpenPressed);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    let alternatives = alternatives(&widget).expect("other ways");
    (widget, alternatives)
}

#[test]
fn a_desktop_shows_the_link_and_its_qr_at_once() {
    let widget = Widget::answered(&dana(&[("WEB", WEB), ("MOBILE", MOBILE)]));
    let card = card(&widget);
    assert!(matches!(card.picture, Some(QrPicture::Drawn(_))));
    assert_eq!(card.button.map(|(_, url)| url).as_deref(), Some(MOBILE));
}

/// `other`: text and URL of the other link.
#[track_caller]
fn check_other_link(links: &[(&str, &str)], pressed: &str, other: Option<(&str, &str)>, copied: &str) {
    let (mut widget, alternatives) = not_opened(phone(), &dana(links));
    assert_eq!(card(&widget).button.map(|(_, url)| url).as_deref(), Some(pressed));
    assert_eq!(alternatives.link.as_ref().map(|way| (way.text.as_str(), way.url.as_str())), other);
    assert_eq!(widget.copy(CopyTarget::Link).as_deref(), Some(copied));
    assert!(matches!(card(&widget).picture, Some(QrPicture::Drawn(_))) && alternatives.scan.is_some());
}

#[test]
fn the_alternatives_offer_the_payments_other_link() {
    let page = Some(("Buka halaman web DANA", MOBILE));
    check_other_link(&[("WEB", WEB), ("MOBILE", MOBILE)], WEB, page, MOBILE);
    check_other_link(&[("DEEPLINK", APP), ("MOBILE", MOBILE)], APP, page, MOBILE);
    check_other_link(&[("WEB", WEB), ("DEEPLINK", APP)], WEB, Some(("Buka aplikasi DANA", APP)), WEB);
    check_other_link(&[("DEEPLINK", APP)], APP, None, APP);
}

/// Of two actions with the same name, the button opens the one with the method `GET`; `POST` is for the merchant's server.
#[test]
fn the_button_opens_the_action_that_is_for_the_buyer() {
    let action = |method: &str, url: &str| json!({ "name": "deeplink-redirect", "url_type": "WEB", "method": method, "url": url });
    let actions = json!([action("POST", "https://m.dana.example/servers"), action("GET", WEB)]);
    let gopay = json!({ "transaction_status": "pending", "payment_type": "gopay", "actions": actions });
    let midtrans = with(with(order("gopay"), "/epayment_provider", "midtrans"), "/pg_payment_info", gopay);
    let xendit = with(dana(&[]), "/pg_payment_info/actions", actions);
    for order in [midtrans, xendit] {
        assert_eq!(card(&opened_in(phone(), &order)).button.map(|(_, url)| url).as_deref(), Some(WEB));
    }
}

#[test]
fn an_intent_link_of_a_payload_is_not_shown() {
    let evil = "intent://pay#Intent;scheme=dana;package=com.evil;end";
    let mut widget = opened_in(phone(), &dana(&[("WEB", evil), ("MOBILE", evil), ("DEEPLINK", evil)]));
    widget.send(Message::OpenPressed);
    widget.pass(2000);
    widget.send(Message::TimerFired);
    assert!(!format!("{:?}", widget.screen()).contains("intent:"));
}

#[test]
fn a_paid_wallet_payment_has_nothing_to_open_or_copy() {
    let order = dana(&[("WEB", WEB)]);
    let (mut widget, _) = not_opened(phone(), &order);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(order)));
    assert_eq!((widget.state(), widget.screen().card), ("paid", None));
    assert_eq!(widget.copy(CopyTarget::Link), None);
}

#[test]
fn a_failed_copy_of_the_link_shows_advice() {
    let (mut widget, _) = not_opened(phone(), &dana(&[("WEB", WEB)]));
    widget.send(Message::CopyEnded { what: CopyTarget::Link, worked: false });
    let copied = widget.screen().copied.expect("the copy ended");
    assert!(copied.advice.is_some_and(|advice| advice.contains("Salin tautan")));
}
