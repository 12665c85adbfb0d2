//! Facts from the user agent. They only add advice for the buyer: no feature and no check depends on them.

use crate::value::{SafeUrl, UrlPolicy};

/// Another app's built-in browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InApp {
    /// The app's own spelling of its name.
    pub app: &'static str,
    pub system: System,
}

/// The phone's system: apps place and name their "open in browser" by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    Android,
    Apple,
}

/// The token of each system in the user agents of its phones and tablets.
pub const PHONES: [(&str, System); 3] =
    [("Android", System::Android), ("iPhone", System::Apple), ("iPad", System::Apple)];

/// The token of each app in its user agent. `wv` alone is not enough: it may be the shop's own app, which has no menu
/// with "open in browser".
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
    /// `None`: an ordinary browser, or an unknown one.
    pub fn read(agent: &str) -> Option<Self> {
        let system = System::read(agent)?;
        let (_, app) = APPS.into_iter().find(|(token, _)| holds(agent, token))?;
        Some(Self { app, system })
    }
}

/// True inside another app, known or not. Such views often swallow downloads silently.
pub fn is_webview(agent: &str) -> bool {
    // Android writes `wv` for such a view. On iOS only Safari and other browsers name Safari.
    let unnamed = System::read(agent) == Some(System::Apple) && !holds(agent, "Safari/");
    InApp::read(agent).is_some() || holds(agent, "; wv)") || unnamed
}

impl System {
    /// `None`: neither Android nor iOS.
    pub fn read(agent: &str) -> Option<Self> {
        PHONES.into_iter().find_map(|(token, system)| holds(agent, token).then_some(system))
    }
}

/// A link that opens the page itself in Chrome, out of another app on Android. `None` for an address with a `#`: apps
/// look for the intent behind the first or the last one, and a stranger may have written the page's.
pub fn chrome(address: &str, url_policy: UrlPolicy) -> Option<String> {
    let page = SafeUrl::web(address, url_policy).filter(|page| !page.as_str().contains('#'))?;
    let (scheme, rest) = page.as_str().split_once(':')?;
    Some(format!("intent:{rest}#Intent;scheme={scheme};package=com.android.chrome;end"))
}

/// `str::contains` costs more bytes than the rest of this file.
fn holds(agent: &str, token: &str) -> bool {
    let agent = agent.as_bytes();
    (0..agent.len()).any(|at| agent.get(at..).is_some_and(|rest| rest.starts_with(token.as_bytes())))
}
