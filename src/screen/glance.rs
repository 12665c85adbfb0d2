//! What a buyer came for, to pay by while the rest of the widget is still on its way: the amount, and the number, the code
//! or the link. It is there only where nothing about it is in doubt; else the buyer waits for the whole screen, which says why.

use super::{
    Amount, CopyButton, Deadline, LinkCard,
    amount::amount,
    card,
    deadline::{deadline, time_left},
    doubt::doubts,
    number::{self, Listed},
    wallet, words,
};
use crate::{
    contract::environment::Environment,
    gateway,
    payment::{
        Payment,
        bank::Bank,
        instruction::{Instruction, Qr},
        method::{Outlet, Wallet},
        status::Status,
    },
    response::order,
    session::{State, clock::Clock},
    value::{
        json::Json,
        language::Language,
        link::UrlPolicy,
        qr::{self, Drawing},
        qris::Qris,
        time::Timestamp,
    },
};

/// What was answered at `url`, as the elements of a card that stands as the whole screen's will: a line each, with its
/// depth from 0 on, its tag, its text and each attribute as `name=value`, and tabs between them. `slug`: of the order at
/// Scalev, which its answer must repeat. `None`: a merchant's own backend answered.
#[must_use]
pub fn glance(body: &str, url: &str, slug: Option<&str>, page: Environment, now: Timestamp) -> Option<String> {
    let url_policy = UrlPolicy::of(url)?;
    let document = Json::parse(body)?;
    // Other envelopes wait for the whole widget.
    let order = [&document, document.at(&["data"])].into_iter().find(|object| order::is_order(object))?;
    let payment = order::payment(order, slug, url_policy, gateway::preview)?;
    if !is_plain(&payment, now) {
        return None;
    }
    let state = State::Payment(payment.status);
    let total = amount(&payment, state, page.language).filter(|total| total.copy.is_some())?;
    let clock = Clock::default();
    let mut card = Lines::default();
    begin(&payment, state, page.language, &mut card);
    if let Some(limit) = deadline(&payment, &clock, now, &page) {
        time(&limit, time_left(&payment, &clock, now), &mut card);
    }
    sum(&total, &mut card);
    payment_card(payment.payable()?, &page, &mut card)?;
    Some(card.0)
}

/// Open, in time by a clock that may be right, and nothing that a buyer must know first.
fn is_plain(payment: &Payment, now: Timestamp) -> bool {
    payment.status == Status::Unpaid
        && payment.deadline.is_none_or(|deadline| deadline > now)
        && payment.created_at.is_none_or(|made| made <= now)
        && doubts(payment).iter().all(Option::is_none)
}

fn begin(payment: &Payment, state: State, language: Language, card: &mut Lines) {
    let attributes = [
        ("class", "card glance notranslate"),
        ("translate", "no"),
        ("lang", language.tag()),
        ("data-tone", state.name()),
    ];
    card.add(0, "section", "", &attributes);
    card.add(
        1,
        "p",
        &words::waiting(payment, payment.order.has_proof).say(language),
        &[("class", "status"), ("part", "status")],
    );
}

fn time(limit: &Deadline, left: Option<String>, card: &mut Lines) {
    card.add(1, "div", "", &[("class", "deadline")]);
    card.add(2, "p", "", &[]);
    card.add(3, "span", &limit.label, &[("class", "label")]);
    card.add(3, "time", &limit.text, &[("part", "deadline"), ("datetime", &limit.iso)]);
    if let Some(left) = left {
        card.add(2, "span", &left, &[("class", "countdown"), ("part", "countdown")]);
    }
}

fn sum(total: &Amount, card: &mut Lines) {
    card.add(1, "div", "", &[("class", "total")]);
    card.add(2, "p", "", &[]);
    card.add(3, "span", &total.label, &[("class", "label")]);
    card.add(3, "span", "", &[("class", "amount"), ("part", "amount"), SILENT]);
    card.add(4, "span", &total.head, &[]);
    if !total.stressed.is_empty() {
        card.add(4, "b", &total.stressed, &[]);
    }
    card.add(3, "span", &total.spoken, &[UNSEEN]);
    if let Some(copy) = &total.copy {
        button(2, copy, "copy-amount", card);
    }
    if let Some(advice) = &total.advice {
        card.add(1, "p", advice, &[("class", "exact")]);
    }
}

