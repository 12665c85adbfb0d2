//! The inventory of a version: every file with its size, its hash and its purpose.

use anyhow::Result;
use serde::Serialize;

use super::asset::Asset;

#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    bytes: usize,
    /// `None` where there is no compressed sibling.
    brotli: Option<usize>,
    sha384: String,
    purpose: &'a str,
}

/// The text of `manifest.json`.
pub fn manifest(assets: &[Asset]) -> Result<String> {
    let entries: Vec<Entry> = assets.iter().map(entry).collect();
    Ok(serde_json::to_string_pretty(&entries)? + "\n")
}

fn entry(asset: &Asset) -> Entry<'_> {
    Entry {
        file: &asset.name,
        bytes: asset.bytes.len(),
        brotli: asset.compressed.as_ref().map(|compressed| compressed.brotli.len()),
        sha384: asset.integrity(),
        purpose: asset.purpose.words(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::asset::Purpose;
    use serde_json::{Value, json};

    #[test]
    fn files_are_listed_in_order_with_their_sizes() {
        let long = "a".repeat(500).into_bytes();
        let assets = [
            Asset::named("checkout.js", Purpose::Loader, long).and_then(Asset::compressed).expect("the loader"),
            Asset::named("checkout.d.ts", Purpose::Declarations, b"x".to_vec()).expect("declarations"),
        ];

        let text = manifest(&assets).expect("a manifest");
        let entries: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(entries[0]["file"], "checkout.js");
        assert_eq!(entries[0]["bytes"], 500);
        assert_eq!(entries[0]["brotli"], json!(assets[0].transferred()));
        assert_eq!(entries[0]["sha384"], json!(assets[0].integrity()));
        assert_eq!(entries[1]["file"], "checkout.d.ts");
        assert_eq!(entries[1]["brotli"], Value::Null);
        assert_eq!(entries.as_array().map(Vec::len), Some(2));
    }
}
