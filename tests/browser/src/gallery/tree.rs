//! The accessibility tree of a page, as Chromium hands it to screen readers: roles, names, and what they say of
//! themselves.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::harness::Page;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    node_id: String,
    #[serde(default)]
    ignored: bool,
    role: Option<Said>,
    name: Option<Said>,
    description: Option<Said>,
    value: Option<Said>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    value: Value,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Said,
}

/// The properties of a node that are kept. Focusability is not: the walk has it.
const PROPERTIES: &[&str] = &[
    "atomic",
    "busy",
    "checked",
    "disabled",
    "expanded",
    "invalid",
    "level",
    "live",
    "modal",
    "pressed",
    "readonly",
    "required",
    "roledescription",
    "selected",
    "valuemax",
    "valuemin",
    "valuetext",
];

/// The tree in lines, two blanks a level.
pub fn tree(page: &Page<'_>) -> String {
    page.devtools("Accessibility.enable", json!({}));
    let mut answer = page.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes: Vec<Node> = serde_json::from_value(answer["nodes"].take()).expect("a list of nodes");
    let first = nodes.first().expect("a page has a root").node_id.clone();
    let nodes: HashMap<String, Node> = nodes.into_iter().map(|node| (node.node_id.clone(), node)).collect();
    let mut lines = String::new();
    write(&nodes, &first, 0, "", &mut lines);
    page.devtools("Accessibility.disable", json!({}));
    lines
}

/// An ignored node is replaced by its children. A text that only repeats its parent's name is left out.
fn write(nodes: &HashMap<String, Node>, id: &str, depth: usize, above: &str, lines: &mut String) {
    let Some(node) = nodes.get(id) else {
        return;
    };
    let (role, name) = (said(node.role.as_ref()), said(node.name.as_ref()));
    let silent = role == "InlineTextBox" || (role == "StaticText" && name == above);
    let passed = node.ignored || role == "none" || (role == "generic" && name.is_empty());
    if silent {
        return;
    }
    if !passed {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&line(node, &role, &name));
        lines.push('\n');
    }
    let (depth, above) = if passed { (depth, above) } else { (depth + 1, name.as_str()) };
    for child in &node.child_ids {
        write(nodes, child, depth, above, lines);
    }
}

fn line(node: &Node, role: &str, name: &str) -> String {
    let mut line = role.to_owned();
    if !name.is_empty() {
        line += &format!(" {name:?}");
    }
    for (label, words) in [("description", &node.description), ("value", &node.value)] {
        let words = said(words.as_ref());
        if !words.is_empty() {
            line += &format!(" {label}={words:?}");
        }
    }
    for property in node.properties.iter().filter(|property| PROPERTIES.contains(&property.name.as_str())) {
        let value = said(Some(&property.value));
        if !["false", "", "off"].contains(&value.as_str()) || property.name == "expanded" {
            line += &format!(" {}={value}", property.name);
        }
    }
    line
}

fn said(said: Option<&Said>) -> String {
    match said.map(|said| &said.value) {
        Some(Value::String(text)) => text.trim_matches(' ').to_owned(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}
