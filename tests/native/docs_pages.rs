//! The pages in `docs/`, in Indonesian in `docs/id` under the same file names, with the same structure, code and names.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The quick start has another name in Indonesian, and is in `docs` in both languages.
const QUICK_START: [&str; 2] = ["docs/start.md", "docs/mulai.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &str) -> String {
    fs::read_to_string(root().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// The names of the pages in a folder.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".md")).collect()
}

/// Each page in English and in Indonesian.
pub fn pages() -> Vec<[String; 2]> {
    let both = names("docs").into_iter().filter(|name| !QUICK_START.iter().any(|page| page.ends_with(name.as_str())));
    let mut pages: Vec<[String; 2]> = both.map(|name| [format!("docs/{name}"), format!("docs/id/{name}")]).collect();
    pages.push(QUICK_START.map(str::to_owned));
    pages
}

/// A page without its code blocks, and the blocks with their languages.
fn parts(page: &str) -> (String, Vec<(String, String)>) {
    let text = read(page);
    let (mut prose, mut blocks) = (String::new(), Vec::new());
    for (index, part) in text.split("```").enumerate() {
        if index % 2 == 0 {
            prose += part;
        } else {
            let (language, code) = part.split_once('\n').unwrap_or_else(|| panic!("{page}: a block without lines"));
            blocks.push((language.to_owned(), code.to_owned()));
        }
    }
    (prose, blocks)
}

/// The texts in backticks.
pub fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The addresses of the links.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0))
}

#[test]
fn both_languages_have_the_same_pages() {
    let english: BTreeSet<String> = pages().into_iter().map(|[english, _]| english.replace("docs/", "")).collect();
    let mut indonesian = names("docs/id");
    indonesian.insert("start.md".to_owned());
    assert_eq!(english, indonesian);
}

#[test]
fn both_languages_have_the_same_headings_and_rows() {
    for [english, indonesian] in pages() {
        let outline = |page: &str| -> Vec<(usize, &str)> {
            let (prose, _) = parts(page);
            let mark = |line: &str| match line.chars().next() {
                Some('#') => Some((line.len() - line.trim_start_matches('#').len(), "heading")),
                Some('|') => Some((line.matches(" | ").count(), "row")),
                Some('-') => Some((0, "item")),
                Some(char) if char.is_ascii_digit() => Some((0, "step")),
                _ => None,
            };
            prose.lines().filter_map(mark).filter(|(_, kind)| *kind != "step").collect()
        };
        assert_eq!(outline(&english), outline(&indonesian), "{english}, {indonesian}");
    }
}

#[test]
fn both_languages_have_the_same_code() {
    for [english, indonesian] in pages() {
        let code = |page: &str| -> Vec<(String, String)> {
            let (_, blocks) = parts(page);
            // A block of `text` is a prompt, which is translated.
            blocks
                .into_iter()
                .map(|(language, code)| if language == "text" { (language, String::new()) } else { (language, code) })
                .collect()
        };
        assert_eq!(code(&english), code(&indonesian), "{english}, {indonesian}");
    }
}

#[test]
fn both_languages_have_the_same_names() {
    for [english, indonesian] in pages() {
        let (en, id) = (parts(&english).0, parts(&indonesian).0);
        let (en, id): (BTreeSet<&str>, BTreeSet<&str>) = (code_spans(&en).collect(), code_spans(&id).collect());
        let differing: Vec<&&str> = en.symmetric_difference(&id).collect();
        assert!(differing.is_empty(), "{english}, {indonesian}: {differing:?}");
    }
}

/// GitHub's anchor of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars().filter(|char| char.is_alphanumeric() || " -_".contains(*char)).collect::<String>().replace(' ', "-")
}

#[test]
fn every_relative_link_has_a_target() {
    let mut all: Vec<String> = pages().into_iter().flatten().collect();
    all.extend(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md", "docs/llms.txt"].map(str::to_owned));
    for page in all {
        let (prose, _) = parts(&page);
        for link in links(&prose).filter(|link| !link.contains("://")) {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target: PathBuf = if path.is_empty() {
                root().join(&page)
            } else {
                root().join(&page).parent().expect("a folder").join(path)
            };
            assert!(target.exists(), "{page}: {link}");
            if !fragment.is_empty() {
                let text = fs::read_to_string(&target).expect("a page");
                let found = text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == fragment);
                assert!(found, "{page}: {link}");
            }
        }
    }
}

#[test]
fn the_readme_lists_every_page_in_both_languages() {
    let readme = read("README.md");
    for page in pages().into_iter().flatten() {
        assert!(readme.contains(&format!("({page})")), "README.md does not link {page}");
    }
}

/// A reader who decides about the widget takes it in at one sitting.
#[test]
fn the_readme_has_at_most_120_lines() {
    let lines = read("README.md").lines().count();
    assert!(lines <= 120, "README.md has {lines} lines: move what only some readers need to a page in docs/");
}
