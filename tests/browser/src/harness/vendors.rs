//! Hosts that browsers ask for by themselves, whatever page they show.

use super::Engine;

/// Whole names: a page may well ask for another host of the same vendor.
const HOSTS: &[(Engine, &str, &str)] = &[
    (Engine::Chromium, "accounts.google.com", "the browser asks who is signed in"),
    (Engine::Chromium, "android.clients.google.com", "the browser registers for push messages"),
    (Engine::Chromium, "clients2.google.com", "the browser looks for extensions, and asks for the time"),
    (Engine::Chromium, "clientservices.googleapis.com", "the browser asks which experiments it is in"),
    (Engine::Chromium, "content-autofill.googleapis.com", "the browser asks how to fill a page's fields"),
    (Engine::Chromium, "optimizationguide-pa.googleapis.com", "the browser asks for hints about pages"),
    (Engine::Chromium, "redirector.gvt1.com", "the browser fetches updates"),
    (Engine::Chromium, "safebrowsing.googleapis.com", "the browser asks for lists of bad sites"),
    (Engine::Chromium, "update.googleapis.com", "the browser looks for updates"),
    (Engine::Firefox, "aus5.mozilla.org", "the browser looks for updates"),
    (Engine::Firefox, "content-signature-2.cdn.mozilla.net", "the browser checks its settings' signatures"),
    (Engine::Firefox, "detectportal.firefox.com", "the browser asks whether it is online"),
    (Engine::Firefox, "firefox.settings.services.mozilla.com", "the browser asks for its own settings"),
    (Engine::Firefox, "push.services.mozilla.com", "the browser registers for push messages"),
    (Engine::Firefox, "safebrowsing.googleapis.com", "the browser asks for lists of bad sites"),
    (Engine::Firefox, "shavar.services.mozilla.com", "the browser asks for lists of trackers"),
];

/// Why this engine may ask for this host by itself.
pub fn why(engine: Engine, host: &str) -> Option<&'static str> {
    HOSTS.iter().find(|(own, name, _)| (*own, *name) == (engine, host)).map(|(_, _, why)| *why)
}
