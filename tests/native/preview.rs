//! The preview: it shows what the whole screen will, and nothing where that has more to say.

use std::collections::BTreeSet;

use crate::support::{
    fixture::{self, Fixture},
    mutation, preview,
    widget::{Widget, page},
};
use proptest::prelude::*;
use scalev_checkout::{
    contract::environment::Environment,
    markup::{self, Node, Text},
    payment::instruction::{Instruction, Qr},
    response, screen,
    value::{
        language::Language,
        time::{Timestamp, Zone},
    },
};
use serde_json::Value;

/// Every language and every zone, in the hand and on the desk.
fn pages() -> Vec<Environment> {
    let mut pages = Vec::new();
    for language in [Language::Indonesian, Language::English] {
        for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
            pages.extend([true, false].map(|phone| Environment { language, zone, phone, ..page() }));
        }
    }
    pages
}

/// The elements, by part or class, that the preview shows wherever the whole screen does.
const SHOWN: [&str; 14] = [
    "status",
    "deadline",
    "countdown",
    "amount",
    "copy-amount",
    "exact",
    "bank",
    "outlet",
    "payment-code",
    "copy-code",
    "biller-code",
    "copy-biller",
    "qr",
    "pay-link",
];

fn name(node: &Node) -> Option<&str> {
    let name = node.attribute("part").or(node.attribute("class"))?;
    SHOWN.contains(&name).then_some(name)
}

/// The elements that must be in both, from top to bottom.
fn shown<'a>(node: &'a Node, all: &mut Vec<&'a Node>) {
    if name(node).is_some() {
        all.push(node);
    }
    node.children.iter().flatten().for_each(|child| shown(child, all));
}

/// Checks that `some` is `whole` without some elements.
fn is_of(some: &Node, whole: &Node) -> Result<(), String> {
    let same = (some.tag, &some.attributes, &some.text, &some.event, &some.copy)
        == (whole.tag, &whole.attributes, &whole.text, &whole.event, &whole.copy);
    if !same {
        return Err(format!("{some:?} is not {whole:?}"));
    }
    are_of(some, whole)
}

fn are_of(some: &Node, whole: &Node) -> Result<(), String> {
    let mut candidates = whole.children.iter().flatten();
    for child in some.children.iter().flatten() {
        let mut last = format!("{child:?} is not in it");
        let mut is_there = |candidate: &Node| is_of(child, candidate).map_err(|error| last = error).is_ok();
        if !candidates.any(|candidate| is_there(candidate)) {
            return Err(last);
        }
    }
    Ok(())
}

/// Says whether there is a preview, after comparing it with the whole screen.
#[track_caller]
fn check(case: &str, order: &Value, page: &Environment) -> bool {
    let widget = preview::whole(order, page.clone());
    let Some(preview) = preview::of(order, page.clone()) else { return false };
    assert!(preview::is_plain(&widget), "{case}: the whole screen has more to say\n{preview:?}");
    let (card, whole) = (markup::preview(&preview), markup::card(&widget.screen()));
    for attribute in ["lang", "data-tone", "translate"] {
        assert_eq!(card.attribute(attribute), whole.attribute(attribute), "{case}: {attribute}");
    }
    are_of(&card, &whole).unwrap_or_else(|error| panic!("{case}: {error}"));
    let (mut here, mut there) = (Vec::new(), Vec::new());
    shown(&card, &mut here);
    shown(&whole, &mut there);
    assert_eq!(
        here.iter().map(|node| name(node)).collect::<Vec<_>>(),
        there.iter().map(|node| name(node)).collect::<Vec<_>>(),
        "{case}"
    );
    let left = screen::countdown(&widget.session, widget.now.wall).unwrap_or_default();
    assert_eq!(preview.countdown, left, "{case}");
    reads(&preview);
    true
}

/// An element as the loader reads it: depth, tag, text, and attributes.
type Line = (usize, String, String, Vec<(String, String)>);

fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn elements(node: &Node, depth: usize, countdown: &str, all: &mut Vec<Line>) {
    let text = match &node.text {
        Text::None => "",
        Text::Static(text) => text,
        Text::Countdown => countdown,
    };
    let mut attributes: Vec<_> =
        node.attributes.iter().map(|(name, value)| ((*name).to_owned(), plain(value))).collect();
    if let Some(copy) = &node.copy {
        attributes.extend([("copy".to_owned(), plain(&copy.text)), ("done".to_owned(), plain(&copy.done))]);
    }
    all.push((depth, node.tag.to_owned(), plain(text), attributes));
    for child in node.children.iter().flatten() {
        elements(child, depth + 1, countdown, all);
    }
}

