//! The modules of `src/` form layers: none uses a module below it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};

/// From top to bottom, as in ARCHITECTURE.md.
const MODULES: [&str; 9] =
    ["value", "contract", "payment", "gateway", "response", "session", "screen", "markup", "web"];

fn rank(module: &str) -> Option<usize> {
    MODULES.iter().position(|known| *known == module)
}

/// The Rust files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    let files = paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// The first names behind `crate::`, also of a group in braces.
fn named(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for token in &tokens {
        if let TokenTree::Group(group) = token {
            named(group.stream(), found);
        }
    }
    for window in tokens.windows(4) {
        let [TokenTree::Ident(root), TokenTree::Punct(_), TokenTree::Punct(_), behind] = window else { continue };
        match behind {
            _ if root != "crate" => {}
            TokenTree::Ident(name) => found.push(name.to_string()),
            TokenTree::Group(group) => first_names(group.stream(), found),
            _ => {}
        }
    }
}

fn first_names(group: TokenStream, found: &mut Vec<String>) {
    let mut first = true;
    for token in group {
        if let (true, TokenTree::Ident(name)) = (first, &token) {
            found.push(name.to_string());
        }
        first = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ',');
    }
}

/// The names behind `crate::` in a file that are no module, or a module below its own.
fn faults(module: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    named(text.parse().expect("Rust"), &mut found);
    found.retain(|name| rank(name).is_none_or(|other| rank(module).is_none_or(|own| own < other)));
    found
}

#[test]
fn no_room_uses_a_room_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = Vec::new();
    for file in files(&src) {
        let inside = file.strip_prefix(&src).expect("it is below src");
        let first = inside.iter().next().and_then(|name| Path::new(name).file_stem()?.to_str()).expect("a name");
        if matches!(first, "lib" | "main") {
            continue;
        }
        assert!(rank(first).is_some(), "no module: {}", inside.display());
        seen.push(first.to_owned());
        let text = fs::read_to_string(&file).expect("a readable file");
        wrong.extend(faults(first, &text).into_iter().map(|name| format!("{} names {name}", inside.display())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let known = ["value", "contract", "payment", "gateway", "response", "session", "screen", "markup", "web"];
    assert!(known.iter().all(|module| seen.iter().any(|name| name == module)), "{seen:?}");
}

#[test]
fn a_crate_path_is_found_in_any_position() {
    for text in [
        "use crate::screen;",
        "use crate::{value::qr, screen::{self, text}};",
        "use crate::{screen, value};",
        "fn f() { matches!(x, crate::screen::X) }",
        "impl T { fn f(self: crate::screen::Screen) {} }",
    ] {
        assert_eq!(faults("session", text), ["screen"], "{text}");
    }
    let below = "// crate::screen\nuse crate::{payment::{screen, Payment}, value}; const A: &str = \"crate::screen\";";
    assert!(faults("session", below).is_empty());
    assert_eq!(faults("session", "use crate::utils;"), ["utils"]);
}
