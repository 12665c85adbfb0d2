//! The sizes of a build, compared with main's figures in `xtask/figures.json`.
//!
//! Every file of a release, and two sums of them, may exceed its figure by one percent. `make budgets UPDATE=1` accepts a
//! cut or a deliberate growth.

use std::{cmp::Reverse, collections::BTreeMap, env, fs};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::{
    dist::asset::{Asset, Purpose},
    symbols::Symbols,
};

/// Main's figures.
const MAIN: &str = "xtask/figures.json";

/// The last build's figures.
const BUILT: &str = "target/figures.json";

/// Smaller functions are left out of the figures, in bytes.
const SMALL: u64 = 100;

/// The most functions that a complaint lists.
const GROWN: usize = 12;

/// Names without hashes and their sizes in bytes.
type Sizes = BTreeMap<String, u64>;

/// The sizes of a build.
#[derive(Default, Serialize, Deserialize)]
struct Figures {
    /// Files with brotli, and the two sums.
    files: Sizes,
    /// Functions of each wasm, before compression.
    functions: BTreeMap<String, Sizes>,
}

/// Saves the sizes of a build, prints them beside main's figures, and warns of each that would fail `make test`.
pub fn record(assets: &[Asset]) -> Result<()> {
    let built = Figures::of(assets)?;
    write(BUILT, &built)?;
    let main = read(MAIN).unwrap_or_default();
    print_beside(&built, &main);
    for complaint in complaints(&built, &main) {
        eprintln!("`make test` will fail: {complaint}");
    }
    Ok(())
}

/// Prints the sizes of a build without comparison: main's figures are of another kind of build.
pub fn print(assets: &[Asset]) -> Result<()> {
    print_beside(&Figures::of(assets)?, &Figures::default());
    Ok(())
}

/// Fails where the last build has grown by more than a percent, and names the functions that did. With `UPDATE=1` in the
/// environment its figures become main's.
pub fn check() -> Result<()> {
    let built = read(BUILT)?;
    if env::var("UPDATE").is_ok_and(|update| update == "1") {
        return write(MAIN, &built);
    }
    let complaints = complaints(&built, &read(MAIN)?);
    if !complaints.is_empty() {
        bail!("more than one percent larger than main; `make budgets UPDATE=1` accepts it\n{}", complaints.join("\n"));
    }
    Ok(())
}

fn read(path: &str) -> Result<Figures> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {path}"))?;
    serde_json::from_str(&text).with_context(|| format!("reading {path}"))
}

fn write(path: &str, figures: &Figures) -> Result<()> {
    fs::write(path, serde_json::to_string_pretty(figures)? + "\n").with_context(|| format!("writing {path}"))
}

impl Figures {
    /// The sizes of the files of a version.
    fn of(assets: &[Asset]) -> Result<Self> {
        let mut figures = Self::default();
        // No browser loads the SBOM, which grows with the tools.
        for asset in assets.iter().filter(|asset| asset.purpose != Purpose::Materials) {
            let (name, size) = (without_hash(&asset.name), asset.transferred() as u64);
            for (sum, counts) in [
                ("until the preview", asset.purpose.is_in_preview()),
                ("until fully interactive", asset.purpose.is_in_widget()),
            ] {
                if counts {
                    *figures.files.entry(sum.to_owned()).or_default() += size;
                }
            }
            if let Some(map) = &asset.symbols {
                let mut sizes = Sizes::new();
                for symbol in Symbols::read(&asset.bytes, map)?.iter() {
                    *sizes.entry(symbol.name.clone()).or_default() += symbol.size();
                }
                sizes.retain(|_, size| *size >= SMALL);
                figures.functions.insert(name.clone(), sizes);
            }
            figures.files.insert(name, size);
        }
        Ok(figures)
    }
}

fn print_beside(built: &Figures, main: &Figures) {
    println!("{:<32} {:>9} {:>9}", "brotli", "bytes", "main");
    for (name, size) in &built.files {
        let figure = main.files.get(name).map_or_else(String::new, u64::to_string);
        println!("{name:<32} {size:>9} {figure:>9}");
    }
}

/// A line for each file that is too large, and for each function that has grown in it.
fn complaints(built: &Figures, main: &Figures) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, &size) in &built.files {
        let figure = main.files.get(name).copied().unwrap_or_default();
        if size > figure + figure / 100 {
            complaints.push(format!("{name}: {size}, not {figure}"));
            let functions = |figures: &Figures| figures.functions.get(name).cloned().unwrap_or_default();
            complaints.extend(grown(&functions(built), &functions(main)));
        }
    }
    complaints
}

/// The functions that have grown most or are new, the largest growth first.
fn grown(built: &Sizes, main: &Sizes) -> Vec<String> {
    let growth = |(name, &size): (&String, &u64)| {
        let before = main.get(name).copied().unwrap_or_default();
        (size > before).then(|| (size - before, name.clone()))
    };
    let mut rows: Vec<(u64, String)> = built.iter().filter_map(growth).collect();
    rows.sort_by_key(|(growth, _)| Reverse(*growth));
    rows.iter().take(GROWN).map(|(growth, name)| format!("{growth:>+9}  {name}")).collect()
}

/// `rest.wasm` of `rest-0123456789abcdef.wasm`.
fn without_hash(name: &str) -> String {
    let stem = name.rsplit_once('.').and_then(|(stem, ending)| Some((stem.rsplit_once('-')?, ending)));
    match stem {
        Some(((stem, hash), ending)) if hash.len() == 16 => format!("{stem}.{ending}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(rows: &[(&str, u64)]) -> Sizes {
        rows.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect()
    }

    #[test]
    fn a_percent_is_allowed_and_one_byte_more_is_named_with_the_functions_that_grew() {
        let figures = |size, functions: &[(&str, u64)]| Figures {
            files: sizes(&[("rest.wasm", size), ("glue.js", 5)]),
            functions: [("rest.wasm".to_owned(), sizes(functions))].into(),
        };
        let main = figures(1000, &[("a", 10), ("b", 20), ("gone", 5)]);
        assert_eq!(complaints(&figures(1010, &[("a", 99)]), &main), Vec::<String>::new());
        let complaints = complaints(&figures(1011, &[("a", 9), ("b", 21), ("new", 7)]), &main);
        assert_eq!(complaints, ["rest.wasm: 1011, not 1000", "       +7  new", "       +1  b"]);
    }

    #[test]
    fn a_file_without_a_figure_is_too_large() {
        let built = Figures { files: sizes(&[("new.js", 1)]), functions: BTreeMap::new() };
        assert_eq!(complaints(&built, &Figures::default()), ["new.js: 1, not 0"]);
    }

    #[test]
    fn names_lose_their_hash_alone() {
        assert_eq!(without_hash("rest-135b905964d84088.wasm"), "rest.wasm");
        assert_eq!(without_hash("steps-id-dd7a70c2c929fef4.json"), "steps-id.json");
        for name in ["checkout.js", "checkout.d.ts", "order-page.html"] {
            assert_eq!(without_hash(name), name);
        }
    }
}
