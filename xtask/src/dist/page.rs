//! Pages with the widget: trunk's own tags are removed, and each embed gets the loader's hash.

use anyhow::{Result, ensure};

use super::asset::Asset;

/// The placeholder for the loader's hash in a page.
const UNKNOWN_HASH: &str = "sha384-BUILD";

/// The placeholder for the name of the preloaded wasm.
const UNKNOWN_NAME: &str = "checkout-BUILD.wasm";

/// The published page.
pub fn publish(page: &str, version: &str, loader: &Asset, wasm: &Asset) -> Result<String> {
    let address = format!("/v{version}/{}", loader.name);
    ensure!(page.contains(&address), "a page does not embed {address}");
    ensure!(page.contains(UNKNOWN_HASH), "a page has no integrity=\"{UNKNOWN_HASH}\"");
    ensure!(page.contains(UNKNOWN_NAME), "a page does not preload {UNKNOWN_NAME}");
    Ok(without_trunk_links(page).replace(UNKNOWN_HASH, &loader.integrity()).replace(UNKNOWN_NAME, &wasm.name))
}

/// Removes each `<link data-trunk …>`, and its line where it is alone there.
fn without_trunk_links(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        if rest[start..end].contains("data-trunk") {
            let before = rest[..start].trim_end_matches([' ', '\t']);
            let alone = before.ends_with('\n') && rest[end..].starts_with('\n');
            kept.push_str(if alone { before } else { &rest[..start] });
            rest = &rest[end + usize::from(alone)..];
        } else {
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::asset::Purpose;

    #[test]
    fn links_for_trunk_go_and_others_stay() {
        let page = "<head>\n  <link data-trunk rel=\"rust\"\n    data-bin=\"a\">\n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(page), "<head>\n  <link rel=\"icon\">\n</head>");
        assert_eq!(without_trunk_links("<p><link data-trunk><b>"), "<p><b>");
        assert_eq!(without_trunk_links("no link"), "no link");
    }

    #[test]
    fn the_embed_gets_the_hash_of_the_loader_and_the_name_of_the_wasm() {
        let loader = Asset::named("checkout.js", Purpose::Loader, b"abc".to_vec()).expect("a loader");
        let wasm = Asset::hashed(Purpose::Preview, b"wasm".to_vec()).expect("a wasm");
        let embed = |hash: &str, wasm: &str| {
            format!(
                "<link rel=\"preload\" href=\"https://cdn.example/v1.0.0/{wasm}\">\
                 <script src=\"https://cdn.example/v1.0.0/checkout.js\" integrity=\"{hash}\"></script>"
            )
        };
        let publish = |hash: &str, version: &str, name: &str| publish(&embed(hash, name), version, &loader, &wasm);

        let published = publish(UNKNOWN_HASH, "1.0.0", UNKNOWN_NAME).expect("a page");
        assert_eq!(published, embed(&loader.integrity(), &wasm.name));
        assert!(publish(UNKNOWN_HASH, "1.0.1", UNKNOWN_NAME).is_err(), "another version");
        assert!(publish("sha384-old", "1.0.0", UNKNOWN_NAME).is_err(), "a hash of another build");
        assert!(publish(UNKNOWN_HASH, "1.0.0", &wasm.name).is_err(), "the name of another build");
    }
}
