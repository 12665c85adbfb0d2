//! The elements of every screen, compared with `tests/markup` and checked by common rules.

use std::{collections::BTreeSet, env, fs, path::Path};

use crate::support::{
    fixture,
    screens::screens,
    widget::{Widget, page},
};
use scalev_checkout::{
    contract::Environment,
    markup::{self, Node, Text},
    screen::{Detail, screen},
    session::Session,
    value::Language,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/markup");

/// Bytes of a path that are kept; other tests read the codes that the paths draw.
const LONGEST: usize = 60;

fn attribute((name, value): &(&str, String)) -> String {
    if *name == "d" && value.len() > LONGEST {
        return format!(" d=\"{}… ({} bytes)\"", &value[..LONGEST], value.len());
    }
    format!(" {name}=\"{value}\"")
}

fn text(node: &Node) -> &str {
    match &node.text {
        Text::None => "",
        Text::Static(text) => text,
        Text::Countdown => "(countdown)",
    }
}

/// Writes an element in the manner of HTML, with the message that it sends and the text that it copies.
fn write(node: &Node, depth: usize, lines: &mut String) {
    let attributes: String = node.attributes.iter().map(attribute).collect();
    let sends = node.event.iter().map(|(event, message)| format!(" on:{event}={message:?}")).collect::<String>();
    let copies = node.copy.iter().map(|copy| format!(" copies={:?}", copy.text)).collect::<String>();
    let indent = "  ".repeat(depth);
    lines.push_str(&format!("{indent}<{}{attributes}{sends}{copies}>{}\n", node.tag, text(node)));
    node.children.iter().flatten().for_each(|child| write(child, depth + 1, lines));
}

/// The elements at which the Tab key stops, from top to bottom.
fn stops<'a>(node: &'a Node, stops_at: &mut Vec<&'a Node>) {
    let focusable = match node.tag {
        "a" => node.attribute("href").is_some(),
        "button" | "summary" | "input" => true,
        _ => false,
    };
    if focusable {
        stops_at.push(node);
    }
    let closed = node.tag == "details" && node.attribute("open").is_none();
    let children = node.children.iter().flatten();
    children.filter(|child| !closed || child.tag == "summary").for_each(|child| stops(child, stops_at));
}

/// The accessible name.
fn name(node: &Node) -> &str {
    node.attribute("aria-label").unwrap_or_else(|| text(node))
}

fn kept(widget: &Widget) -> String {
    let card = markup::card(&widget.screen());
    let mut lines = String::new();
    write(&card, 0, &mut lines);
    let mut all = Vec::new();
    stops(&card, &mut all);
    lines.push_str("\nTab order:\n");
    for stop in all {
        lines.push_str(&format!("{} {} {:?}\n", stop.tag, stop.attribute("part").unwrap_or("-"), name(stop)));
    }
    lines.push_str(&format!("\nExpected content:\n{}\n", shortened(&markup::expected(&card))));
    lines
}

fn shortened(expected: &str) -> String {
    let cut = |part: &str| if part.len() > LONGEST { format!("{}…", &part[..LONGEST]) } else { part.to_owned() };
    expected.split('|').map(cut).collect::<Vec<_>>().join("|")
}

