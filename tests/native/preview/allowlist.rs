//! The tags and attributes that the loader builds from a preview's lines.

use std::{collections::BTreeSet, fs};

use super::{elements, pages};
use crate::support::{
    fixture::{self, Fixture},
    preview,
};
use scalev_checkout::{markup, screen};

/// The names of an alternation in the loader's expression for a line, from `start` on.
fn listed(expression: &str, start: &str) -> BTreeSet<String> {
    let (_, list) = expression.split_once(start).expect("a list");
    let (list, _) = list.split_once(')').expect("its end");
    list.split('|').map(str::to_owned).collect()
}

/// A tag or an attribute that runs a script or sends a request is in no card, so it is not allowed.
#[test]
fn the_loader_allows_exactly_what_cards_have() {
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
    let text = fs::read_to_string(path).expect("the file");
    assert_eq!(listed(&text, r"/^\d\t("), tags);
    assert_eq!(listed(&text, "(\\t(("), names);
}
