//! The picture and the text of every screen in `tests/gallery`, and their comparison. `UPDATE=1` replaces them.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use super::{raster::Raster, screen::Screen, view::View};
use crate::harness::workspace;

/// The share of pixels that may differ.
const MOST: f64 = 0.001;

/// True where the kept files are to be replaced.
pub fn updates() -> bool {
    env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Compares a picture; the error says how far it is off and where to look.
pub fn compare_picture(screen: &Screen, view: View, got: &[u8]) -> Result<(), (f64, String)> {
    let path = picture(screen, view);
    let got = Raster::decode(got).expect("a screenshot is a PNG");
    if updates() {
        write(&path, &got.encode());
        return Ok(());
    }
    let name = format!("{}.{}", screen.name, view.name());
    let kept = fs::read(&path).map_err(|error| error.to_string()).and_then(|png| Raster::decode(&png));
    let kept = kept.map_err(|error| (1.0, format!("{}: {error}", path.display())))?;
    let difference = got.difference(&kept);
    if difference <= MOST {
        return Ok(());
    }
    let folder = album().join("differing");
    let file = |what: &str| folder.join(format!("{name}.{what}.png"));
    write(&file("got"), &got.encode());
    write(&file("diff"), &got.marked(&kept).encode());
    Err((difference, format!("{:.2} % of {name} differ: {}", difference * 100.0, file("diff").display())))
}

/// Compares the text; the error names the lines.
pub fn compare_text(screen: &Screen, got: &str) -> Result<(), String> {
    let path = text(screen);
    if updates() {
        write(&path, got.as_bytes());
        return Ok(());
    }
    let kept = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    if kept == got {
        return Ok(());
    }
    let (was, is): (BTreeSet<&str>, BTreeSet<&str>) = (kept.lines().collect(), got.lines().collect());
    let gone = kept.lines().filter(|line| !is.contains(line)).map(|line| format!("\n  - {line}"));
    let new = got.lines().filter(|line| !was.contains(line)).map(|line| format!("\n  + {line}"));
    let lines: String = gone.chain(new).collect();
    let lines = if lines.is_empty() { "\n  the same lines in another order" } else { &lines };
    Err(format!("{} differs:{lines}", path.display()))
}

/// The part of the kept text below this heading.
pub fn section(screen: &Screen, heading: &str) -> String {
    let kept = fs::read_to_string(text(screen)).unwrap_or_default();
    let below = kept.split_once(&format!("# {heading}\n")).map_or("", |(_, below)| below);
    below.split("\n# ").next().unwrap_or_default().trim_end().to_owned()
}

/// Files that no screen has.
pub fn left_over(screens: &[Screen]) -> Vec<PathBuf> {
    let wanted: BTreeSet<PathBuf> = screens
        .iter()
        .filter(|screen| screen.kept)
        .flat_map(|screen| screen.pictures.iter().map(|view| picture(screen, *view)).chain([text(screen)]))
        .collect();
    let there = fs::read_dir(folder()).into_iter().flatten().flatten().map(|entry| entry.path());
    there.filter(|path| !wanted.contains(path)).collect()
}

/// The folder of pictures that are not kept.
pub fn album() -> PathBuf {
    workspace().join("target/gallery")
}

pub fn write(path: &PathBuf, bytes: &[u8]) {
    let parent = path.parent().expect("a file lies in a folder");
    let written = fs::create_dir_all(parent).and_then(|()| fs::write(path, bytes));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn picture(screen: &Screen, view: View) -> PathBuf {
    folder().join(format!("{}.{}.png", screen.name, view.name()))
}

fn text(screen: &Screen) -> PathBuf {
    folder().join(format!("{}.txt", screen.name))
}

fn folder() -> PathBuf {
    workspace().join("tests/gallery")
}
