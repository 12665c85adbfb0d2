//! The preview shows a part of the widget's screen, and there is none where the widget's screen has more to show.

mod allowlist;
mod broken;
mod kind;

use crate::support::{
    fixture::{self, Fixture},
    preview,
    widget::page,
};
use scalev_checkout::{
    contract::Environment,
    markup::{self, Node, Text},
    screen,
    value::{Language, Zone},
};
use serde_json::Value;

/// Every language and every zone, on phone and desktop.
fn pages() -> Vec<Environment> {
    let mut pages = Vec::new();
    for language in [Language::Indonesian, Language::English] {
        for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
            pages.extend([true, false].map(|phone| Environment { language, zone, phone, ..page() }));
        }
    }
    pages
}

/// The elements, by part or class, that the preview shows wherever the widget's screen does.
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

/// Checks that `some` is `whole`, of which elements may be left out.
fn check_part(some: &Node, whole: &Node) -> Result<(), String> {
    let same = (some.tag, &some.attributes, &some.text, &some.event, &some.copy)
        == (whole.tag, &whole.attributes, &whole.text, &whole.event, &whole.copy);
    if !same {
        return Err(format!("{some:?} is not {whole:?}"));
    }
    check_children(some, whole)
}

fn check_children(some: &Node, whole: &Node) -> Result<(), String> {
    let mut candidates = whole.children.iter().flatten();
    for child in some.children.iter().flatten() {
        let mut last = format!("{child:?} is not in it");
        let mut is_there = |candidate: &Node| check_part(child, candidate).map_err(|error| last = error).is_ok();
        if !candidates.any(|candidate| is_there(candidate)) {
            return Err(last);
        }
    }
    Ok(())
}

/// Compares the preview with the widget's screen. False: there is no preview.
#[track_caller]
fn check(case: &str, order: &Value, page: &Environment) -> bool {
    let widget = preview::whole(order, page.clone());
    let Some(preview) = preview::of(order, page.clone()) else { return false };
    assert!(preview::may_have_preview(&widget), "{case}: the widget's screen has more to show\n{preview:?}");
    let (card, whole) = (markup::preview(&preview), markup::card(&widget.screen()));
    for attribute in ["lang", "data-tone", "translate"] {
        assert_eq!(card.attribute(attribute), whole.attribute(attribute), "{case}: {attribute}");
    }
    check_children(&card, &whole).unwrap_or_else(|error| panic!("{case}: {error}"));
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
    check_lines(&preview);
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

/// Splits a line as the loader does.
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

/// Checks that the lines have the elements of the card.
#[track_caller]
fn check_lines(preview: &screen::Preview) {
    let mut expected = Vec::new();
    elements(&markup::preview(preview), 0, &preview.countdown, &mut expected);
    let read: Vec<Line> = preview::lines(preview).split('\n').map(read).collect();
    assert_eq!(read, expected);
}

/// True where the order names a gateway of Scalev, or its method needs no gateway.
fn is_of_scalev(order: &Value) -> bool {
    let named = order["epayment_provider"].as_str().unwrap_or_default();
    ["bank_transfer", "payment_link"].iter().any(|method| order["payment_method"] == *method)
        || fixture::SCALEVS.contains(&named)
}

/// True for payloads in a form that Scalev does not send: Xendit's older APIs, and SingaPay's own.
fn is_rare(name: &str) -> bool {
    name.contains(".legacy") || name.contains(".raw")
}

#[test]
fn the_preview_is_a_part_of_the_widgets_screen() {
    for Fixture { name, order, .. } in fixture::of_scalev() {
        for page in pages() {
            let expected = is_of_scalev(&order)
                && !is_rare(&name)
                && preview::may_have_preview(&preview::whole(&order, page.clone()));
            assert_eq!(check(&name, &order, &page), expected, "{name} has a preview, or has none");
        }
    }
}
