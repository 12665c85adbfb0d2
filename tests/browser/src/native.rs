//! The wasm's widget against the same code compiled for this machine: the elements and events of every answer are equal.

use sandbox::{PUBLISHABLE_KEY, STORE_ID};
use scalev_checkout::{
    contract::{
        Config, Environment, Request,
        user_agent::{InApp, is_webview},
    },
    markup::{self, Node, Text},
    screen::{self, PaymentCard, QrPicture, Screen},
    session::{Effect, Message, Session, clock::Now, event::Event},
    value::{Instant, Language, Timestamp, UrlPolicy},
};
use serde_json::{Value, json};

use crate::{
    harness::{Page, Stage, Store},
    support::widget::{SLUG, Widget, ok},
};

/// Answers to a widget, one after the other: each but the first comes after a press on "check status".
pub struct Case {
    pub name: String,
    pub language: Language,
    /// The device's time, in Unix milliseconds.
    pub now: i64,
    pub source: Source,
    pub answers: Vec<Value>,
}

impl Case {
    /// True where both may be in the page at a time, which has one clock.
    fn is_like(&self, other: &Self) -> bool {
        (self.now, self.answers.len()) == (other.now, other.answers.len())
    }
}

/// The server that the widget asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Scalev,
    /// A merchant's own, which asks the gateway.
    Backend,
}

/// Widgets in the page at a time: more would take longer than a script may.
const AT_ONCE: usize = 12;

/// Milliseconds that an answer takes.
const PAUSE: i64 = 500;

