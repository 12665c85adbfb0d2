//! How a browser is set up before it starts: what a page cannot ask for later.

/// Settings of one browser session. `Look::default()` is a light desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Device pixels per CSS pixel.
    pub scale: u8,
    /// Whether the system prefers dark.
    pub dark: bool,
    /// Whether the user agent says Android phone, in a window of its size.
    pub phone: bool,
    /// The device's time zone, by its IANA name. None: this machine's.
    pub zone: Option<&'static str>,
}

/// What Chrome on an Android phone sends.
pub const PHONE_AGENT: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 \
    (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

impl Look {
    /// Width and height of the viewport in CSS pixels when a test begins.
    pub(super) fn viewport(self) -> (u32, u32) {
        if self.phone { (360, 640) } else { (1280, 800) }
    }

    /// What a test's name gets when the look is not the usual one.
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

impl Default for Look {
    fn default() -> Self {
        Self { scale: 1, dark: false, phone: false, zone: None }
    }
}
