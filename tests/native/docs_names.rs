//! The names in `docs/llms.txt` and in the tables of `docs/` are those of `checkout.d.ts`, which `declarations.rs` compares
//! with the code.

use std::{collections::BTreeSet, fs, path::Path};

use scalev_checkout::markup::{self, Node};

use crate::{
    docs_pages::code_spans,
    support::{orders, screens::screens, widget::Widget},
};

/// The folder of the npm package's sources.
const PACKAGE: &str = "npm";

const DECLARATIONS: &str = "npm/checkout.d.ts";

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// The text after `start` up to `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start:?}"));
    rest.split_once(end).map_or(rest, |(section, _)| section)
}

/// The strings of a type in the declarations, such as a union's.
fn strings(declarations: &str, start: &str, end: &str) -> BTreeSet<String> {
    set(between(declarations, start, end).split('"').skip(1).step_by(2))
}

/// The names of an interface's properties.
fn properties(declarations: &str, interface: &str) -> BTreeSet<String> {
    let (_, rest) = declarations
        .split_once(&format!("export interface {interface} "))
        .unwrap_or_else(|| panic!("{DECLARATIONS} has no {interface}"));
    let body = between(rest, "{", "\n}");
    let names = body.lines().filter_map(|line| {
        let name = line.trim().trim_start_matches("readonly ").split([':', '(', '?']).next()?.trim_matches('"');
        let is_name = name.starts_with(|char: char| char.is_ascii_lowercase());
        (is_name && line.trim_end().ends_with(';')).then_some(name)
    });
    set(names)
}

/// A section of `docs/llms.txt`.
fn section(heading: &str) -> String {
    between(&read("docs/llms.txt"), &format!("## {heading}\n"), "\n## ").to_owned()
}

/// The names that a section lists: of its items, else all.
fn listed(heading: &str) -> BTreeSet<String> {
    let section = section(heading);
    let items = section.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next()).collect::<Vec<_>>();
    if items.is_empty() { set(code_spans(&section)) } else { set(items) }
}

/// The names of the slots in an element.
fn named_slots(node: &Node, all: &mut BTreeSet<String>) {
    if node.tag == "slot" {
        all.extend(node.attribute("name").map(str::to_owned));
    }
    node.children.iter().flatten().for_each(|child| named_slots(child, all));
}

/// The first cells of the table below `heading`.
fn table(page: &str, heading: &str) -> BTreeSet<String> {
    let text = read(page);
    let rows = between(&text, heading, "\n\n#").lines().skip_while(|line| !line.starts_with('|'));
    let cells = rows.take_while(|line| line.starts_with('|')).skip(2).filter_map(|line| line.split(" | ").next());
    cells.flat_map(code_spans).map(str::to_owned).collect()
}

#[test]
fn documented_attributes_slots_states_and_methods_exist() {
    let declarations = read(DECLARATIONS);
    let attributes = properties(&declarations, "CheckoutAttributes");
    assert_eq!(listed("Attributes"), attributes);
    let mut in_table = table("docs/embed.md", "## Attributes");
    assert!(in_table.remove("data-script"), "an attribute of the element that names the script");
    assert_eq!(in_table, attributes);

    let states = strings(&declarations, "export type CheckoutState =", ";");
    assert_eq!(table("docs/embed.md", "## States"), states);
    let documented = section("States");
    assert!(states.iter().all(|state| documented.contains(&format!("`{state}`"))), "{documented}");

    let slots = listed("Slots");
    assert_eq!(table("docs/theming.md", "## Your own words"), slots);
    let mut drawn = BTreeSet::new();
    for (_, widget) in screens() {
        named_slots(&markup::card(&widget.screen()), &mut drawn);
    }
    assert!(drawn.is_subset(&slots), "{drawn:?}");
    let ended = Widget::answered(&orders::with(orders::virtual_account(), "/pg_payment_info/status", "EXPIRED"));
    named_slots(&markup::card(&ended.screen()), &mut drawn);
    assert_eq!(drawn, slots);

    let methods = listed("Methods");
    let handle: BTreeSet<String> = ["CheckoutHandle", "OpenCheckout", "ScalevCheckout", "CheckoutOptions"]
        .iter()
        .flat_map(|name| properties(&declarations, name))
        .collect();
    for name in &methods {
        let bare = name.trim_start_matches("window.").split('(').next().unwrap_or_default();
        assert!(handle.contains(bare) || bare == "ScalevCheckout", "{name} is not in {DECLARATIONS}");
    }
    let options = properties(&declarations, "CheckoutOptions");
    assert!(options.is_subset(&methods), "{:?}", options.difference(&methods));
}

#[test]
fn documented_events_fields_actions_and_codes_exist() {
    let declarations = read(DECLARATIONS);
    let mut events = strings(&declarations, "export type CheckoutEvents = {", " as `");
    let table_of_events = table("docs/events.md", "# Events and conversion pixels");
    assert_eq!(table_of_events, events.iter().map(|name| format!("scalev-checkout:{name}")).collect());
    events.insert("document".to_owned());
    events.insert("scalev-checkout:".to_owned());
    assert_eq!(listed("Events"), events);

    let fields = properties(&declarations, "CheckoutEventDetail");
    let documented = listed("Fields of event.detail");
    assert!(fields.is_subset(&documented), "{:?}", fields.difference(&documented));

    let actions = strings(&declarations, "export type CheckoutAction =", ";");
    assert_eq!(listed("Actions"), actions);
    assert_eq!(table("docs/events.md", "## The buyer's actions"), actions);

    let codes = strings(&declarations, "export type CheckoutErrorCode =", ";");
    assert_eq!(listed("Error codes"), codes);
    assert_eq!(table("docs/errors.md", "# Errors and their cures"), codes);
}

#[test]
fn documented_parts_properties_exports_and_pages_exist() {
    let parts = table("docs/theming.md", "## Parts");
    let documented: BTreeSet<String> = listed("Parts").into_iter().filter(|name| name != "::part()").collect();
    assert!(documented.is_subset(&parts), "{:?}", documented.difference(&parts));
    assert_eq!(listed("Properties for colors and type"), table("docs/theming.md", "## Colors, corners, type"));

    let package = read(&format!("{PACKAGE}/index.js"));
    for name in ["load", "version", "integrity"] {
        let exported = [format!("export const {name} "), format!("export function {name}(")];
        assert!(exported.iter().any(|line| package.contains(line)), "the package does not export {name}");
        assert!(section("npm package").contains(&format!("`{name}")), "{name}");
    }

    let pages: BTreeSet<String> = section("Pages")
        .lines()
        .filter_map(|line| line.strip_prefix("- [")?.split(']').next())
        .map(str::to_owned)
        .collect();
    let english: BTreeSet<String> =
        crate::docs_pages::pages().into_iter().map(|[english, _]| english.replace("docs/", "")).collect();
    assert_eq!(pages, english);
}