/// `None` for what takes more to be paid.
fn payment_card(instruction: &Instruction, page: &Environment, card: &mut Lines) -> Option<()> {
    let language = page.language;
    let to_open = match instruction {
        Instruction::Qr(Qr::Verified { qris, .. }) => return scan(qris, card),
        // The whole screen has a name for it.
        Instruction::VirtualAccount { bank: Some(Bank::Other(_)), .. }
        | Instruction::Bill { bank: Some(Bank::Other(_)), .. }
        | Instruction::RetailCode { outlet: Some(Outlet::Other(_)), .. }
        | Instruction::Wallet { wallet: Wallet::Other(_), .. }
        | Instruction::Push { wallet: Wallet::Other(_), .. } => return None,
        Instruction::Wallet { wallet, .. } => Some(wallet::on_a_phone(wallet, instruction.wallet_links()?, page)?),
        Instruction::Push { wallet, phone } => Some(wallet::pushed(wallet, phone.as_deref(), language)),
        Instruction::Hosted(page) => Some(card::page_to_open(page.as_ref()?, language)),
        _ => None,
    };
    if let Some(entry) = to_open {
        open(&entry, card);
        return Some(());
    }
    let cards = number::listed(instruction);
    card.add(1, "div", "", &[("class", if cards.len() > 1 { "several" } else { "only" })]);
    cards.iter().try_for_each(|listed| numbers(listed, language, card))?;
    (!cards.is_empty()).then_some(())
}

/// `None` where one cannot be copied.
fn numbers(listed: &Listed<'_>, language: Language, card: &mut Lines) -> Option<()> {
    card.add(2, "div", "", &[("class", "thing")]);
    let last = listed.numbers.len().saturating_sub(1);
    for (index, (kind, code)) in listed.numbers.iter().enumerate() {
        let number = number::number(index, *kind, code, listed.place.as_ref(), language);
        card.add(3, "div", "", &[("class", "number")]);
        card.add(4, "div", "", &[("class", "top")]);
        card.add(5, "span", &number.label, &[("class", "label")]);
        if let Some(place) = listed.place.as_ref().filter(|_| index == 0) {
            card.add(5, "span", place.name(), &[("class", "place"), ("part", place.part())]);
        }
        card.add(4, "p", "", &[("class", "code"), ("part", number.part), SILENT]);
        for group in &number.groups {
            card.add(5, "span", group, &[]);
        }
        card.add(4, "p", &number.spoken, &[UNSEEN]);
        if let Some(holder) = listed.holder.filter(|_| index == last) {
            let line = number::holder_line(holder, language);
            card.add(4, "p", &line, &[("class", "holder"), ("part", "account-holder")]);
        }
        button(4, number.copy.as_ref()?, number.copy_part(), card);
    }
    Some(())
}

/// A wallet or a page to open, or an app that waits.
fn open(entry: &LinkCard, card: &mut Lines) {
    let class = if entry.button.is_none() { "thing waits" } else { "thing scan" };
    card.add(1, "article", "", &[("class", class)]);
    if let Some(title) = &entry.title {
        card.add(2, "p", title, &[("class", "merchant")]);
    }
    card.add(2, "p", &entry.story, &[("class", "advice")]);
    if let Some((text, url)) = &entry.button {
        let way = [("class", "button"), ("part", "pay-link"), ("href", url)];
        card.add(
            2,
            "a",
            text,
            &[&way[..], &[("rel", "noopener noreferrer"), ("referrerpolicy", "no-referrer")]].concat(),
        );
    }
}

/// A code that says its amount and has passed its checks.
fn scan(qris: &Qris, card: &mut Lines) -> Option<()> {
    qris.amount?;
    let drawing = qr::draw(qris.text())?;
    let Drawing { side, path } = &drawing;
    let (view_box, width) = (format!("0 0 {side} {side}"), drawing.width().to_string());
    let look = [("class", "qr"), ("part", "qr"), ("viewBox", &view_box), ("width", &width)];
    card.add(1, "figure", "", &[("class", "thing scan")]);
    card.add(2, "svg", "", &look);
    card.add(3, "path", "", &[("fill", "#fff"), ("d", &crate::value::svg::background((*side, *side)))]);
    card.add(3, "path", "", &[("fill", "#000"), ("d", path), ("shape-rendering", "crispEdges")]);
    Some(())
}

/// What it copies and says then is for the loader, which hears it.
fn button(depth: u8, copy: &CopyButton, part: &str, card: &mut Lines) {
    let look = [("class", "copy"), ("part", part), ("type", "button"), ("aria-label", &copy.name)];
    card.add(depth, "button", "", &[&look[..], &[("copy", &copy.text), ("done", &copy.done)]].concat());
    card.add(depth + 1, "span", &copy.label, &[("class", "before")]);
    card.add(depth + 1, "span", "", &[("class", "after"), SILENT]);
}

/// Seen, and told to those who listen in other words.
const SILENT: (&str, &str) = ("aria-hidden", "true");

const UNSEEN: (&str, &str) = ("class", "unseen");

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, depth: u8, tag: &str, text: &str, attributes: &[(&str, &str)]) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push(char::from(b'0' + depth));
        for field in [tag, text] {
            self.field(field);
        }
        for (name, value) in attributes {
            self.field(name);
            self.0.push('=');
            self.plain(value);
        }
    }

    fn field(&mut self, text: &str) {
        self.0.push('\t');
        self.plain(text);
    }

    /// A name from a payload may hold what parts lines and fields.
    fn plain(&mut self, text: &str) {
        self.0.extend(text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
    }
}
