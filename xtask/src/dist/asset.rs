//! One published file: its name, its purpose and its hash.

use anyhow::{Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

use super::compress::{self, Compressed};

/// The purpose of a file in the folder of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Loader,
    Glue,
    /// The wasm of the preview.
    Preview,
    Widget,
    /// A wasm that is not split.
    Whole,
    /// The style of the preview.
    PreviewStyle,
    WidgetStyle,
    /// The payment steps of all banks in one language.
    Steps(&'static str),
    /// A script that is loaded on demand.
    OnDemand(&'static str),
    /// The preview's module as JavaScript.
    PreviewScript,
    Declarations,
    /// The Custom Elements Manifest.
    ElementManifest,
    /// The software bill of materials.
    Materials,
    /// The page of an order, which merchants adapt and host.
    OrderPage,
}

impl Purpose {
    /// A description for the inventory of scripts that a merchant must keep (PCI DSS).
    pub fn words(self) -> &'static str {
        match self {
            Self::Loader => "the script that a page embeds: defines the element, loads the rest",
            Self::Glue => "gives the WebAssembly module access to the page",
            Self::Preview => "the preview: reads the answer and draws number or QRIS code, amount and deadline",
            Self::Widget => "the rest of the widget",
            Self::Whole => "the widget",
            Self::PreviewStyle => {
                "the style of the preview as a file, for browsers that cannot adopt the one in checkout.js"
            }
            Self::WidgetStyle => "the style of the whole widget, likewise",
            Self::Steps(_) => "payment steps of all banks, loaded when a buyer opens them",
            Self::OnDemand("poster") => {
                "makes a picture of the code or the number, or a reminder, loaded when a buyer asks for it"
            }
            Self::OnDemand("proof") => "uploads the proof of a transfer, loaded when a buyer chooses a file",
            Self::OnDemand("follow") => "follows the payment beside the preview, loaded where the widget cannot run",
            Self::PreviewScript => "the preview's module as JavaScript, loaded where WebAssembly cannot run",
            Self::OnDemand(_) => "loaded on demand",
            Self::Declarations => "TypeScript declarations, for development",
            Self::ElementManifest => "describes the element to editors and Storybook, for development",
            Self::Materials => "the crates and packages of which the files are made (CycloneDX)",
            Self::OrderPage => "the page of an order, to adapt and host",
        }
    }

    /// True where a browser loads the file before the buyer sees the number or the code.
    pub fn is_in_preview(self) -> bool {
        matches!(self, Self::Loader | Self::Preview)
    }

    /// True where a browser loads the file before every control of the widget works.
    pub fn is_in_widget(self) -> bool {
        self.is_in_preview() || matches!(self, Self::Widget | Self::Whole | Self::Glue)
    }
}

/// A published file.
pub struct Asset {
    pub name: String,
    pub purpose: Purpose,
    pub bytes: Vec<u8>,
    /// `None` where compression does not make it smaller, and in a build for development.
    pub compressed: Option<Compressed>,
    /// The names of a wasm's functions, as `wasm-opt --symbolmap` writes them. They are not published.
    pub symbols: Option<String>,
}

impl Asset {
    /// A file under a fixed name.
    pub fn named(name: &str, purpose: Purpose, bytes: Vec<u8>) -> Result<Self> {
        // An element of the page can shadow `document.currentScript`: `<img name="currentScript">`.
        let trusting = contains(&bytes, b"document.currentScript");
        ensure!(!trusting, "{name} uses document.currentScript");
        Ok(Self { name: name.to_owned(), purpose, bytes, compressed: None, symbols: None })
    }

    /// Adds the compressed siblings.
    pub fn compressed(self) -> Result<Self> {
        Ok(Self { compressed: compress::compress(&self.bytes)?, ..self })
    }

    /// A file that carries the hash of its bytes in its name, so that a name never means other bytes.
    pub fn hashed(purpose: Purpose, bytes: Vec<u8>) -> Result<Self> {
        let (stem, extension) = match purpose {
            Purpose::Glue => ("glue", "js"),
            Purpose::Preview | Purpose::Whole => ("checkout", "wasm"),
            Purpose::Widget => ("rest", "wasm"),
            Purpose::PreviewStyle => ("checkout", "css"),
            Purpose::WidgetStyle => ("rest", "css"),
            Purpose::Steps(language) => (&*format!("steps-{language}"), "json"),
            Purpose::OnDemand(name) => (name, "js"),
            Purpose::PreviewScript => ("preview", "js"),
            Purpose::Loader => ("checkout", "js"),
            Purpose::Declarations => ("checkout", "d.ts"),
            Purpose::ElementManifest => ("custom-elements", "json"),
            Purpose::Materials => ("sbom.cdx", "json"),
            Purpose::OrderPage => ("order", "html"),
        };
        Self::named(&hashed_name(stem, extension, &bytes), purpose, bytes)
    }

    /// Adds the symbol map of a wasm.
    pub fn with_symbols(self, map: String) -> Self {
        Self { symbols: Some(map), ..self }
    }

    /// The value of an `integrity` attribute: `sha384-` and base64.
    pub fn integrity(&self) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&self.bytes)))
    }

    /// The value by SHA-256, which is shorter, for the lists that the scripts download.
    pub fn short_integrity(&self) -> String {
        format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(&self.bytes)))
    }

    /// The bytes that a browser downloads with brotli.
    pub fn transferred(&self) -> usize {
        self.compressed.as_ref().map_or(self.bytes.len(), |compressed| compressed.brotli.len())
    }
}

/// The first 16 hexadecimal digits of the SHA-256 between stem and extension.
fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{hash}.{extension}")
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_the_bytes() {
        // printf abc | sha256sum
        assert_eq!(hashed_name("glue", "js", b"abc"), "glue-ba7816bf8f01cfea.js");
    }

    #[test]
    fn integrity_is_what_browsers_expect() {
        // printf abc | openssl dgst -sha384 -binary | base64
        let asset = Asset::named("a.js", Purpose::Loader, b"abc".to_vec()).expect("an asset");
        let expected = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(asset.integrity(), expected);
        // printf abc | openssl dgst -sha256 -binary | base64
        assert_eq!(asset.short_integrity(), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_script_that_trusts_current_script_is_refused() {
        let script = b"let base = document.currentScript.src".to_vec();
        assert!(Asset::hashed(Purpose::Glue, script).is_err());
    }
}
