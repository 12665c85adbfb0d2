//! What the page and the device are, apart from the payment.

use super::user_agent::InApp;
use crate::value::{language::Language, time::Zone};

/// What the page and the device are, apart from the payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// The path of the page's own address.
    pub path: String,
    /// The page's own address, whole.
    pub address: String,
    /// The merchant's own link inside the element, as the browser resolved it.
    pub link: Option<String>,
    pub language: Language,
    /// The device's zone.
    pub zone: Zone,
    /// A phone holds the wallet's app itself.
    pub phone: bool,
    /// The browser is another app's. `None`: a browser of its own, or one that does not say.
    pub in_app: Option<InApp>,
    /// The page stands inside another app, known or not, which may keep a download to itself.
    pub webview: bool,
    /// The browser hands texts to other apps.
    pub shares: bool,
    /// Of the widget's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
}
