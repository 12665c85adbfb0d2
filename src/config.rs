//! What the merchant's page asks for, read from the element's attributes.

use crate::{
    failure::Failure,
    link::{Link, Trust},
    text::Language,
    time::Zone,
};

/// A request that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub store: String,
    /// The publishable key.
    pub key: String,
    /// The order's secret slug: a capability, never logged or shown.
    pub order: String,
    /// Origin of the API, without a slash at the end.
    pub api: String,
    /// Whether links to this machine are fine, because the API is on it.
    pub trust: Trust,
}

/// What the page and the device are, apart from the payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The path of the page's own address.
    pub path: String,
    /// The merchant's own link inside the element, as the browser resolved it.
    pub link: Option<String>,
    pub language: Language,
    /// The device's zone.
    pub zone: Zone,
    /// A phone holds the wallet's app itself.
    pub phone: bool,
    /// Of the widget's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
}

/// An attribute that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub failure: Failure,
    pub attribute: &'static str,
}

impl Config {
    /// Reads the attributes `store-id`, `publishable-key`, `order` and `api-base` through `get`.
    ///
    /// # Errors
    /// Names the first attribute that is missing or wrong.
    pub fn read<'a>(get: impl Fn(&str) -> Option<&'a str>, page: &Page) -> Result<Self, ConfigError> {
        let get = |name: &str| get(name).map(str::trim).unwrap_or_default();
        let wrong = |attribute| ConfigError { failure: Failure::Config, attribute };
        let key = get("publishable-key");
        if is_secret(key) {
            return Err(ConfigError { failure: Failure::SecretKey, attribute: "publishable-key" });
        }
        if !key.strip_prefix("sfpk_").is_some_and(is_token) {
            return Err(wrong("publishable-key"));
        }
        let store = get("store-id");
        if !is_token(store) {
            return Err(wrong("store-id"));
        }
        let order = match get("order") {
            "auto" => slug_in(&page.path),
            slug => slug,
        };
        if !is_token(order) {
            return Err(wrong("order"));
        }
        let (api, trust) = match get("api-base") {
            "" => (DEFAULT_API.to_owned(), Trust::Public),
            base => api_base(base).ok_or(wrong("api-base"))?,
        };
        Ok(Self { store: store.to_owned(), key: key.to_owned(), order: order.to_owned(), api, trust })
    }
}

const DEFAULT_API: &str = "https://api.scalev.com";

/// Characters that need no escaping in a path or a header.
fn is_token(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// The public order link is `/o/{secret_slug}`, also with `/success` behind it.
fn slug_in(path: &str) -> &str {
    let mut parts = path.split('/').skip_while(|part| *part != "o").skip(1);
    parts.next().unwrap_or_default()
}

/// An origin; on this machine it also makes links to this machine fine.
fn api_base(text: &str) -> Option<(String, Trust)> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let authority = origin.split_once(':')?.1.strip_prefix("//")?;
    let bare = !authority.contains(['/', '?', '#', '@']);
    let trusts = [Trust::Public, Trust::Loopback];
    let trust = trusts.into_iter().find(|trust| bare && Link::web(origin, *trust).is_some())?;
    Some((origin.to_owned(), trust))
}

/// Keys that open a merchant's account: business keys of Scalev (`sk_`), of Xendit, Midtrans and others, bearer
/// tokens, JSON web tokens, long hexadecimal strings.
fn is_secret(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let prefixes =
        ["sk_", "sk-", "xnd_", "mid-server-", "sb-mid-server-", "cit_", "bearer ", "secret", "dp_live_", "dp_test_"];
    prefixes.iter().any(|prefix| lower.starts_with(prefix))
        || text.starts_with("eyJ")
        || (text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
