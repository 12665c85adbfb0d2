//! The payment steps of all banks in one file for each language, which is loaded when a buyer opens them.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A bank's file in `src/payment/steps`.
#[derive(Deserialize)]
struct Bank {
    id: Vec<Channel>,
    en: Vec<Channel>,
}

#[derive(Deserialize)]
struct Channel {
    channel: String,
    steps: Vec<String>,
}

/// The text for Indonesian, then for English: `{"bca":[["m-BCA","first step","second step"],…],…}`.
pub fn merge(folder: &Path) -> Result<[Vec<u8>; 2]> {
    let mut texts = [BTreeMap::new(), BTreeMap::new()];
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let code = path.file_stem().and_then(|stem| stem.to_str()).context("a bank's code")?.to_owned();
        let bank: Bank =
            serde_json::from_str(&fs::read_to_string(&path)?).with_context(|| format!("reading {}", path.display()))?;
        for (text, channels) in texts.iter_mut().zip([bank.id, bank.en]) {
            text.insert(code.clone(), channels.into_iter().map(row).collect::<Vec<_>>());
        }
    }
    let [id, en] = texts;
    Ok([serde_json::to_vec(&id)?, serde_json::to_vec(&en)?])
}

/// A channel's name and its steps behind it.
fn row(channel: Channel) -> Vec<String> {
    [channel.channel].into_iter().chain(channel.steps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_part_and_banks_meet() {
        let folder = tempfile::tempdir().expect("a folder");
        let bank = r#"{"id":[{"channel":"ATM","steps":["a","b"]}],"en":[{"channel":"Any ATM","steps":["c","d"]}]}"#;
        for code in ["bni", "bca"] {
            fs::write(folder.path().join(format!("{code}.json")), bank).expect("a file");
        }
        let [id, en] = merge(folder.path()).expect("texts");
        assert_eq!(id, br#"{"bca":[["ATM","a","b"]],"bni":[["ATM","a","b"]]}"#);
        assert_eq!(en, br#"{"bca":[["Any ATM","c","d"]],"bni":[["Any ATM","c","d"]]}"#);
    }
}
