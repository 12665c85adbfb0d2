//! `npm/custom-elements.json`, the Custom Elements Manifest for editors and Storybook, made of the code, the declarations
//! and `docs/theming.md`. `UPDATE=1 cargo test custom_elements` writes it.

use std::{collections::BTreeSet, env, fs, path::Path};

use scalev_checkout::{
    contract::{ATTRIBUTES, TAG},
    markup::{self, Node},
};
use serde_json::{Value, json};

use crate::{
    declarations::{DECLARATIONS, camel_case},
    support::screens::screens,
    theming::{file, quoted, rows},
};

/// The lines of the declaration that begins with `start`.
fn declaration(start: &str, end: &str) -> Vec<&'static str> {
    let (_, rest) = DECLARATIONS.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    let (body, _) = rest.split_once(end).expect("an end");
    body.lines().map(str::trim).collect()
}

/// The text of a comment in one line.
fn comment(line: &str) -> Option<&str> {
    line.strip_prefix("/** ")?.strip_suffix(" */")
}

/// The strings of a union, each with the comment before it.
fn commented(start: &str, end: &str) -> Vec<(&'static str, &'static str)> {
    let lines = declaration(start, end);
    let pairs = lines.windows(2).filter_map(|pair| Some((pair[1].split('"').nth(1)?, comment(pair[0])?)));
    pairs.collect()
}

/// An attribute with its type and its comment in the declarations.
fn attribute(name: &str) -> Value {
    let options = declaration("export interface CheckoutOptions {", "\n}");
    let declared = format!("{}?: ", camel_case(name));
    let place = options.iter().position(|line| line.starts_with(&declared)).unwrap_or_else(|| panic!("no {declared}"));
    let description = comment(options[place - 1]).unwrap_or_else(|| panic!("{name} has no comment"));
    let kind = options[place].trim_start_matches(&declared).trim_end_matches(';');
    let mut attribute = json!({ "name": name, "type": { "text": kind }, "description": description });
    if let Some((_, default)) = description.to_lowercase().split_once("default ") {
        let default = default.split(['.', ',']).next().unwrap_or_default().trim_matches('`');
        if !default.contains(' ') && !default.contains('/') {
            attribute["default"] = json!(default);
        }
    }
    attribute
}

fn parts(page: &str) -> Vec<Value> {
    let rows = rows(page, "## Parts");
    let named = |row: &Vec<&str>| {
        let description = row[1].to_owned();
        quoted(row[0]).map(|name| json!({ "name": name, "description": description })).collect::<Vec<_>>()
    };
    rows.iter().flat_map(named).collect()
}

/// The properties that a shop may set, with their values in the light theme and in the dark one.
fn css_properties(page: &str) -> Vec<Value> {
    let rows = rows(page, "## Colors, corners, type");
    let named = |row: &Vec<&str>| {
        let defaults = [row[2], row[3]].map(|cell| cell.trim_matches('`'));
        let names: Vec<&str> = quoted(row[0]).collect();
        let pair = names.iter().zip(defaults);
        pair.map(|(name, default)| json!({ "name": name, "description": row[1], "default": default }))
            .collect::<Vec<_>>()
    };
    rows.iter().flat_map(named).collect()
}

fn events() -> Vec<Value> {
    let events = commented("export type CheckoutEvents = {", "as `scalev-checkout:");
    let event = |(name, description): &(&str, &str)| {
        json!({
            "name": format!("{TAG}:{name}"), "type": { "text": "CustomEvent<CheckoutEventDetail>" }, "description": description,
        })
    };
    events.iter().map(event).collect()
}

fn slots() -> Vec<Value> {
    let fallback = json!({ "name": "", "description": "The link that the buyer sees until the widget runs, and where it cannot." });
    let named = commented("export type CheckoutSlot =", ";");
    let named = named.iter().map(|(name, description)| json!({ "name": name, "description": description }));
    [fallback].into_iter().chain(named).collect()
}

fn manifest() -> Value {
    let page = file("docs/theming.md");
    let attributes: Vec<Value> = ATTRIBUTES.into_iter().chain(["theme"]).map(attribute).collect();
    let module = format!("v{}/checkout.js", env!("CARGO_PKG_VERSION"));
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": module,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": "ScalevCheckoutElement",
                "tagName": TAG,
                "superclass": { "name": "HTMLElement", "package": "global:" },
                "summary": env!("CARGO_PKG_DESCRIPTION"),
                "description": "The payment of one order. Its state is in `data-state`, which the element sets itself.",
                "attributes": attributes,
                "events": events(),
                "slots": slots(),
                "cssParts": parts(&page),
                "cssProperties": css_properties(&page),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": TAG,
                "declaration": { "name": "ScalevCheckoutElement", "module": module },
            }],
        }],
    })
}

#[test]
fn the_manifest_matches_the_code_and_the_docs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("npm/custom-elements.json");
    let fresh = serde_json::to_string_pretty(&manifest()).expect("JSON") + "\n";
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &fresh).expect("a file to write");
    }
    let written = fs::read_to_string(&path).expect("the manifest");
    assert_eq!(written, fresh, "{}: UPDATE=1 writes it", path.display());
}

/// The names of the slots in a tree.
fn slots_of(node: &Node, all: &mut BTreeSet<String>) {
    if node.tag == "slot" {
        all.extend(node.attribute("name").map(str::to_owned));
    }
    node.children.iter().flatten().for_each(|child| slots_of(child, all));
}

#[test]
fn every_slot_of_a_screen_is_declared() {
    let mut found = BTreeSet::new();
    for (_, widget) in screens() {
        slots_of(&markup::card(&widget.screen()), &mut found);
    }
    let declared: BTreeSet<String> =
        commented("export type CheckoutSlot =", ";").into_iter().map(|(name, _)| name.to_owned()).collect();
    assert!(!found.is_empty() && found.is_subset(&declared), "{found:?}");
}
