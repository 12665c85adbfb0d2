//! The setup of a browser before it starts, which a page cannot change later.

/// Settings of one browser session. `Profile::default()` is a light desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Device pixels per CSS pixel.
    pub scale: u8,
    /// The system prefers dark colors.
    pub dark: bool,
    /// The user agent and the window are an Android phone's.
    pub phone: bool,
    /// The device's time zone, by its IANA name. None: this machine's.
    pub zone: Option<&'static str>,
}

/// The user agent of Chrome on an Android phone.
pub const PHONE_AGENT: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 \
    (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

impl Profile {
    /// Width and height of the viewport in CSS pixels when a test begins.
    pub(super) fn viewport(self) -> (u32, u32) {
        if self.phone { (360, 640) } else { (1280, 800) }
    }

    /// The suffix of a test's name for this setup; empty for the default one.
    pub(super) fn suffix(self) -> String {
        let mut suffix = String::new();
        if self.scale != 1 {
            suffix += &format!("_{}x", self.scale);
        }
        if self.dark {
            suffix += "_dark";
        }
        if self.phone {
            suffix += "_phone";
        }
        if let Some(zone) = self.zone {
            suffix += &format!("_{}", zone.to_lowercase().replace('/', "_"));
        }
        suffix
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self { scale: 1, dark: false, phone: false, zone: None }
    }
}
