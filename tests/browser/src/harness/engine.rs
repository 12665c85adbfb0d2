//! The three engines: their programs, and the options for a setup.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Map, Value, json};

use super::profile::{PHONE_AGENT, Profile};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As in test names and `--engine`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The programs that are missing on this machine, the reader of QR codes among them; empty when the tests can run.
    pub fn missing(self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if find(&[self.driver()]).is_none() {
            missing.push(self.driver());
        }
        if self.binary().is_none() {
            missing.push(self.binaries()[0]);
        }
        if self.needs_virtual_display() && find(&["Xvfb"]).is_none() {
            missing.push("Xvfb");
        }
        if find(&["zbarimg"]).is_none() {
            missing.push("zbarimg");
        }
        missing
    }

    /// True where the browser has no headless mode and must not be visible.
    pub fn needs_virtual_display(self) -> bool {
        self == Self::WebKit && !headed()
    }

    /// The driver's command, listening on this port.
    pub fn driver_command(self, port: u16, profile: Profile) -> Command {
        let mut command = Command::new(self.driver());
        command.arg(format!("--port={port}"));
        if let Some(zone) = profile.zone {
            command.env("TZ", zone);
        }
        match self {
            Self::Chromium => {}
            Self::Firefox => {
                command.arg("--websocket-port=0");
            }
            Self::WebKit => {
                // WebKitGTK takes scale and color scheme from GTK, and renders in software here.
                command
                    .env("GDK_SCALE", profile.scale.to_string())
                    .env("GTK_THEME", if profile.dark { "Adwaita:dark" } else { "Adwaita" })
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
                if self.needs_virtual_display() {
                    // A test takes less than half of the time without the compositor. Pictures come from the display.
                    command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
                }
            }
        }
        command
    }

    /// The capabilities that a session asks for. What is not on this machine is asked of the proxy on this port.
    pub fn capabilities(self, profile: Profile, proxy: u16) -> Map<String, Value> {
        let binary = self.binary().unwrap_or_default();
        let (key, options) = match self {
            Self::Chromium => ("goog:chromeOptions", chromium(&binary, profile, proxy)),
            Self::Firefox => ("moz:firefoxOptions", firefox(&binary, profile, proxy)),
            Self::WebKit => ("webkitgtk:browserOptions", webkit(&binary, profile, proxy)),
        };
        let mut capabilities = Map::new();
        // The tests wait themselves: a file of the widget may hang on purpose, and WebKitGTK may
        // miss the end of a load that changes processes, and then holds all commands for the timeout.
        capabilities.insert("pageLoadStrategy".into(), json!("none"));
        if self == Self::Chromium {
            capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        }
        capabilities.insert(key.into(), options);
        capabilities
    }

    const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    const fn binaries(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome"],
            Self::Firefox => &["firefox-esr", "firefox"],
            Self::WebKit => &["MiniBrowser"],
        }
    }

    /// The program of the browser.
    pub fn binary(self) -> Option<PathBuf> {
        find(self.binaries())
    }
}

fn chromium(binary: &Path, profile: Profile, proxy: u16) -> Value {
    let mut args = vec![
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        // Else it asks for each page with fields how to fill them.
        "--disable-features=AutofillServerCommunication".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        format!("--force-device-scale-factor={}", profile.scale),
        format!("--proxy-server=http://127.0.0.1:{proxy}"),
    ];
    if !headed() {
        args.push("--headless=new".to_owned());
    }
    if profile.phone {
        args.push(format!("--user-agent={PHONE_AGENT}"));
    }
    if profile.dark {
        args.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    json!({ "binary": binary, "args": args })
}

fn firefox(binary: &Path, profile: Profile, proxy: u16) -> Value {
    let mut prefs = json!({
        "layout.css.devPixelsPerPx": profile.scale.to_string(),
        "layout.css.prefers-color-scheme.content-override": u8::from(!profile.dark),
        "dom.disable_open_during_load": false,
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": proxy,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": proxy,
        // Other spellings of this machine's address bypass the proxy anyway; this covers the one within IPv6.
        "network.proxy.no_proxies_on": "127.0.0.1",
        "network.proxy.allow_bypass": false,
        "network.proxy.failover_direct": false,
    });
    if profile.phone {
        prefs["general.useragent.override"] = json!(PHONE_AGENT);
    }
    let args: &[&str] = if headed() { &[] } else { &["-headless"] };
    json!({ "binary": binary, "args": args, "prefs": prefs })
}

fn webkit(binary: &Path, profile: Profile, proxy: u16) -> Value {
    let mut args = vec![
        "--automation".to_owned(),
        "--javascript-can-open-windows-automatically=true".to_owned(),
        format!("--proxy=http://127.0.0.1:{proxy}"),
    ];
    args.extend(["127.0.0.1", "localhost", "::1", "::ffff:7f00:1"].map(|host| format!("--ignore-host={host}")));
    if profile.phone {
        args.push(format!("--user-agent={PHONE_AGENT}"));
    }
    json!({ "binary": binary, "args": args })
}

/// True where the browsers are visible on this machine's display: `HEADED=1`.
pub fn headed() -> bool {
    env::var("HEADED").is_ok_and(|wanted| !["", "0"].contains(&wanted.as_str()))
}

/// The first of these programs on PATH; MiniBrowser lives beside the library instead.
fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let libraries = glob_libraries();
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .chain(libraries.iter().cloned())
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// Folders like `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1`.
fn glob_libraries() -> Vec<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        let entries = folder.read_dir().into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    };
    folders(Path::new("/usr/lib"))
        .iter()
        .flat_map(|architecture| folders(architecture))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .collect()
}
