//! Reading what the page and the device are.

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlAnchorElement, HtmlElement};

use super::Bridge;
use crate::{
    contract::{
        ATTRIBUTES, Config, ConfigError, Environment,
        user_agent::{self, InApp},
    },
    session::clock::Now,
    value::{Instant, Language, Timestamp, Zone},
};

/// The attributes of the element, and the page around it.
pub(super) fn read(host: &HtmlElement, bridge: &Bridge) -> (Result<Config, ConfigError>, Environment) {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let environment = Environment {
        path: window().location().pathname().unwrap_or_default(),
        link: link(host),
        language: language(bridge),
        zone: Zone::of_place(&bridge.zone()),
        address: address(),
        phone: bridge.is_phone(),
        in_app: InApp::read(&agent),
        webview: user_agent::is_webview(&agent),
        framed: bridge.is_framed(),
        sandboxed: bridge.is_framed() && origin() == "null",
        shares: property(&window().navigator(), "share").is_some_and(|share| share.is_function()),
        heading_level: heading_level(host),
    };
    let attributes = ATTRIBUTES.map(|name| {
        let value = host.get_attribute(name);
        (name, if name.ends_with("-url") { value.map(|url| absolute(&url)) } else { value })
    });
    let get =
        |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).and_then(|(_, value)| value.as_deref());
    (Config::read(get, bridge.payment(), &environment), environment)
}

/// An address as the page's own URL completes it, whatever its `<base>` says. Empty stays empty.
fn absolute(url: &str) -> String {
    if url.trim().is_empty() {
        return String::new();
    }
    web_sys::Url::new_with_base(url, &address()).map_or_else(|_| url.to_owned(), |url| url.href())
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are small")]
pub(super) fn now() -> Now {
    Now { wall: Timestamp(js_sys::Date::now() as i64), instant: instant() }
}

/// The monotonic clock, `performance.now()`.
pub(super) fn instant() -> Instant {
    instant_of(window().performance().map_or(0.0, |clock| clock.now()))
}

/// A `DOMHighResTimeStamp`, in milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since the page began are small")]
pub(super) fn instant_of(millis: f64) -> Instant {
    Instant(millis as i64)
}

/// A number to seed the jitter with.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random number from 0 to 2^32")]
pub(super) fn random_seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// A property that the browser may lack.
fn property(target: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(target, &name.into()).ok()
}

/// True where a service worker answers the page's requests. Pages without a secure origin have none.
pub(super) fn has_service_worker() -> bool {
    let container = property(&window().navigator(), "serviceWorker").filter(JsValue::is_object);
    let worker = container.and_then(|container| property(&container, "controller"));
    worker.is_some_and(|worker| worker.is_object())
}

/// The address with a query by which no cache knows it.
pub(super) fn cache_busting(url: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}_={}", now().wall.0)
}

/// True for an address of the page's own origin.
pub(super) fn is_own(url: &str) -> bool {
    url.strip_prefix(&origin()).is_some_and(|rest| rest.starts_with('/'))
}

/// The page's own origin; `null` in a sandboxed frame.
fn origin() -> String {
    property(&window(), "origin").and_then(|origin| origin.as_string()).unwrap_or_default()
}

/// The merchant's own way to pay: the first link inside the element that is not part of the words in a slot.
fn link(host: &HtmlElement) -> Option<String> {
    let fallback = ":scope > a[href]:not([slot]), :scope > :not([slot]) a[href]";
    let anchor = host.query_selector(fallback).ok()??;
    Some(anchor.unchecked_into::<HtmlAnchorElement>().href())
}

fn language(bridge: &Bridge) -> Language {
    let tags = bridge.languages();
    let tag = |index| tags.get(index).as_string().unwrap_or_default();
    Language::of(&tag(0), &tag(1))
}

fn heading_level(host: &HtmlElement) -> u8 {
    let level = host.get_attribute("heading-level").and_then(|text| text.trim().parse().ok());
    level.filter(|level| (1..=6).contains(level)).unwrap_or(2)
}
