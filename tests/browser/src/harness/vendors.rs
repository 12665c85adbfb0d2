//! Hosts that browsers contact by themselves, whatever page they show.

use super::Engine;

/// A whole name where pages may request another host of the same domain; a domain, with its dot, where only browsers
/// request hosts.
const HOSTS: &[(Engine, &str, &str)] = &[
    (Engine::Chromium, "chromewebstore.googleapis.com", "the browser looks for extensions"),
    (Engine::Chromium, "clientservices.googleapis.com", "the browser asks which experiments it is in"),
    (Engine::Chromium, "content-autofill.googleapis.com", "the browser asks how to fill a page's fields"),
    (Engine::Chromium, "safebrowsing.googleapis.com", "the browser asks for lists of bad sites"),
    (Engine::Chromium, "update.googleapis.com", "the browser looks for updates"),
    (Engine::Chromium, "-pa.googleapis.com", "the browser asks for hints about pages, leaked passwords and the like"),
    (Engine::Chromium, ".google.com", "the browser asks who is signed in, for extensions, messages and the time"),
    (Engine::Chromium, ".gvt1.com", "the browser fetches updates"),
    (Engine::Firefox, "safebrowsing.googleapis.com", "the browser asks for lists of bad sites"),
    (Engine::Firefox, "detectportal.firefox.com", "the browser asks whether it is online"),
    (Engine::Firefox, ".mozilla.com", "the browser asks for its own settings, messages and lists of trackers"),
    (Engine::Firefox, ".mozilla.net", "the browser checks its settings' signatures"),
    (Engine::Firefox, ".mozilla.org", "the browser looks for updates"),
];

/// The reason why this engine may contact this host by itself.
pub fn why(engine: Engine, host: &str) -> Option<&'static str> {
    let is = |name: &str| if name.starts_with(['.', '-']) { host.ends_with(name) } else { host == name };
    HOSTS.iter().find(|(own, name, _)| *own == engine && is(name)).map(|(_, _, why)| *why)
}
