//! A first look, as the loader builds it of its lines, and the same facts of the whole screen.

use scalev_checkout::{
    contract::{config::Config, environment::Environment},
    payment::instruction::Instruction,
    screen::{self, Amount, CopyButton, Deadline, LinkCard, NumberCard, PaymentCard, Place, QrPicture},
    session::Session,
    value::time::Timestamp,
};

use super::widget::{self, NOON, Widget, ok};

/// A part of the card, and what stands there.
pub type Fact = (String, String);

/// Where the order of every fixture is asked for.
pub fn address() -> String {
    let Config { create, .. } = widget::config();
    create.expect("Scalev is asked").url
}

/// The lines for an answer of Scalev's, by a clock that shows `now`.
pub fn at(body: &str, page: Environment, now: Timestamp) -> Option<String> {
    screen::glance(body, &address(), widget::config().slug.as_deref(), page, now)
}

/// The same at the moment to which the fixtures belong.
pub fn of(order: &serde_json::Value, page: Environment) -> Option<String> {
    at(&order.to_string(), page, NOON)
}

/// The whole widget with the same answer at the same moment.
pub fn whole(order: &serde_json::Value, page: Environment) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.set_clock(-500);
    widget.answer(ok(order));
    assert_eq!(widget.now.wall, NOON);
    widget
}

/// An element of the card.
pub struct Element {
    pub tag: String,
    pub text: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// By its part, else by its class, else by its tag.
    fn name(&self) -> &str {
        self.attribute("part").or(self.attribute("class")).unwrap_or(&self.tag)
    }

    /// What a buyer sees, hears and copies of it and of all that is in it, from top to bottom.
    pub fn facts(&self) -> Vec<Fact> {
        let drawn = ["lang", "data-tone", "datetime", "viewBox", "width", "d", "aria-label", "copy", "done", "href"];
        let drawn = drawn.iter().filter_map(|name| Some(fact(name, self.attribute(name)?)));
        // It stands there also where it says nothing.
        let stands = self.attribute("class") == Some("place");
        let said = (!self.text.is_empty() || stands).then(|| fact(self.name(), &self.text));
        drawn.chain(said).chain(self.children.iter().flat_map(Self::facts)).collect()
    }
}

/// The card of such lines. What the loader would stumble over is a failure.
pub fn build(lines: &str) -> Element {
    let mut open: Vec<Element> = Vec::new();
    for line in lines.split('\n') {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut field = || fields.next().unwrap_or_else(|| panic!("too few fields: {line:?}"));
        let (depth, tag, text) = (field(), field(), field());
        let depth: usize = depth.parse().unwrap_or_else(|_| panic!("no depth: {line:?}"));
        let one_card = (depth == 0) == open.is_empty();
        assert!(one_card && depth <= open.len() && depth < 10, "nothing holds {line:?}");
        assert!(TAGS.contains(&tag.as_str()), "no tag of the card's: {line:?}");
        assert!(!text.contains(char::is_control), "no text: {line:?}");
        let attribute = |field: String| {
            let (name, value) = field.split_once('=').unwrap_or_else(|| panic!("no attribute: {line:?}"));
            assert!(ATTRIBUTES.contains(&name), "no attribute of the card's: {line:?}");
            (name.to_owned(), value.to_owned())
        };
        close(&mut open, depth);
        open.push(Element { tag, text, attributes: fields.map(attribute).collect(), children: Vec::new() });
    }
    close(&mut open, 1);
    open.pop().expect("a card")
}

const TAGS: [&str; 12] =
    ["section", "div", "p", "span", "b", "time", "button", "article", "a", "figure", "svg", "path"];
const ATTRIBUTES: [&str; 19] = [
    "class",
    "part",
    "translate",
    "lang",
    "aria-hidden",
    "aria-label",
    "type",
    "copy",
    "done",
    "href",
    "rel",
    "referrerpolicy",
    "data-tone",
    "datetime",
    "viewBox",
    "width",
    "fill",
    "d",
    "shape-rendering",
];

