//! What the user agent tells of the browser. It only ever adds help: no feature and no safety hangs on it.

use crate::value::link::{SafeUrl, UrlPolicy};

/// A page that stands inside another app, in a browser of that app's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InApp {
    /// As the app calls itself.
    pub app: &'static str,
    pub system: System,
}

/// What the phone runs on: where the way out of the app is, and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    Android,
    Apple,
}

/// What each app writes into its user agent. A `wv` alone is not enough: it may be the shop's own app, which has no
/// menu that leads out.
const APPS: [(&str, &str); 10] = [
    ("Instagram", "Instagram"),
    ("FBAN", "Facebook"),
    ("FBAV", "Facebook"),
    ("musical_ly", "TikTok"),
    ("BytedanceWebview", "TikTok"),
    ("TikTok", "TikTok"),
    (" Line/", "LINE"),
    ("WhatsApp", "WhatsApp"),
    ("Twitter for iP", "X"),
    ("TwitterAndroid", "X"),
];

impl InApp {
    /// `None`: a browser of its own, or one that does not say.
    #[must_use]
    pub fn read(agent: &str) -> Option<Self> {
        let system = System::read(agent)?;
        let (_, app) = APPS.into_iter().find(|(token, _)| holds(agent, token))?;
        Some(Self { app, system })
    }
}

/// Whether the page stands inside another app, known or not. Such views often swallow a download without a word.
#[must_use]
pub fn is_webview(agent: &str) -> bool {
    // Android's own word for such a view; on Apple's only Safari and the browsers beside it name Safari.
    let silent = System::read(agent) == Some(System::Apple) && !holds(agent, "Safari/");
    InApp::read(agent).is_some() || holds(agent, "; wv)") || silent
}

impl System {
    /// `None`: not a phone, or one that does not say.
    #[must_use]
    pub fn read(agent: &str) -> Option<Self> {
        if holds(agent, "Android") {
            Some(Self::Android)
        } else {
            (holds(agent, "iPhone") || holds(agent, "iPad")).then_some(Self::Apple)
        }
    }
}

/// A link that opens the page itself in Chrome, out of another app on Android. `None` for an address with a `#`: apps
/// look for the intent behind the first or the last one, and a stranger may have written the page's.
#[must_use]
pub fn chrome(address: &str, url_policy: UrlPolicy) -> Option<String> {
    let page = SafeUrl::web(address, url_policy).filter(|page| !page.as_str().contains('#'))?;
    let (scheme, rest) = page.as_str().split_once(':')?;
    Some(format!("intent:{rest}#Intent;scheme={scheme};package=com.android.chrome;end"))
}

/// `str::contains` costs more bytes than the rest of this file.
fn holds(agent: &str, token: &str) -> bool {
    let mut rest = agent.as_bytes();
    while let [_, tail @ ..] = rest {
        if rest.starts_with(token.as_bytes()) {
            return true;
        }
        rest = tail;
    }
    false
}
