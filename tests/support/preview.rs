//! A preview, and the whole widget with the same answer.

use scalev_checkout::{
    contract::{Config, Environment},
    markup,
    payment::Instruction,
    response,
    screen::{self, PaymentCard, Preview, QrPicture},
    session::Session,
    value::Timestamp,
};

use super::widget::{self, NOON, Widget, ok};

/// The URL of every fixture's order.
pub fn address() -> String {
    let Config { create, .. } = widget::config();
    create.expect("Scalev is asked").url
}

/// The preview of Scalev's answer on a device whose clock shows `now`.
pub fn at(body: &str, page: Environment, now: Timestamp) -> Option<Preview> {
    screen::preview(&response::preview(body, &address(), widget::config().slug.as_deref())?, &page, now)
}

/// The state of the payment in an answer of Scalev's, as the preview's module names it; empty where it is no order.
pub fn state(body: &str) -> &'static str {
    let payment = response::preview(body, &address(), widget::config().slug.as_deref());
    payment.map(|payment| payment.status.name()).unwrap_or_default()
}

/// The preview at the time of the fixtures.
pub fn of(order: &serde_json::Value, page: Environment) -> Option<Preview> {
    at(&order.to_string(), page, NOON)
}

/// The lines that the loader gets.
pub fn lines(preview: &Preview) -> String {
    markup::lines(&markup::preview(preview), &preview.countdown)
}

/// The whole widget with the same answer at the same moment.
pub fn whole(order: &serde_json::Value, page: Environment) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.set_clock(-500);
    widget.answer(ok(order));
    assert_eq!(widget.now.wall, NOON);
    widget
}

/// True where the widget's screen has no more than a preview. Pages that the gateway does not name need the widget.
pub fn may_have_preview(widget: &Widget) -> bool {
    let screen = widget.screen();
    if matches!(widget.session.instruction(), Some(Instruction::Hosted(None))) {
        return false;
    }
    let usable = match &screen.card {
        Some(PaymentCard::Numbers(cards)) => !cards.is_empty(),
        Some(PaymentCard::Qr(card)) => matches!(card.picture, QrPicture::Drawn(_)) && card.notes.is_empty(),
        Some(PaymentCard::Open(card)) => card.picture.is_none() && card.alternatives.is_none(),
        None => false,
    };
    usable && screen.state.name() == "unpaid" && screen.notices.is_empty() && screen.amount.is_some()
}