/// Puts what is open below `depth` into what holds it.
fn close(open: &mut Vec<Element>, depth: usize) {
    while open.len() > depth.max(1) {
        let last = open.pop().expect("it is open");
        open.last_mut().expect("what holds it").children.push(last);
    }
}

/// The facts that a first look must tell of this screen.
pub fn shown(widget: &Widget) -> Vec<Fact> {
    let screen = widget.screen();
    let mut facts =
        vec![fact("lang", screen.language.tag()), fact("data-tone", screen.tone), fact("status", &screen.headline)];
    if let Some(Deadline { label, text, iso, .. }) = &screen.deadline {
        facts.extend([fact("label", label), fact("datetime", iso), fact("deadline", text)]);
        let left = screen::countdown(&widget.session, widget.now.wall);
        facts.extend(left.map(|left| fact("countdown", &left)));
    }
    if let Some(amount) = &screen.amount {
        facts.extend(sum(amount));
    }
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => facts.extend(cards.iter().flat_map(numbers)),
        Some(PaymentCard::Qr(card)) => facts.extend(code(&card.picture)),
        Some(PaymentCard::Open(card)) => facts.extend(open(card)),
        None => {}
    }
    facts
}

/// Whether it is all that this buyer needs, by what the whole screen shows. Only the whole widget knows of pages that the
/// gateway does not name.
pub fn is_plain(widget: &Widget) -> bool {
    let screen = widget.screen();
    if matches!(widget.session.instruction(), Some(Instruction::Hosted(None))) {
        return false;
    }
    let usable = match &screen.card {
        Some(PaymentCard::Numbers(cards)) => !cards.is_empty(),
        Some(PaymentCard::Qr(card)) => matches!(card.picture, QrPicture::Drawn(_)) && card.notes.is_empty(),
        Some(PaymentCard::Open(card)) => card.picture.is_none() && card.others.is_none(),
        None => false,
    };
    usable && screen.state.name() == "unpaid" && screen.notices.is_empty() && screen.amount.is_some()
}

fn sum(amount: &Amount) -> Vec<Fact> {
    let Amount { label, head, stressed, spoken, advice, copy } = amount;
    let mut facts = vec![fact("label", label), fact("span", head)];
    facts.extend((!stressed.is_empty()).then(|| fact("b", stressed)));
    facts.push(fact("unseen", spoken));
    facts.extend(copy.iter().flat_map(button));
    facts.extend(advice.iter().map(|advice| fact("exact", advice)));
    facts
}

fn button(copy: &CopyButton) -> Vec<Fact> {
    let CopyButton { label, name, done, text, .. } = copy;
    vec![fact("aria-label", name), fact("copy", text), fact("done", done), fact("before", label)]
}

fn numbers(card: &NumberCard) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (index, number) in card.numbers.iter().enumerate() {
        facts.push(fact("label", &number.label));
        facts.extend(card.place.iter().filter(|_| index == 0).map(|place: &Place| fact(place.part(), place.name())));
        facts.extend(number.groups.iter().map(|group| fact("span", group)));
        facts.push(fact("unseen", &number.spoken));
        let is_last = index + 1 == card.numbers.len();
        facts.extend(card.holder.iter().filter(|_| is_last).map(|holder| fact("account-holder", holder)));
        facts.extend(button(number.copy.as_ref().expect("it can be copied")));
    }
    facts
}

fn open(card: &LinkCard) -> Vec<Fact> {
    let mut facts: Vec<Fact> = card.title.iter().map(|title| fact("merchant", title)).collect();
    facts.push(fact("advice", &card.story));
    facts.extend(card.button.iter().flat_map(|(text, url)| [fact("href", url), fact("pay-link", text)]));
    facts
}

fn code(picture: &QrPicture) -> Vec<Fact> {
    let QrPicture::Drawn(drawing) = picture else { return Vec::new() };
    let side = drawing.side;
    vec![
        fact("viewBox", &format!("0 0 {side} {side}")),
        fact("width", &drawing.width().to_string()),
        fact("d", &format!("M0 0h{side}v{side}H0z")),
        fact("d", &drawing.path),
    ]
}

fn fact(name: &str, text: &str) -> Fact {
    (name.to_owned(), text.to_owned())
}