/// Compares one case after the other, and fails with all differences.
#[track_caller]
pub fn compare(stage: &Stage<'_>, cases: &[Case]) {
    let head = PAGE.replace("{assets}", stage.sandbox.assets());
    let page = stage.open(&Store { head, body: String::new(), ..Store::with(&[]) });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    let around = environment(&page);
    let mut wrong = Vec::new();
    for cases in cases.chunk_by(Case::is_like).flat_map(|same| same.chunks(AT_ONCE)) {
        let expected: Vec<Value> = cases.iter().map(|case| native(case, &around)).collect();
        let asked: Vec<Value> = cases.iter().zip(&expected).map(|(case, expected)| asked(case, expected)).collect();
        let drawn = page.wait_script(DRAW, vec![json!(asked), json!(cases[0].now), json!(PAUSE)]);
        assert!(drawn.is_array(), "{drawn}");
        for (index, (case, expected)) in cases.iter().zip(&expected).enumerate() {
            wrong.extend(difference(expected, &drawn[index]).map(|line| format!("{}: {line}", case.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// The environment of a widget in this page, but for its language.
fn environment(page: &Page<'_>) -> Environment {
    let facts = page.script("return [location.href, location.pathname, navigator.userAgent, !!navigator.share]");
    let [address, path, agent] = [0, 1, 2].map(|index| facts[index].as_str().expect("a text").to_owned());
    let link = address.replace(&path, "/hosted");
    Environment {
        path,
        link: Some(link),
        in_app: InApp::read(&agent),
        webview: is_webview(&agent),
        shares: facts[3] == true,
        heading_level: 2,
        address,
        ..Environment::default()
    }
}

fn asked(case: &Case, expected: &Value) -> Value {
    let options = match case.source {
        Source::Scalev => json!({ "storeId": STORE_ID, "publishableKey": PUBLISHABLE_KEY, "order": SLUG }),
        Source::Backend => json!({ "paymentUrl": address("pay"), "statusUrl": address("status") }),
    };
    let answers: Vec<String> = case.answers.iter().map(Value::to_string).collect();
    json!({ "language": case.language.tag(), "slug": SLUG, "options": options, "answers": answers, "expected": expected })
}

fn address(path: &str) -> String {
    format!("https://toko.example/{path}?{SLUG}")
}

fn config(source: Source, page: &Environment) -> Config {
    let ask = |path| Some(Request { url: address(path), key: None });
    match source {
        Source::Scalev => {
            let attributes = [("store-id", STORE_ID), ("publishable-key", PUBLISHABLE_KEY), ("order", SLUG)];
            let get = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
            Config::read(get, None, page).expect("right attributes")
        }
        Source::Backend => Config {
            create: ask("pay"),
            follow: ask("status"),
            payment: None,
            slug: None,
            url_policy: UrlPolicy::Public,
        },
    }
}

/// The markup of the case by native code.
fn native(case: &Case, around: &Environment) -> Value {
    let page = Environment { language: case.language, ..around.clone() };
    let session = Session::new(Ok(config(case.source, &page)), page);
    let start = Now { wall: Timestamp(case.now).after(-PAUSE), instant: Instant(0) };
    let mut widget = Widget::at(session, start);
    for (index, answer) in case.answers.iter().enumerate() {
        if index > 0 {
            widget.send(Message::CheckPressed);
        }
        widget.answer(ok(answer));
    }
    // No gateway's picture is on this machine.
    if let Some(url) = picture(&widget.screen()) {
        widget.send(Message::PictureFailed(url));
    }
    let mut elements = Vec::new();
    let countdown = screen::countdown(&widget.session, widget.now.wall).unwrap_or_default();
    fold(&markup::card(&widget.screen()), 0, &countdown, &mut elements);
    json!({ "elements": elements, "events": events(&widget) })
}

fn picture(screen: &Screen) -> Option<String> {
    match &screen.card {
        Some(PaymentCard::Qr(card)) => match &card.picture {
            QrPicture::Image(url) if !url.starts_with("data:") => Some(url.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The name and the fields of each event.
fn events(widget: &Widget) -> Vec<Vec<String>> {
    let emitted = widget.effects.iter().filter_map(|effect| match effect {
        Effect::Emit(event) | Effect::EmitOnce(event) => Some(event),
        _ => None,
    });
    emitted.map(|event| [event.kind.name().to_owned()].into_iter().chain(fields(event)).collect()).collect()
}

fn fields(event: &Event) -> Vec<String> {
    let fields = [
        ("action", event.action.map(str::to_owned)),
        ("amount", event.amount.clone()),
        ("code", event.code.map(str::to_owned)),
        ("currency", Some(event.currency.to_owned())),
        ("isProbablySpam", event.is_probably_spam.map(|spam| spam.to_string())),
        ("method", event.method.clone()),
        ("orderId", event.order_id.clone()),
        ("status", Some(event.status.to_owned())),
    ];
    fields.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect()
}

/// A line for each element, before its children: depth, tag and text, then the attributes by name.
fn fold(node: &Node, depth: usize, countdown: &str, lines: &mut Vec<Vec<String>>) {
    let text = match &node.text {
        Text::None => "",
        Text::Static(text) => text,
        Text::Countdown => countdown,
    };
    let mut attributes: Vec<String> = node.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    attributes.sort_unstable();
    lines.push([depth.to_string(), node.tag.to_owned(), text.to_owned()].into_iter().chain(attributes).collect());
    node.children.iter().flatten().for_each(|child| fold(child, depth + 1, countdown, lines));
}

/// The first element or event that differs.
fn difference(expected: &Value, drawn: &Value) -> Option<String> {
    ["elements", "events"].into_iter().find_map(|kind| {
        let [expected, drawn] = [expected, drawn].map(|all| all[kind].as_array().map_or(&[][..], Vec::as_slice));
        let place = (0..expected.len().max(drawn.len())).find(|place| expected.get(*place) != drawn.get(*place))?;
        let of = |all: &[Value]| all.get(place).map_or("nothing".to_owned(), Value::to_string);
        Some(format!("{kind} {place}: {} instead of {}", of(drawn), of(expected)))
    })
}

/// Answers the widget's requests from a table, and stops its clocks.
const PAGE: &str = concat!("<script>", include_str!("native/page.js"), "</script>");

/// Draws the cases, each in an element of its own.
const DRAW: &str = include_str!("native/draw.js");
