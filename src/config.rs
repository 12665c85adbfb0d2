//! What the merchant's page asks for, read from the element's attributes.

use crate::{
    browser::InApp,
    failure::Failure,
    link::{Link, Trust},
    text::Language,
    time::Zone,
};

/// What to ask whom for a payment: Scalev, or the merchant's own backend, or nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where to post for the payment. `None`: the page has it already.
    pub create: Option<Request>,
    /// Where to read the state. `None`: nobody tells it.
    pub follow: Option<Request>,
    /// The payload that the page has already, as JSON text.
    pub payment: Option<String>,
    /// The order's secret slug, which every answer of Scalev's must repeat: a capability, never logged or shown.
    pub slug: Option<String>,
    /// Whether links to this machine are fine, because the API is on it.
    pub trust: Trust,
}

/// An address to ask, without anything in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub url: String,
    /// Scalev's publishable key. `None`: the merchant's own backend, which knows its page by its cookies.
    pub key: Option<String>,
}

/// What the page and the device are, apart from the payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The path of the page's own address.
    pub path: String,
    /// The page's own address, whole.
    pub address: String,
    /// The merchant's own link inside the element, as the browser resolved it.
    pub link: Option<String>,
    pub language: Language,
    /// The device's zone.
    pub zone: Zone,
    /// A phone holds the wallet's app itself.
    pub phone: bool,
    /// The browser is another app's. `None`: a browser of its own, or one that does not say.
    pub in_app: Option<InApp>,
    /// The page stands inside another app, known or not, which may keep a download to itself.
    pub webview: bool,
    /// The browser hands texts to other apps.
    pub shares: bool,
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
    /// Reads the attributes of product and page through `get`; `payment` is the payload that the page has already.
    ///
    /// # Errors
    /// Names the first attribute that is missing or wrong.
    pub fn read<'a>(
        get: impl Fn(&str) -> Option<&'a str>,
        payment: Option<String>,
        page: &Page,
    ) -> Result<Self, ConfigError> {
        let get = |name: &str| get(name).map(str::trim).unwrap_or_default();
        // Only these two: a slug is random, and one of many begins like a key.
        if let Some(attribute) = ["publishable-key", "store-id"].into_iter().find(|name| is_secret(get(name))) {
            return Err(ConfigError { failure: Failure::SecretKey, attribute });
        }
        let follow = backend(get("status-url")).map_err(|()| wrong("status-url"))?;
        let mut config = if payment.is_some() {
            Self { create: None, follow: None, payment, slug: None, trust: Trust::Public }
        } else if let Some((request, trust)) = backend(get("payment-url")).map_err(|()| wrong("payment-url"))? {
            Self { create: Some(request), follow: None, payment: None, slug: None, trust }
        } else {
            scalev(get, page)?
        };
        if let Some((request, trust)) = follow {
            config.follow = Some(request);
            config.trust = if config.create.is_some() { config.trust } else { trust };
        }
        Ok(config)
    }

    /// Whether all answers are Scalev's own.
    #[must_use]
    pub fn is_scalevs(&self) -> bool {
        [&self.create, &self.follow]
            .into_iter()
            .all(|request| request.as_ref().is_some_and(|request| request.key.is_some()))
    }

    /// The order at Scalev, for what is written there. `None`: the payment is not Scalev's.
    #[must_use]
    pub fn order(&self) -> Option<Request> {
        let create = self.create.as_ref().filter(|request| request.key.is_some())?;
        Some(Request { url: create.url.strip_suffix(PAYMENT)?.to_owned(), key: create.key.clone() })
    }

    /// What tells this payment from another, for locks and memories.
    #[must_use]
    pub fn identity(&self) -> Option<&str> {
        self.slug.as_deref().or(self.create.as_ref().map(|request| request.url.as_str()))
    }
}

fn scalev<'a>(get: impl Fn(&str) -> &'a str, page: &Page) -> Result<Config, ConfigError> {
    let key = get("publishable-key");
    if !key.strip_prefix("sfpk_").is_some_and(is_token) {
        return Err(wrong("publishable-key"));
    }
    let store = get("store-id");
    if !is_token(store) {
        return Err(wrong("store-id"));
    }
    let slug = match get("order") {
        "auto" => slug_in(&page.path),
        slug => slug,
    };
    if !is_token(slug) {
        return Err(wrong("order"));
    }
    let (api, trust) = match get("api-base") {
        "" => (DEFAULT_API, Trust::Public),
        base => api_base(base).ok_or(wrong("api-base"))?,
    };
    let order = format!("{api}/v3/stores/{store}/public/orders/{slug}");
    let ask = |url| Some(Request { url, key: Some(key.to_owned()) });
    Ok(Config {
        create: ask(format!("{order}{PAYMENT}")),
        follow: ask(order),
        payment: None,
        slug: Some(slug.to_owned()),
        trust,
    })
}

/// An address of the merchant's own; empty is none.
fn backend(url: &str) -> Result<Option<(Request, Trust)>, ()> {
    if url.is_empty() {
        return Ok(None);
    }
    let trust = trust(url).ok_or(())?;
    Ok(Some((Request { url: url.to_owned(), key: None }, trust)))
}

/// `https:`, or this machine. `None`: neither.
pub(crate) fn trust(url: &str) -> Option<Trust> {
    [Trust::Public, Trust::Loopback].into_iter().find(|trust| Link::web(url, *trust).is_some())
}

fn wrong(attribute: &'static str) -> ConfigError {
    ConfigError { failure: Failure::Config, attribute }
}

/// Behind the order's address.
pub(crate) const PAYMENT: &str = "/payment";

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
fn api_base(text: &str) -> Option<(&str, Trust)> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let authority = origin.split_once(':')?.1.strip_prefix("//")?;
    let bare = !authority.contains(['/', '?', '#', '@']);
    trust(origin).filter(|_| bare).map(|trust| (origin, trust))
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