/// As the loader takes a line apart.
fn read(line: &str) -> Line {
    let mut fields = line.split('\t');
    let mut field = || fields.next().unwrap_or_else(|| panic!("too few fields: {line:?}"));
    let depth = field();
    assert_eq!(depth.len(), 1, "{line:?}");
    let (depth, tag, text) = (depth.parse().expect("a depth"), field().to_owned(), field().to_owned());
    let attribute = |field: &str| field.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let attributes = fields.map(|field| attribute(field).unwrap_or_else(|| panic!("no attribute: {line:?}")));
    (depth, tag, text, attributes.collect())
}

/// The lines are the elements of the card.
#[track_caller]
fn reads(preview: &screen::Preview) {
    let mut expected = Vec::new();
    elements(&markup::preview(preview), 0, &preview.countdown, &mut expected);
    let read: Vec<Line> = preview::lines(preview).split('\n').map(read).collect();
    assert_eq!(read, expected);
}

/// True where the payload is read by the name of a gateway of Scalev's, or needs none.
fn is_of_scalev(order: &Value) -> bool {
    let named = order["epayment_provider"].as_str().unwrap_or_default();
    ["bank_transfer", "payment_link"].iter().any(|method| order["payment_method"] == *method)
        || fixture::SCALEVS.contains(&named)
}

/// True where Scalev passes the payload on in another form: older APIs of Xendit's, SingaPay's own.
fn is_rare(name: &str) -> bool {
    name.contains(".legacy") || name.contains(".raw")
}

#[test]
fn what_is_seen_first_is_what_stays() {
    for Fixture { name, order, .. } in fixture::of_scalev() {
        for page in pages() {
            let expected =
                is_of_scalev(&order) && !is_rare(&name) && preview::is_plain(&preview::whole(&order, page.clone()));
            assert_eq!(check(&name, &order, &page), expected, "{name} has a preview, or has none");
        }
    }
}

/// The names of an alternation in the loader's expression for a line, from `start` on.
fn listed(expression: &str, start: &str) -> BTreeSet<String> {
    let (_, list) = expression.split_once(start).expect("a list");
    let (list, _) = list.split_once(')').expect("its end");
    list.split('|').map(str::to_owned).collect()
}

/// What could run a script or send a request is not in the lists, because no card has it.
#[test]
fn the_loader_builds_what_cards_have_and_nothing_else() {
    let (mut tags, mut names) = (BTreeSet::new(), BTreeSet::new());
    for Fixture { order, .. } in fixture::of_scalev() {
        for page in pages() {
            let Some(preview) = preview::of(&order, page) else { continue };
            let memory = screen::Memory { preview, advice: String::new(), check: String::new(), left: 0 };
            let mut lines = Vec::new();
            elements(&markup::memory(&memory), 0, "", &mut lines);
            for (_, tag, _, attributes) in lines {
                tags.insert(tag);
                names.extend(attributes.into_iter().map(|(name, _)| name));
            }
        }
    }
    // Names with a hyphen are those of ARIA and of drawings; a link's address has an expression of its own.
    names.retain(|name| !name.contains('-') && name != "href");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/loader/card.ts");
    let text = std::fs::read_to_string(path).expect("the file");
    assert_eq!(listed(&text, r"/^\d\t("), tags);
    assert_eq!(listed(&text, "(\\t(("), names);
}

