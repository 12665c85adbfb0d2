//! What the widget costs a buyer, and the limits that it must keep.

use anyhow::{Result, bail};

use crate::asset::{Asset, Purpose};

/// Most bytes, with brotli, that a browser loads before the buyer sees the number or the code and can copy: lowered with every cut.
const FIRST_LOOK: usize = 50_900;

/// The same until all can be pressed.
const WHOLE_VIEW: usize = 132_100;

/// Most bytes, with brotli, of one file.
fn most(purpose: Purpose) -> usize {
    match purpose {
        Purpose::Loader => 6_900,
        Purpose::First => 42_000,
        Purpose::Rest => 74_600,
        Purpose::Glue => 4_500,
        Purpose::Style => 2_100,
        Purpose::RestStyle => 2_400,
        Purpose::Steps(_) => 2_500,
        Purpose::Later(_) => 1_300,
        // Read by people and their tools.
        Purpose::Declarations | Purpose::OrderPage => usize::MAX,
    }
}

/// Prints the sizes; an error names everything that costs too much.
pub fn check(assets: &[Asset]) -> Result<()> {
    println!("{:<32} {:>9} {:>9} {:>9}", "file", "bytes", "brotli", "at most");
    let files = assets.iter().map(|asset| Cost {
        name: &asset.name,
        bytes: asset.bytes.len(),
        brotli: asset.transferred(),
        most: most(asset.purpose),
    });
    let mut costs: Vec<Cost<'_>> = files.collect();
    let together = |name, most, counts: fn(Purpose) -> bool| {
        let counted = || assets.iter().filter(|asset| counts(asset.purpose));
        let bytes = counted().map(|asset| asset.bytes.len()).sum();
        Cost { name, bytes, brotli: counted().map(Asset::transferred).sum(), most }
    };
    costs.push(together("until the first look", FIRST_LOOK, Purpose::is_first_look));
    costs.push(together("until all can be pressed", WHOLE_VIEW, Purpose::is_whole_view));
    for cost in &costs {
        println!("{}", cost.row());
    }
    within(&costs)
}

/// What one file costs, or several.
struct Cost<'a> {
    name: &'a str,
    bytes: usize,
    brotli: usize,
    most: usize,
}

impl Cost<'_> {
    fn row(&self) -> String {
        let most = if self.most == usize::MAX { String::new() } else { self.most.to_string() };
        format!("{:<32} {:>9} {:>9} {most:>9}", self.name, self.bytes, self.brotli).trim_end().to_owned()
    }
}

fn within(costs: &[Cost<'_>]) -> Result<()> {
    let dear: Vec<&str> = costs.iter().filter(|cost| cost.brotli > cost.most).map(|cost| cost.name).collect();
    if !dear.is_empty() {
        bail!("larger than their budget: {}", dear.join(", "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_allowed_and_one_more_is_named() {
        let cost = |name: &'static str, brotli: usize| Cost { name, bytes: 9, brotli, most: 5 };
        assert!(within(&[cost("a.js", 5), cost("first view", 4)]).is_ok());
        let error = within(&[cost("a.js", 6), cost("b.js", 5), cost("first view", 7)]).unwrap_err();
        assert_eq!(error.to_string(), "larger than their budget: a.js, first view");
    }
}
