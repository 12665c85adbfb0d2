//! What the first view costs a buyer, and the limit that it must keep.

use anyhow::{Result, ensure};

use crate::asset::Asset;

/// Most bytes, with brotli, that a browser loads before the buyer sees the payment.
const MOST: usize = 144_500;

/// Prints the sizes; an error when the first view costs too much.
pub fn check(assets: &[Asset]) -> Result<()> {
    println!("{:<32} {:>9} {:>9}", "file", "bytes", "brotli");
    for asset in assets {
        println!("{}", row(&asset.name, asset.bytes.len(), asset.transferred()));
    }
    let first_view: Vec<&Asset> = assets.iter().filter(|asset| asset.purpose.is_first_view()).collect();
    let bytes = first_view.iter().map(|asset| asset.bytes.len()).sum();
    let transferred = first_view.iter().map(|asset| asset.transferred()).sum();
    println!("{}", row("first view", bytes, transferred));
    within(transferred)
}

fn row(name: &str, bytes: usize, brotli: usize) -> String {
    format!("{name:<32} {bytes:>9} {brotli:>9}")
}

fn within(transferred: usize) -> Result<()> {
    ensure!(transferred <= MOST, "the first view takes {transferred} bytes, more than {MOST}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_allowed() {
        assert!(within(MOST).is_ok());
        assert!(within(MOST + 1).is_err());
    }
}
