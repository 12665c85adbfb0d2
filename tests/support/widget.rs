//! A widget without a browser: a session, the device's clocks, and the session's effects.

use scalev_checkout::{
    contract::{Config, Environment, Failure, Request},
    response::ApiResponse,
    screen::{self, PaymentCard, Screen},
    session::{
        self, Ask, CopyTarget, Effect, Message, Session,
        clock::Now,
        event::{Event, EventKind},
    },
    value::{Instant, Language, Timestamp, UrlPolicy},
};
use serde_json::Value;

use super::orders;

pub const STORE: &str = "store_contoh";
pub const KEY: &str = "sfpk_contoh_0123456789";
pub const SLUG: &str = "WjCcExampleSlugExampleSlugExampleSlug00";
pub const OWN_LINK: &str = "https://toko.example/pesanan";
/// 2026-11-20T09:00:00Z, an hour after the orders were made.
pub const NOON: Timestamp = Timestamp(1_795_165_200_000);

pub struct Widget {
    pub session: Session,
    /// The device's clocks.
    pub now: Now,
    /// All effects of the session, oldest first.
    pub effects: Vec<Effect>,
    /// The effects of the last message, without `action` events.
    pub last: Vec<Effect>,
}

/// The configuration of valid attributes.
pub fn config() -> Config {
    let attributes = |name: &str| match name {
        "store-id" => Some(STORE),
        "publishable-key" => Some(KEY),
        "order" => Some(SLUG),
        _ => None,
    };
    Config::read(attributes, None, &page()).expect("these attributes are right")
}

/// The configuration of a merchant's own backend, with `payment-url` and `status-url`.
pub fn backend() -> Config {
    let ask = |url: &str| Some(Request { url: url.to_owned(), key: None });
    Config {
        create: ask("https://toko.example/pay"),
        follow: ask("https://toko.example/status"),
        payment: None,
        slug: None,
        url_policy: UrlPolicy::Public,
    }
}

pub fn page() -> Environment {
    Environment { link: Some(OWN_LINK.to_owned()), heading_level: 2, ..Environment::default() }
}

/// The screen of an order for a page in English.
pub fn in_english(order: &Value) -> Screen {
    let page = Environment { language: Language::English, ..page() };
    let mut widget = Widget::of(Session::new(Ok(config()), page));
    widget.answer(ok(order));
    widget.screen()
}

/// An answer with a JSON body and no readable header.
pub fn ok(order: &Value) -> ApiResponse {
    ApiResponse { status: 200, body: order.to_string(), ..ApiResponse::default() }
}

pub fn status(status: u16, body: &str) -> ApiResponse {
    ApiResponse { status, body: body.to_owned(), ..ApiResponse::default() }
}

impl Widget {
    /// A widget whose first request is pending.
    pub fn started() -> Self {
        Self::of(Session::new(Ok(config()), page()))
    }

    /// A widget that has got its first answer.
    pub fn answered(order: &Value) -> Self {
        let mut widget = Self::started();
        widget.answer(ok(order));
        widget
    }

    pub fn of(session: Session) -> Self {
        Self::at(session, Now { wall: NOON, instant: Instant(0) })
    }

    /// A widget at that time, whose first request is pending.
    pub fn at(session: Session, now: Now) -> Self {
        let mut widget = Self { session, now, effects: Vec::new(), last: Vec::new() };
        widget.send(Message::Started { seed: 7, visible: true });
        widget
    }

    pub fn send(&mut self, message: Message) {
        let effects = session::update(&mut self.session, message, self.now);
        let reports = |effect: &&Effect| matches!(effect, Effect::Emit(event) if event.kind == EventKind::Action);
        self.last = effects.iter().filter(|effect| !reports(effect)).cloned().collect();
        self.effects.extend(effects);
    }

    /// Ends the pending request with `answer`, half a second after it was sent.
    pub fn answer(&mut self, answer: ApiResponse) {
        self.end(Ok(answer));
    }

    pub fn fail(&mut self, failure: Failure) {
        self.end(Err(failure));
    }

