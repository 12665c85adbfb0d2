//! What the merchant's page asks for, read from the element's attributes.

use super::{environment::Environment, failure::Failure};
use crate::value::link::{SafeUrl, UrlPolicy};

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
    pub url_policy: UrlPolicy,
}

/// An address to ask, without anything in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub url: String,
    /// Scalev's publishable key. `None`: the merchant's own backend, which knows its page by its cookies.
    pub key: Option<String>,
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
        page: &Environment,
    ) -> Result<Self, ConfigError> {
        let get = |name: &str| get(name).map(str::trim).unwrap_or_default();
        // Only these two: a slug is random, and one of many begins like a key.
        if let Some(attribute) = ["publishable-key", "store-id"].into_iter().find(|name| is_secret(get(name))) {
            return Err(ConfigError { failure: Failure::SecretKey, attribute });
        }
        let follow = backend(get("status-url")).map_err(|()| wrong("status-url"))?;
        let mut config = if payment.is_some() {
            Self { create: None, follow: None, payment, slug: None, url_policy: UrlPolicy::Public }
        } else if let Some((request, url_policy)) = backend(get("payment-url")).map_err(|()| wrong("payment-url"))? {
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

fn scalev<'a>(get: impl Fn(&str) -> &'a str, page: &Environment) -> Result<Config, ConfigError> {
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
    let (api, url_policy) = match get("api-base") {
        "" => (DEFAULT_API, UrlPolicy::Public),
        base => api_base(base).ok_or(wrong("api-base"))?,
    };
    let order = format!("{api}/v3/stores/{store}/public/orders/{slug}");
    let ask = |url| Some(Request { url, key: Some(key.to_owned()) });
    Ok(Config {
        create: ask(format!("{order}{PAYMENT}")),
        follow: ask(order),
        payment: None,
        slug: Some(slug.to_owned()),
        url_policy,
    })
}

/// An address of the merchant's own; empty is none.
fn backend(url: &str) -> Result<Option<(Request, UrlPolicy)>, ()> {
    if url.is_empty() {
        return Ok(None);
    }
    let url_policy = url_policy(url).ok_or(())?;
    Ok(Some((Request { url: url.to_owned(), key: None }, url_policy)))
}

/// `https:`, or this machine. `None`: neither.
pub(crate) fn url_policy(url: &str) -> Option<UrlPolicy> {
    [UrlPolicy::Public, UrlPolicy::Loopback].into_iter().find(|url_policy| SafeUrl::web(url, *url_policy).is_some())
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
fn api_base(text: &str) -> Option<(&str, UrlPolicy)> {
    let origin = text.strip_suffix('/').unwrap_or(text);
    let authority = origin.split_once(':')?.1.strip_prefix("//")?;
    let bare = !authority.contains(['/', '?', '#', '@']);
    url_policy(origin).filter(|_| bare).map(|url_policy| (origin, url_policy))
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
