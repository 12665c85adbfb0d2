//! The expected content of the parts by which the buyer pays. The DOM is compared with it after every change, to detect
//! tampering.

use super::node::{Node, Text};

/// The parts that are watched.
pub const PARTS: [&str; 13] = [
    "amount",
    "bank",
    "outlet",
    "payment-code",
    "biller-code",
    "account-holder",
    "barcode",
    "barcode-large",
    "code-large",
    "qr",
    "qr-large",
    "pay-link",
    "fallback-link",
];

/// The content of each watched part from top to bottom, normalized, with a `|` before each. A part's content is its
/// address, else the lines of its drawing, else its text; `watch` of the bridge reads the page by the same rule.
pub fn expected(card: &Node) -> String {
    let mut expected = String::new();
    collect(card, &mut expected);
    expected
}

/// Appends the text without white space: programs that translate may add some.
pub fn normalize(text: &str, normalized: &mut String) {
    normalized.extend(text.chars().filter(|letter| !letter.is_whitespace()));
}

fn collect(node: &Node, expected: &mut String) {
    if node.attribute("part").is_some_and(|part| PARTS.contains(&part)) {
        expected.push('|');
        match node.attribute("href").or(node.attribute("src")) {
            Some(address) => normalize(address, expected),
            None => content(node, expected),
        }
    }
    for child in node.children.iter().flatten() {
        collect(child, expected);
    }
}

fn content(node: &Node, expected: &mut String) {
    if let Some(lines) = node.attribute("d") {
        normalize(lines, expected);
    }
    if let Text::Static(text) = &node.text {
        normalize(text, expected);
    }
    for child in node.children.iter().flatten() {
        content(child, expected);
    }
}
