//! The check that every URL of a payload must pass before it becomes a link.

use crate::value::label;

/// A URL that a buyer may be sent to: `https:`, or a known wallet's own scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeUrl(String);

/// The hosts that links may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlPolicy {
    /// Public hosts, by `https:` alone.
    Public,
    /// Also this machine, by `http:` too, because the API is on it.
    Loopback,
}

/// Schemes that Indonesian wallets register for their apps.
const WALLET_SCHEMES: [&str; 8] = ["gojek", "gopay", "dana", "shopeeid", "shopeepayid", "ovo", "linkaja", "astrapay"];
const LONGEST: usize = 4096;

impl UrlPolicy {
    /// The policy under which `url` is a page: the strictest that allows it. `None`: no policy allows it.
    pub fn of(url: &str) -> Option<Self> {
        [Self::Public, Self::Loopback].into_iter().find(|policy| SafeUrl::web(url, *policy).is_some())
    }
}

impl SafeUrl {
    /// A page on the web. `None` for every other scheme, credentials, unusual ports, IP addresses, single-label hosts, and
    /// characters that a browser would drop or rewrite.
    pub fn web(text: &str, url_policy: UrlPolicy) -> Option<Self> {
        let (scheme, rest) = split(text)?;
        let authority = rest.strip_prefix("//")?;
        let authority = authority.split(['/', '?', '#']).next()?;
        let (host, port) = authority.rsplit_once(':').filter(|(_, port)| is_port(port)).unwrap_or((authority, ""));
        let accepted = match scheme.as_str() {
            "https" | "http" if is_loopback(host) => url_policy == UrlPolicy::Loopback,
            "https" => is_public(host) && matches!(port, "" | "443"),
            _ => false,
        };
        accepted.then(|| Self(text.trim().to_owned()))
    }

    /// A page, or a wallet's app. Only for wallets' links, and only followed on the buyer's tap.
    pub fn wallet(text: &str, url_policy: UrlPolicy) -> Option<Self> {
        let (scheme, rest) = split(text)?;
        let app = WALLET_SCHEMES.contains(&scheme.as_str()) && rest.starts_with("//");
        if app { Some(Self(text.trim().to_owned())) } else { Self::web(text, url_policy) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for a wallet's own scheme, which opens an app and not a page.
    pub fn is_app(&self) -> bool {
        !self.0.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"))
    }
}

/// The scheme in lower case and what follows its colon. Browsers drop tabs and line breaks inside a URL and turn
/// a backslash into a slash: a text that holds one is refused rather than guessed at.
fn split(text: &str) -> Option<(String, &str)> {
    let text = text.trim_matches(' ');
    let unsafe_char = |char: char| char <= ' ' || matches!(char, '\\' | '\u{7f}'..='\u{a0}' | '"' | '<' | '>' | '`');
    if text.len() > LONGEST || text.contains(unsafe_char) || text.contains(label::is_invisible) {
        return None;
    }
    let (scheme, rest) = text.split_once(':')?;
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let named = scheme.starts_with(|char: char| char.is_ascii_alphabetic()) && scheme.bytes().all(letters);
    named.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// True where `host` is this machine, by name or by address.
pub fn is_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A host name with a dot whose last label is not a number and does not name this machine.
fn is_public(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    host.rsplit_once('.').is_some_and(|(_, top)| {
        top.starts_with(|char: char| char.is_ascii_alphabetic())
            && top.len() > 1
            && !top.eq_ignore_ascii_case("localhost")
    }) && host.split('.').all(label)
}
