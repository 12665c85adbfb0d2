//! Chromium's DevTools protocol, through chromedriver.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::{Page, session::Session};

#[derive(Debug)]
struct Command {
    name: &'static str,
    parameters: Value,
}

impl Page<'_> {
    /// Runs a command of the protocol, as `Page.captureScreenshot`; its result.
    #[track_caller]
    pub fn devtools(&self, name: &'static str, parameters: Value) -> Value {
        self.session.devtools(name, parameters)
    }

    /// Lets the page believe that its system prefers this, until the next call: features of CSS and their values.
    #[track_caller]
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    }
}

impl Session {
    #[track_caller]
    fn devtools(&self, name: &'static str, parameters: Value) -> Value {
        self.emulates.set(true);
        self.run(|client| async move { client.issue_cmd(Command { name, parameters }).await })
    }

    /// Takes back what tests emulate. Anything else that they ask of the protocol ends with the page, or with the window.
    #[track_caller]
    pub(super) fn end_emulation(&self) {
        if self.emulates.get() {
            for name in [
                "Emulation.clearDeviceMetricsOverride",
                "Emulation.setEmulatedMedia",
                "Emulation.setAutoDarkModeOverride",
            ] {
                self.devtools(name, json!({}));
            }
            self.emulates.set(false);
        }
    }
}

/// The lines of the console, which chromedriver keeps where `goog:loggingPrefs` asks for it.
#[derive(Debug)]
pub(super) struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.name, "params": self.parameters });
        (Method::POST, Some(body.to_string()))
    }
}