/// `UPDATE=1` in the environment writes the files: for an intended change, to be reviewed in the diff.
#[test]
fn every_screen_matches_its_markup_file() {
    let update = env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for (name, widget) in screens() {
        let (file, seen) = (Path::new(FOLDER).join(format!("{name}.txt")), kept(&widget));
        assert!(names.insert(format!("{name}.txt")), "two screens are called {name}");
        if update {
            fs::create_dir_all(FOLDER).and_then(|()| fs::write(&file, &seen)).expect("a file to write");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if expected != seen {
            wrong.push(format!("{name}: {}", difference(&expected, &seen)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let files: BTreeSet<String> = fs::read_dir(FOLDER)
        .expect("the folder of markup files")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    assert_eq!(files, names, "a file without a screen, or a screen without a file");
}

fn difference(expected: &str, seen: &str) -> String {
    let line = expected.lines().zip(seen.lines()).position(|(one, other)| one != other);
    let line = line.unwrap_or_else(|| expected.lines().count().min(seen.lines().count()));
    let of = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    format!("line {}\n- {}\n+ {}", line + 1, of(expected), of(seen))
}

const TAGS: [&str; 32] = [
    "a", "article", "b", "button", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figure", "img", "input",
    "label", "legend", "li", "ol", "p", "path", "progress", "section", "slot", "small", "span", "summary", "svg",
    "time", "h2", "ul", "em", "strong",
];

/// The faults of an element and its descendants. `hidden`: screen readers skip it.
fn faults(node: &Node, hidden: bool, found: &mut Vec<String>) {
    let has = |name| node.attribute(name).is_some_and(|value| !value.is_empty());
    let mut check = |right: bool, rule: &str| {
        if !right {
            found.push(format!("{rule}: {} {:?}", node.tag, node.attributes));
        }
    };
    let names: BTreeSet<&str> = node.attributes.iter().map(|(name, _)| *name).collect();
    check(TAGS.contains(&node.tag), "a known tag");
    check(names.len() == node.attributes.len(), "each attribute once");
    check(node.text == Text::None || node.children.is_empty(), "text or children");
    check(!node.attributes.iter().any(|(name, _)| name.starts_with("on") || *name == "style"), "no script, no style");
    let hidden = hidden || node.attribute("aria-hidden") == Some("true");
    match node.tag {
        "button" => {
            check(node.attribute("type") == Some("button"), "a button that submits nothing");
            check(node.event.as_ref().is_some_and(|(event, _)| *event == "click"), "a button sends a message");
            check(!name(node).is_empty() || has("aria-label"), "a button has a name");
            let label = node.children.iter().flatten().next().map(|label| text(label)).unwrap_or_default();
            // WCAG 2.5.3: "Salin" is seen, "Salin total bayar" is spoken.
            let first = label.split(' ').next().unwrap_or_default();
            check(name(node).contains(first), "the name contains the label");
            check(!hidden, "a control is not hidden");
        }
        "a" => {
            check(has("href") && !text(node).is_empty(), "a link has a URL and a text");
            check(node.attribute("rel") == Some("noopener noreferrer"), "a link sends no referrer");
            check(node.attribute("referrerpolicy") == Some("no-referrer"), "a link sends no referrer");
            check(!hidden, "a control is not hidden");
        }
        "img" => {
            check(has("alt") && has("src"), "a picture has a text");
            let policy = node.attributes.iter().position(|(name, _)| *name == "referrerpolicy");
            let source = node.attributes.iter().position(|(name, _)| *name == "src");
            check(policy < source && policy.is_some(), "a picture sends no referrer, from its first request on");
        }
        "svg" => check(node.attribute("role") == Some("img") && has("aria-label"), "a drawing has a name"),
        "input" => check(node.event.as_ref().is_some_and(|(event, _)| *event == "change"), "an input sends a message"),
        "time" => check(has("datetime"), "a time for machines"),
        "progress" | "dialog" => check(has("aria-label"), "it has a name"),
        _ => {}
    }
    node.children.iter().flatten().for_each(|child| faults(child, hidden, found));
}

fn count(node: &Node, wanted: &impl Fn(&Node) -> bool) -> usize {
    usize::from(wanted(node)) + node.children.iter().flatten().map(|child| count(child, wanted)).sum::<usize>()
}

#[track_caller]
fn check(case: &str, card: &Node) {
    let mut found = Vec::new();
    faults(card, false, &mut found);
    assert!(found.is_empty(), "{case}: {}", found.join("\n"));
    let once = |name: &str, value: &str| count(card, &|node| node.attribute(name) == Some(value)) == 1;
    let label = card.attribute("aria-labelledby").expect("the card has a name");
    assert!(once("id", label), "{case}: the name of the card is there once");
    assert!(once("role", "heading") && once("role", "status"), "{case}: one heading, one live region");
    let mut ids = Vec::new();
    collect(card, &|node| node.attribute("id"), &mut ids);
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{case}: each id once");
    assert!(count(card, &|node| node.text == Text::Countdown) <= 1, "{case}: one countdown");
}

fn collect<'a, T>(node: &'a Node, get: &impl Fn(&'a Node) -> Option<T>, all: &mut Vec<T>) {
    all.extend(get(node));
    node.children.iter().flatten().for_each(|child| collect(child, get, all));
}

#[test]
fn every_screen_follows_the_accessibility_rules() {
    for (name, widget) in screens() {
        check(name, &markup::card(&widget.screen()));
    }
    for gateway in fixture::gateways() {
        for payload in fixture::payloads(gateway) {
            for page in [page(), Environment { phone: true, language: Language::English, ..page() }] {
                let mut widget = Widget::of(Session::new(Ok(crate::support::widget::config()), page));
                widget.answer(crate::support::widget::ok(&payload.order));
                check(&payload.name, &markup::card(&widget.screen()));
            }
        }
    }
}

/// The renderer updates children by their position, so every screen must have the same positions.
#[test]
fn a_missing_element_leaves_an_empty_position() {
    let places: BTreeSet<usize> =
        screens().iter().map(|(_, widget)| markup::card(&widget.screen()).children.len()).collect();
    assert_eq!(places.len(), 1, "{places:?}");
    let links = |widget: &Widget| {
        let card = markup::card(&widget.screen());
        let mut all = Vec::new();
        collect(&card, &|node| (node.attribute("class") == Some("links")).then_some(node.children.len()), &mut all);
        all
    };
    let places: BTreeSet<Vec<usize>> = screens().iter().map(|(_, widget)| links(widget)).collect();
    assert_eq!(places.len(), 1, "{places:?}");
}

#[test]
fn a_countdown_is_shown_where_it_has_a_label() {
    let mut counted = 0;
    for (name, widget) in screens() {
        let shown = screen(&widget.session);
        let label = shown.deadline.as_ref().is_some_and(|deadline| deadline.counter_label.is_some());
        let elements = count(&markup::card(&shown), &|node| node.text == Text::Countdown);
        assert_eq!(elements, usize::from(label), "{name}");
        counted += elements;
    }
    assert!(counted > 0);
}

/// HTML in a payload stays text.
#[test]
fn html_in_a_text_stays_text() {
    let mut shown = Widget::answered(&crate::support::orders::virtual_account()).screen();
    shown.title = "<img src=x onerror=alert(1)>".to_owned();
    let detail = shown.detail.clone().unwrap_or(Detail { title: String::new(), rows: Vec::new() });
    shown.detail = Some(Detail { title: "<script>".to_owned(), ..detail });
    let card = markup::card(&shown);
    let mut texts = Vec::new();
    collect(&card, &|node| Some(text(node).to_owned()), &mut texts);
    assert!(texts.contains(&"<script>".to_owned()) && texts.contains(&shown.title));
    check("hostile", &card);
}
