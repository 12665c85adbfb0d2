//! One published file: its name, what it is for, and what proves that it is itself.

use anyhow::{Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

use super::compress::{self, Compressed};

/// What a file of the version folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Loader,
    Glue,
    /// The first part of the wasm.
    First,
    Rest,
    /// A wasm that is not split.
    Whole,
    /// The style of the first look.
    Style,
    RestStyle,
    /// How to pay at each bank, in one language.
    Steps(&'static str),
    /// A script for what only some buyers want.
    Later(&'static str),
    Declarations,
    /// The page of an order, for merchants to fill in and host.
    OrderPage,
}

impl Purpose {
    /// A few words for the inventory of scripts that a merchant has to keep.
    pub fn words(self) -> &'static str {
        match self {
            Self::Loader => "the script that a page embeds: defines the element, loads the rest",
            Self::Glue => "gives the WebAssembly module access to the page",
            Self::First => "the widget's first part: reads the answer and draws a first look at it",
            Self::Rest => "the rest of the widget",
            Self::Whole => "the widget",
            Self::Style => "the style of the first look, adopted by the widget's shadow root",
            Self::RestStyle => "the style of the rest, likewise",
            Self::Steps(_) => "how to pay at each bank, loaded when a buyer opens it",
            Self::Later("poster") => "the QR code as a picture to keep, loaded when a buyer wants it",
            Self::Later("proof") => "hands in the proof of a transfer, loaded when a buyer has one",
            Self::Later(_) => "loaded when a buyer wants it",
            Self::Declarations => "TypeScript declarations, for development",
            Self::OrderPage => "the page of an order, to fill in and host",
        }
    }

    /// Whether a browser loads it before the buyer sees the number or the code.
    pub fn is_first_look(self) -> bool {
        matches!(self, Self::Loader | Self::First | Self::Style)
    }

    /// Whether a browser loads it before the buyer can press what stands there.
    pub fn is_whole_view(self) -> bool {
        self.is_first_look() || matches!(self, Self::Rest | Self::Whole | Self::RestStyle | Self::Glue)
    }
}

/// A file as it is published.
pub struct Asset {
    pub name: String,
    pub purpose: Purpose,
    pub bytes: Vec<u8>,
    /// None when compressing does not make it smaller, and in a build that is not to be published.
    pub compressed: Option<Compressed>,
    /// The names of a wasm's functions, as `wasm-opt --symbolmap` writes them. They are not published.
    pub symbols: Option<String>,
}

impl Asset {
    /// A file under a name of its own.
    pub fn named(name: &str, purpose: Purpose, bytes: Vec<u8>) -> Result<Self> {
        // An element of the page can pose as it: `<img name="currentScript">`.
        let trusting = contains(&bytes, b"document.currentScript");
        ensure!(!trusting, "{name} uses document.currentScript");
        Ok(Self { name: name.to_owned(), purpose, bytes, compressed: None, symbols: None })
    }

    /// The same file with its compressed siblings.
    pub fn compressed(self) -> Result<Self> {
        Ok(Self { compressed: compress::compress(&self.bytes)?, ..self })
    }

    /// A file that carries the hash of its bytes in its name, so that a name never means other bytes.
    pub fn hashed(purpose: Purpose, bytes: Vec<u8>) -> Result<Self> {
        let (stem, extension) = match purpose {
            Purpose::Glue => ("glue", "js"),
            Purpose::First | Purpose::Whole => ("checkout", "wasm"),
            Purpose::Rest => ("rest", "wasm"),
            Purpose::Style => ("checkout", "css"),
            Purpose::RestStyle => ("rest", "css"),
            Purpose::Steps(language) => (&*format!("steps-{language}"), "json"),
            Purpose::Later(name) => (name, "js"),
            Purpose::Loader => ("checkout", "js"),
            Purpose::Declarations => ("checkout", "d.ts"),
            Purpose::OrderPage => ("order", "html"),
        };
        Self::named(&hashed_name(stem, extension, &bytes), purpose, bytes)
    }

    /// The same wasm with the names of its functions.
    pub fn with_symbols(self, map: String) -> Self {
        Self { symbols: Some(map), ..self }
    }

    /// The value of an `integrity` attribute: `sha384-` and base64.
    pub fn integrity(&self) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&self.bytes)))
    }

    /// What travels to a browser that accepts brotli, in bytes.
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
    }

    #[test]
    fn a_script_that_trusts_current_script_is_refused() {
        let script = b"let base = document.currentScript.src".to_vec();
        assert!(Asset::hashed(Purpose::Glue, script).is_err());
    }
}
