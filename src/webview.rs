//! Whether a page stands inside another app, by the user agent. Such views often swallow a download without a word.

/// What the apps write into their user agents; `; wv)` is Android's own word for such a view.
const TOKENS: [&str; 11] = [
    "; wv)",
    "Instagram",
    "FBAN",
    "FBAV",
    "musical_ly",
    "BytedanceWebview",
    "TikTok",
    " Line/",
    "WhatsApp",
    "Twitter for iP",
    "TwitterAndroid",
];

/// A hint, never a lock: it only changes which way of saving a picture is tried first.
#[must_use]
pub fn is_webview(agent: &str) -> bool {
    // On iPhones and iPads only Safari and the browsers beside it say so.
    let apple = holds(agent, "iPhone") || holds(agent, "iPad");
    TOKENS.into_iter().any(|token| holds(agent, token)) || (apple && !holds(agent, "Safari/"))
}

/// `str::contains` costs more bytes than the rest of this file.
fn holds(agent: &str, token: &str) -> bool {
    agent.as_bytes().windows(token.len()).any(|part| part == token.as_bytes())
}
