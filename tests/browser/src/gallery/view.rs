//! The ways to look at one screen: language, theme and width. They are changed on the open page.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;

use super::visit::settle;
use crate::harness::{Engine, Page};

/// The size, the colors and the language in which a screen is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub language: &'static str,
    pub theme: Theme,
    /// CSS pixels. The narrow one is a phone, the wide one a desktop.
    pub width: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
    /// The few colors that the buyer's system allows.
    Forced,
}

/// As every page opens.
pub const PHONE: View = View { language: "id", theme: Theme::Light, width: 360 };

/// All that the first is not.
pub const DESKTOP: View = View { language: "en", theme: Theme::Dark, width: 1280 };

/// Forced colors, which are drawn once for a screen.
pub const FORCED: View = View { theme: Theme::Forced, ..PHONE };

impl View {
    /// All that the album shows.
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for language in ["id", "en"] {
            for theme in [Theme::Light, Theme::Dark] {
                all.extend([360, 1280].map(|width| Self { language, theme, width }));
            }
        }
        all.push(FORCED);
        all
    }

    /// As in file names: `id-light-360`.
    pub fn name(self) -> String {
        format!("{}-{}-{}", self.language, self.theme.name(), self.width)
    }
}

impl Theme {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
        }
    }
}

/// Shows the page this way.
pub fn show(page: &Page<'_>, view: View, engine: Engine) {
    if engine == Engine::Chromium {
        let forced = if view.theme == Theme::Forced { "active" } else { "none" };
        page.prefer(&[("forced-colors", forced)]);
        let size = json!({ "width": view.width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
        page.devtools("Emulation.setDeviceMetricsOverride", size);
    } else {
        page.resize(view.width, HEIGHT);
    }
    let theme = if view.theme == Theme::Dark { "dark" } else { "light" };
    // A page that is looked at again reads the device again.
    let script = r#"
const [theme, language, phone] = arguments;
const host = document.querySelector("scalev-checkout");
Object.assign(document.documentElement, { lang: language }).style.colorScheme = theme;
still.phone = phone;
host.setAttribute("theme", theme);
host.setAttribute("locale", language);
document.dispatchEvent(new Event("visibilitychange"));"#;
    page.script_with(script, vec![json!(theme), json!(view.language), json!(view.width < 600)]);
    settle(page);
}

const HEIGHT: u32 = 640;

/// The card in the middle is no wider.
const WIDEST: u32 = 512;

/// The page as a PNG, as it shows now, without the empty margins of a wide one; only Chromium takes such pictures.
pub fn shoot(page: &Page<'_>, view: View) -> Vec<u8> {
    let still = r#"
const root = document.querySelector("scalev-checkout").shadowRoot;
for (const animation of root.getAnimations()) {
  const whole = animation.effect.getComputedTiming().endTime;
  Number.isFinite(whole) ? animation.finish() : Object.assign(animation, { currentTime: 0 }).pause();
}
scrollTo(0, 0);
// Behind a dialog there is nothing to look at.
return root.querySelector("dialog[open]") ? innerHeight : document.documentElement.scrollHeight"#;
    let height = page.script(still);
    let width = view.width.min(WIDEST);
    let clip = json!({ "x": (view.width - width) / 2, "y": 0, "width": width, "height": height, "scale": 1 });
    let parameters = json!({ "format": "png", "clip": clip, "captureBeyondViewport": true });
    let answer = page.devtools("Page.captureScreenshot", parameters);
    BASE64_STANDARD.decode(answer["data"].as_str().unwrap_or_default()).expect("base64")
}
