//! The page and the device around a payment.

use super::user_agent::InApp;
use crate::value::{Language, Zone};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// The path of the page's own address.
    pub path: String,
    pub address: String,
    /// The merchant's own link inside the element, as the browser resolved it.
    pub link: Option<String>,
    pub language: Language,
    pub zone: Zone,
    /// The device is a phone, which may hold the wallet's app itself.
    pub phone: bool,
    /// The app whose built-in browser shows the page. `None`: an ordinary browser, or an unknown one.
    pub in_app: Option<InApp>,
    /// The page is shown inside another app, known or not, which may swallow downloads.
    pub webview: bool,
    /// The page is in a frame, which may hold its links.
    pub framed: bool,
    /// The page is in a sandboxed frame of an opaque origin, whose links most probably open nothing.
    pub sandboxed: bool,
    /// The browser has `navigator.share` for texts.
    pub shares: bool,
    /// The level of the widget's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
}
