//! `docs/theming.md` has the same names and values as the stylesheet and the markup.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support::screens::screens;
use scalev_checkout::markup::{self, Node};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub fn file(path: &str) -> String {
    let path = Path::new(ROOT).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn stylesheet() -> String {
    file("style/checkout.css") + &file("style/rest.css")
}

/// The rules of the first block with this selector after `from`, as written.
fn block<'a>(css: &'a str, selector: &str) -> &'a str {
    let (_, rest) = css.split_once(&format!("{selector} {{")).unwrap_or_else(|| panic!("no {selector}"));
    rest.split_once('}').expect("an end").0
}

fn properties(block: &str) -> Vec<(&str, &str)> {
    let lines = block.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
    lines.filter(|(name, _)| name.starts_with("--")).collect()
}

/// The first cells of the table rows that follow `heading`.
pub fn rows<'a>(page: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let (_, rest) = page.split_once(heading).unwrap_or_else(|| panic!("no {heading}"));
    rest.lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

/// The texts in backticks.
pub fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The parts of an element and of all that is in it.
fn parts(node: &Node, all: &mut BTreeSet<String>) {
    all.extend(node.attribute("part").map(str::to_owned));
    node.children.iter().flatten().for_each(|child| parts(child, all));
}

#[test]
fn both_dark_themes_have_equal_properties() {
    let css = stylesheet();
    let dark = properties(block(&css, ":host([theme=\"dark\"])"));
    assert!(!dark.is_empty());
    assert_eq!(dark, properties(block(&css, ":host(:not([theme=\"light\"]))")));
}

#[test]
fn the_scale_matches_the_docs() {
    let (css, page) = (stylesheet(), file("docs/theming.md"));
    let light = properties(block(&css, ":host"));
    let dark = properties(block(&css, ":host([theme=\"dark\"])"));
    let own = |value: &str| !value.contains("var(--scalev");
    let is_color = |value: &str| value.starts_with('#');
    let value = |list: &[(&str, &str)], name: &str| {
        list.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    };

    let lengths: Vec<_> = rows(&page, "## The scale")
        .iter()
        .map(|row| (row[0].trim_matches('`').to_owned(), row[1].trim_matches('`').to_owned()))
        .collect();
    let wanted: Vec<_> = light
        .iter()
        .filter(|(_, value)| own(value) && value.contains(|char: char| char.is_ascii_digit()) && !is_color(value))
        .filter(|(_, value)| value.contains("px") || value.ends_with('s'))
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(lengths, wanted);

    let (_, table) = page.split_once("| color | light | dark |").expect("the colors");
    for line in table.lines().filter(|line| line.starts_with("| `--")) {
        let cells: Vec<&str> = quoted(line).collect();
        let [name, on_light, on_dark] = cells[..3] else { panic!("{line}") };
        assert_eq!(value(&light, name).as_deref(), Some(on_light), "{name}");
        assert_eq!(value(&dark, name).as_deref(), Some(on_dark), "{name}");
    }
    for (name, _) in light.iter().filter(|(name, value)| is_color(value) && !name.starts_with("--usual")) {
        assert!(table.contains(&format!("`{name}`")), "{name} is not in the table");
    }
}

#[test]
fn custom_properties_match_the_docs() {
    let (css, page) = (stylesheet(), file("docs/theming.md"));
    let used: BTreeSet<&str> = css
        .split("var(--scalev-")
        .skip(1)
        .map(|rest| rest.split_once([',', ')']).map_or(rest, |(name, _)| name))
        .collect();
    let table = rows(&page, "## Colors, corners, type");
    let documented: BTreeSet<&str> =
        table.iter().flat_map(|row| quoted(row[0])).filter_map(|name| name.strip_prefix("--scalev-")).collect();
    assert_eq!(documented, used);
    for default in ["#0b6e63", "#5cc7b8", "#06231f", "#141c24"] {
        assert!(css.contains(default) && page.contains(default), "{default}");
    }
}

#[test]
fn the_parts_match_the_docs() {
    let page = file("docs/theming.md");
    let table = rows(&page, "## Parts");
    let documented: BTreeSet<String> = table.iter().flat_map(|row| quoted(row[0])).map(str::to_owned).collect();
    let mut found = BTreeSet::new();
    for (_, widget) in screens() {
        parts(&markup::card(&widget.screen()), &mut found);
    }
    assert_eq!(found, documented);
}

/// Font sizes, radii and colors are those of the scale, except the colors for scanners and print.
#[test]
fn rules_use_values_of_the_scale() {
    let css = stylesheet();
    let (_, rules) = css.split_once("*,\n::before").expect("the rules");
    for line in rules.lines().map(str::trim) {
        for name in ["font-size: ", "border-radius: ", "min-height: ", "gap: ", "transition: "] {
            let Some(value) = line.strip_prefix(name) else { continue };
            let plain = ["0;", "50%;", "inherit;", "none;", "none !important;", "64px;", "88px;"].contains(&value);
            assert!(plain || value.contains("var(--"), "{line}");
        }
        if let Some((_, color)) = line.split_once(": #") {
            let needed = ["fff;", "16202b;", "8794a1;", "dde3ea;"].contains(&color);
            assert!(needed, "{line}");
        }
    }
}