    pub fn end(&mut self, result: Result<ApiResponse, Failure>) {
        let request = self.last_request().expect("a request is on the way");
        let sent = self.now.instant;
        self.pass(500);
        let result = result.map(|answer| ApiResponse { sent, received: self.now.instant, ..answer });
        self.send(Message::Responded { request, result });
    }

    /// Advances both clocks of the device.
    pub fn pass(&mut self, millis: i64) {
        self.set_clock(millis);
        self.now.instant = self.now.instant.after(millis);
    }

    /// Moves the device's wall clock alone: as when it is set, or after a sleep.
    pub fn set_clock(&mut self, millis: i64) {
        self.now.wall = self.now.wall.after(millis);
    }

    /// Advances the clocks until the session's timer, fires it, and returns the milliseconds until it.
    #[track_caller]
    pub fn sleep(&mut self) -> i64 {
        let wake = self.session.wake().expect("the session wants to wake");
        let slept = wake.since(self.now.instant).max(0);
        self.pass(slept);
        self.send(Message::TimerFired);
        slept
    }

    pub fn screen(&self) -> Screen {
        screen::screen(&self.session)
    }

    pub fn state(&self) -> &'static str {
        self.session.state().name()
    }

    /// The names `create` and `read` of all requests, in their order.
    pub fn requests(&self) -> Vec<&'static str> {
        requests(&self.effects)
    }

    pub fn events(&self, kind: EventKind) -> Vec<&Event> {
        let emitted = self.effects.iter().filter_map(|effect| match effect {
            Effect::Emit(event) | Effect::EmitOnce(event) => Some(event),
            _ => None,
        });
        emitted.filter(|event| event.kind == kind).collect()
    }

    pub fn logs(&self) -> Vec<&str> {
        let logged = self.effects.iter().filter_map(|effect| match effect {
            Effect::Log(line) => Some(line.as_str()),
            _ => None,
        });
        logged.collect()
    }

    /// The text that the last message copies or shares by a `wanted` effect.
    pub fn text_of(&self, wanted: fn(&Effect) -> bool) -> Option<String> {
        self.last.iter().filter(|effect| wanted(effect)).find_map(|effect| match effect {
            Effect::Copy(target) | Effect::ShareText(target) => self.screen().copy_text(*target).map(str::to_owned),
            _ => None,
        })
    }

    /// Presses a copy button, and returns the copied text.
    pub fn copy(&mut self, what: CopyTarget) -> Option<String> {
        self.send(Message::CopyPressed(what));
        self.text_of(|effect| matches!(effect, Effect::Copy(_)))
    }

    pub fn last_request(&self) -> Option<u32> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Ask { request, .. } => Some(*request),
            _ => None,
        })
    }
}

pub fn requests(effects: &[Effect]) -> Vec<&'static str> {
    let name = |effect: &Effect| match effect {
        Effect::Ask { ask: Ask::Create, .. } => Some("create"),
        Effect::Ask { ask: Ask::Read { .. }, .. } => Some("read"),
        _ => None,
    };
    effects.iter().filter_map(name).collect()
}

/// An answer with a `Date` header.
pub fn dated(order: &Value, date: &str) -> ApiResponse {
    ApiResponse { date: Some(date.to_owned()), ..ok(order) }
}

pub fn shows_number(screen: &Screen) -> bool {
    matches!(&screen.card, Some(PaymentCard::Numbers(cards)) if cards.iter().any(|card| !card.numbers.is_empty()))
}

/// A widget that shows an unpaid virtual account.
pub fn waiting() -> Widget {
    let widget = Widget::answered(&orders::virtual_account());
    assert_eq!(widget.state(), "unpaid");
    assert!(shows_number(&widget.screen()));
    widget
}

/// Checks that the screen has no instruction and that no number can be copied.
#[track_caller]
pub fn check_nothing_to_pay(widget: &mut Widget) {
    let screen = widget.screen();
    assert_eq!((screen.card, screen.deadline), (None, None));
    assert!(screen.steps.is_empty() && screen.proof.is_none());
    assert_eq!(widget.copy(CopyTarget::Number(0)), None);
}
