//! One WebDriver session: a driver, the browser it started, and calls that wait for the answer.

use std::{
    cell::Cell,
    fmt::Debug,
    future::Future,
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{
        LazyLock,
        atomic::{AtomicU16, Ordering},
    },
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, elements::Element, wd::TimeoutConfiguration};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::{
    Engine, Profile,
    display::{Area, Display},
    picture,
    process::Process,
};

/// A browser that listens. Dropping it closes the browser, then the driver.
pub struct Session {
    engine: Engine,
    profile: Profile,
    client: Client,
    _driver: Process,
    display: Option<Display>,
    /// True after a command of the DevTools protocol, until `end_emulation`.
    pub(super) emulates: Cell<bool>,
    /// Profiles and the like, gone with the session.
    _scratch: TempDir,
}

/// Longer than any command takes: a browser that hangs costs one test, not the run.
const PATIENCE: Duration = Duration::from_secs(45);

/// Longer than any script takes: one of `hostile_payloads` had not ended after 10 s on a machine with a load of 22.
const SCRIPT_PATIENCE: Duration = Duration::from_secs(30);

/// Longer than a browser's start takes: Firefox needs 3 s of processor time, and had not started after 45 s on a machine with a
/// load of 20.
const START_PATIENCE: Duration = Duration::from_secs(180);

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime for the WebDriver client"));

impl Session {
    /// Starts driver and browser, whose way out of this machine is the proxy on this port.
    pub fn start(engine: Engine, profile: Profile, proxy: u16) -> Result<Self, String> {
        let scratch = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
        let display = if engine.needs_virtual_display() { Some(Display::start(scratch.path())?) } else { None };
        let port = free_port();
        let mut command = engine.driver_command(port, profile);
        command.env("TMPDIR", scratch.path());
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        let driver =
            Process::start(&mut command).map_err(|error| format!("the driver of {}: {error}", engine.name()))?;
        wait_for_port(port)?;
        let address = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(engine.capabilities(profile, proxy));
        let client = RUNTIME
            .block_on(async { tokio::time::timeout(START_PATIENCE, builder.connect(&address)).await })
            .map_err(|_| format!("{} did not start within {START_PATIENCE:?}", engine.name()))?
            .map_err(|error| format!("{} did not start: {error}", engine.name()))?;
        let emulates = Cell::new(false);
        Ok(Self { engine, profile, client, _driver: driver, display, emulates, _scratch: scratch })
    }

    /// Runs a command of the WebDriver client to its end; a failure is the test's failure.
    #[track_caller]
    pub fn run<T, E: Debug, F: Future<Output = Result<T, E>>>(&self, command: impl FnOnce(Client) -> F) -> T {
        let answer = RUNTIME.block_on(async { tokio::time::timeout(PATIENCE, command(self.client.clone())).await });
        match answer {
            Ok(Ok(value)) => value,
            Ok(Err(error)) => panic!("WebDriver: {error:?}"),
            Err(_) => panic!("WebDriver: no answer within {PATIENCE:?}"),
        }
    }

    /// The engine of the session.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The browser's setup.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// True where the browser still answers.
    pub fn alive(&self) -> bool {
        let windows = self.client.windows();
        RUNTIME.block_on(async { tokio::time::timeout(PATIENCE, windows).await }).is_ok_and(|windows| windows.is_ok())
    }

    /// Goes to a page, and returns when its document is there and scripts run in it.
    #[track_caller]
    pub fn open(&self, url: &str) {
        self.script("window.left = true", Vec::new());
        self.run(|client| async move { client.goto(url).await });
        self.arrive(NEW_DOCUMENT);
    }

    /// Loads the page again, and returns when the new document is there.
    #[track_caller]
    pub fn reload(&self) {
        self.script("window.left = true", Vec::new());
        self.run(|client| async move { client.refresh().await });
        self.arrive(NEW_DOCUMENT);
    }

    /// Waits until a script's body returns true in the document that a navigation brings. A script that is interrupted by the
    /// end of the old document fails or never answers; both are tried again.
    #[track_caller]
    pub fn arrive(&self, body: &str) {
        self.limit_scripts(Duration::from_millis(500));
        let deadline = Instant::now() + Duration::from_secs(15);
        loop {
            let there = self.try_script(body);
            if there == Some(Value::Bool(true)) {
                break;
            }
            assert!(Instant::now() < deadline, "the page never came: {there:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
        self.limit_scripts(SCRIPT_PATIENCE);
    }

    /// Runs a script's body with `arguments`, and returns its result.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.run(|client| async move { client.execute(body, arguments).await })
    }

    /// Runs a script's body without arguments; None where it cannot run in the page.
    pub fn try_script(&self, body: &str) -> Option<Value> {
        let answer = self.client.execute(body, Vec::new());
        RUNTIME.block_on(async { tokio::time::timeout(PATIENCE, answer).await }).ok()?.ok()
    }

    /// The element that a script's body returns.
    #[track_caller]
    pub fn element(&self, body: &str, arguments: Vec<Value>) -> Option<Element> {
        let found = self.script(body, arguments);
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// The viewport as PNG: from the display where there is one of our own, because WebKitGTK without its compositor cannot
    /// take pictures.
    #[track_caller]
    pub fn screenshot(&self) -> Vec<u8> {
        let Some(display) = &self.display else { return self.run(|client| async move { client.screenshot().await }) };
        let place = self.script(VIEWPORT, Vec::new());
        let [left, top, width, height] = [0, 1, 2, 3].map(|index| place[index].as_u64().unwrap_or_default() as u32);
        match display.pixels(Area { left, top, width, height }) {
            Ok(pixels) => picture::png(width, height, png::ColorType::Rgb, &pixels),
            Err(error) => panic!("the display has no picture: {error}"),
        }
    }

    #[track_caller]
    fn limit_scripts(&self, limit: Duration) {
        let timeouts = TimeoutConfiguration::new(Some(limit), None, None);
        self.run(|client| async move { client.update_timeouts(timeouts).await });
    }
}

/// A new process begins with an empty document, which is not the page yet.
const NEW_DOCUMENT: &str = "return !window.left && location.protocol !== 'about:' && document.readyState !== 'loading'";

/// Left, top, width and height of the viewport on the screen, in device pixels. The window's bar is above it.
const VIEWPORT: &str = r#"
return [screenX, screenY + outerHeight - innerHeight, innerWidth, innerHeight].map((length) => length * devicePixelRatio);"#;

impl Drop for Session {
    fn drop(&mut self) {
        // Best effort: the driver's whole process group is killed right after.
        let close = self.client.clone().close();
        let _ = RUNTIME.block_on(async { tokio::time::timeout(Duration::from_secs(5), close).await });
    }
}

/// Below the range from which systems take ports for connections: between our check and the driver's start nobody
/// else gets it.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    loop {
        let step = u32::from(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = 12_000 + (std::process::id() * 64 + step) % 20_000;
        let port = u16::try_from(port).expect("a port number");
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

fn wait_for_port(port: u16) -> Result<(), String> {
    let deadline = Instant::now() + Duration::from_secs(30);
    while Instant::now() < deadline {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(format!("the driver never listened on port {port}"))
}