#[test]
fn every_gateway_and_every_kind_has_one() {
    let page = || Environment { phone: true, ..page() };
    let shown = fixture::of_scalev().into_iter().filter(|fixture| preview::of(&fixture.order, page()).is_some());
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    for Fixture { name, order, .. } in shown {
        let gateway = name.split('/').next().unwrap_or_default();
        found.insert(format!("{gateway}: {}", kind(&preview::whole(&order, page()))));
        count += 1;
    }
    let expected = [
        "duitku: code for a cashier",
        "duitku: page to open",
        "duitku: qris",
        "duitku: virtual account",
        "duitku: wallet to open",
        "ipaymu: code for a cashier",
        "ipaymu: page to open",
        "ipaymu: qris",
        "ipaymu: virtual account",
        "midtrans: bill",
        "midtrans: code for a cashier",
        "midtrans: page to open",
        "midtrans: qris",
        "midtrans: virtual account",
        "midtrans: wallet to open",
        "scalev: code for a cashier",
        "scalev: page to open",
        "scalev: qris",
        "scalev: transfer of a unique amount",
        "scalev: transfer to one",
        "scalev: transfer to one of several",
        "scalev: virtual account",
        "scalev: wallet that waits",
        "scalev: wallet to open",
        "singapay: page to open",
        "singapay: qris",
        "singapay: virtual account",
        "singapay: wallet that waits",
        "singapay: wallet to open",
        "xendit: code for a cashier",
        "xendit: page to open",
        "xendit: qris",
        "xendit: virtual account",
        "xendit: wallet that waits",
        "xendit: wallet to open",
    ];
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert!(count >= 90, "only {count} have one");
}

fn kind(widget: &Widget) -> &'static str {
    let unique = widget.screen().amount.is_some_and(|amount| !amount.stressed.is_empty());
    match widget.session.instruction() {
        Some(Instruction::VirtualAccount { .. }) => "virtual account",
        Some(Instruction::Bill { .. }) => "bill",
        Some(Instruction::RetailCode { .. }) => "code for a cashier",
        Some(Instruction::Qr(Qr::Verified { .. })) => "qris",
        Some(Instruction::ManualTransfer { .. }) if unique => "transfer of a unique amount",
        Some(Instruction::ManualTransfer { accounts }) if accounts.len() > 1 => "transfer to one of several",
        Some(Instruction::ManualTransfer { .. }) => "transfer to one",
        Some(Instruction::Wallet { .. }) => "wallet to open",
        Some(Instruction::Push { .. }) => "wallet that waits",
        Some(Instruction::Hosted(_)) => "page to open",
        _ => "nothing to look at",
    }
}

/// Names and numbers that try to be more lines, more fields, or something else than text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\t"),
        Just("\r"),
        Just("\0"),
        Just("\u{85}"),
        Just("\u{2028}"),
        Just("\u{202e}"),
        Just("="),
        Just("1\tbutton\tBayar"),
        Just("&#10;"),
        Just("&#9;"),
        Just("<b>"),
        Just("BCA"),
        Just("381659999814525"),
        Just("é"),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// The pointers of every text in an order.
fn texts(order: &Value) -> Vec<String> {
    let mut found = Vec::new();
    mutation::pointers(order, "", &mut found);
    found.retain(|pointer| order.pointer(pointer).is_some_and(Value::is_string));
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_payload_is_anything_else(
        fixture in prop::sample::select(fixture::of_scalev().into_iter().map(|fixture| fixture.order).collect::<Vec<_>>()),
        which in any::<prop::sample::Index>(),
        text in hostile(),
        behind in any::<bool>(),
    ) {
        let mut order = fixture;
        let pointer = which.get(&texts(&order)).clone();
        let field = order.pointer_mut(&pointer).expect("a field");
        let before = field.as_str().filter(|_| behind).unwrap_or_default();
        *field = format!("{before}{text}").into();
        check(&format!("{pointer} = {field}"), &order, &page());
    }

    #[test]
    fn no_answer_makes_it_panic(body in ".*", url in ".*") {
        for (url, slug) in [(url, None), (preview::address(), Some(crate::support::widget::SLUG))] {
            prop_assert_eq!(response::preview(&body, &url, slug), None);
        }
    }

    #[test]
    fn no_time_makes_it_panic(
        fixture in prop::sample::select(fixture::whole_orders().into_iter().map(|fixture| fixture.order).collect::<Vec<_>>()),
        now in any::<i64>(),
    ) {
        if let Some(preview) = preview::at(&fixture.to_string(), page(), Timestamp(now)) {
            reads(&preview);
        }
    }
}

/// All of them take minutes. A field has eight forms, and this meets every one of them in its turn.
const SOME: usize = 31;

#[test]
fn any_field_may_be_missing_or_wrong() {
    for Fixture { name, order, .. } in fixture::of_scalev() {
        for (change, order) in mutation::variants(&order).into_iter().step_by(SOME) {
            if preview::of(&order, page()).is_some() {
                check(&format!("{name}: {change}"), &order, &page());
            }
        }
    }
}
