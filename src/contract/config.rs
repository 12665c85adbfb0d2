//! The configuration of one element, read from its attributes.

use super::{DEFAULT_API, Environment, Failure, ORDERS, PAYMENT, STORES};
use crate::value::UrlPolicy;

/// The source of a payment: Scalev, the merchant's own backend, or a payload that the page has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The request that creates the payment, by `POST`. `None`: the page has the payment already.
    pub create: Option<Request>,
    /// The request that reads the state, by `GET`. `None`: there is no source for it.
    pub follow: Option<Request>,
    /// The payload from the page, as JSON text.
    pub payment: Option<String>,
    /// The order's secret slug, which every answer of Scalev's must repeat: a capability, never logged or shown.
    pub slug: Option<String>,
    /// Allows links to this machine where the API is on it.
    pub url_policy: UrlPolicy,
}

/// A request without a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub url: String,
    /// Scalev's publishable key. `None`: the request goes to the merchant's own backend.
    pub key: Option<String>,
}

/// An attribute that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigError {
    pub failure: Failure,
    pub attribute: &'static str,
}

impl Config {
    /// Reads the attributes through `get`; `payment` is the payload from the page.
    ///
    /// # Errors
    /// Names the first attribute that is missing or wrong.
    pub fn read<'a>(
        get: impl Fn(&str) -> Option<&'a str>,
        payment: Option<String>,
        page: &Environment,
    ) -> Result<Self, ConfigError> {
        let get = |name: &str| get(name).map(str::trim).unwrap_or_default();
        // `order` is not checked: a slug is random, and one of many begins like a key.
        if let Some(attribute) = ["publishable-key", "store-id"].into_iter().find(|name| is_secret(get(name))) {
            return Err(ConfigError { failure: Failure::SecretKey, attribute });
        }
        let follow = backend("status-url", get("status-url"))?;
        let mut config = if payment.is_some() {
            Self { create: None, follow: None, payment, slug: None, url_policy: UrlPolicy::Public }
        } else if let Some((request, url_policy)) = backend("payment-url", get("payment-url"))? {
            Self { create: Some(request), follow: None, payment: None, slug: None, url_policy }
        } else {
            scalev(get, page)?
        };
        if let Some((request, url_policy)) = follow {
            config.follow = Some(request);
            config.url_policy = if config.create.is_some() { config.url_policy } else { url_policy };
        }
        Ok(config)
    }

    /// True where all answers come from Scalev's API.
    pub fn is_scalevs(&self) -> bool {
        let has_key = |request: &Option<Request>| request.as_ref().is_some_and(|request| request.key.is_some());
        has_key(&self.create) && has_key(&self.follow)
    }

    /// The address of the order at Scalev, to which proofs are uploaded. `None`: the payment is not Scalev's.
    pub fn order(&self) -> Option<Request> {
        let create = self.create.as_ref().filter(|request| request.key.is_some())?;
        Some(Request { url: create.url.strip_suffix(PAYMENT)?.to_owned(), key: create.key.clone() })
    }

    /// A key that is unique to this payment, for locks and stored values. `None`: the page gave the payload.
    pub fn identity(&self) -> Option<&str> {
        self.slug.as_deref().or(self.create.as_ref().map(|request| request.url.as_str()))
    }
}

fn scalev<'a>(get: impl Fn(&str) -> &'a str, page: &Environment) -> Result<Config, ConfigError> {
    let key = get("publishable-key");
    let _ = token("publishable-key", key.strip_prefix("sfpk_").unwrap_or_default())?;
    let store = token("store-id", get("store-id"))?;
    let slug = match get("order") {
        "auto" => slug_in(&page.path),
        slug => slug,
    };
    let slug = token("order", slug)?;
    let (api, url_policy) = match get("api-base") {
        "" => (DEFAULT_API, UrlPolicy::Public),
        base => api_base(base).ok_or(wrong("api-base"))?,
    };
    let order = [api, STORES, store, ORDERS, slug].concat();
    let ask = |url| Some(Request { url, key: Some(key.to_owned()) });
    Ok(Config {
        create: ask([&*order, PAYMENT].concat()),
        follow: ask(order),
        payment: None,
        slug: Some(slug.to_owned()),
        url_policy,
    })
}

/// The request to a URL of the merchant's. `Ok(None)` where the attribute is empty.
fn backend(attribute: &'static str, url: &str) -> Result<Option<(Request, UrlPolicy)>, ConfigError> {
    if url.is_empty() {
        return Ok(None);
    }
    let url_policy = UrlPolicy::of(url).ok_or(wrong(attribute))?;
    Ok(Some((Request { url: url.to_owned(), key: None }, url_policy)))
}

fn wrong(attribute: &'static str) -> ConfigError {
    ConfigError { failure: Failure::Config, attribute }
}

/// True for a key that opens a merchant's account: business keys of Scalev (`sk_`), of Xendit, Midtrans and others, bearer
/// tokens, JSON web tokens, long hexadecimal strings.
fn is_secret(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let prefixes =
        ["sk_", "sk-", "xnd_", "mid-server-", "sb-mid-server-", "cit_", "bearer ", "secret", "dp_live_", "dp_test_"];
    prefixes.iter().any(|prefix| lower.starts_with(prefix))
        || text.starts_with("eyJ")
        || (text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The text, which must be 1 to 128 characters that need no escaping in a path or a header.
fn token<'a>(attribute: &'static str, text: &'a str) -> Result<&'a str, ConfigError> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if plain && (1..=128).contains(&text.len()) { Ok(text) } else { Err(wrong(attribute)) }
}

/// The slug in the path of a public order link: `/o/{secret_slug}` or `/o/{secret_slug}/success`.
fn slug_in(path: &str) -> &str {
    path.split('/').skip_while(|part| *part != "o").nth(1).unwrap_or_default()
}

/// The origin, and the policy for links: an API on this machine may link to this machine.
fn api_base(text: &str) -> Option<(&str, UrlPolicy)> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let authority = origin.split_once(':')?.1.strip_prefix("//")?;
    let bare = !authority.contains(['/', '?', '#', '@']);
    UrlPolicy::of(origin).filter(|_| bare).map(|url_policy| (origin, url_policy))
}
