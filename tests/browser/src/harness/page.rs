//! The page under test, as a buyer and as a merchant's script see it.

use std::time::{Duration, Instant};

use fantoccini::wd::PrintConfiguration;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    part::{Part, READ},
    picture::Picture,
    session::Session,
};

/// The longest wait for a condition.
const PATIENCE: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(20);

/// An open page; its calls are about one widget on it, the first unless `widget` says otherwise.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub(super) session: &'a Session,
    pub(super) index: usize,
}

/// An event of the widget that reached `window`.
#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    /// Without the prefix `scalev-checkout:`.
    pub name: String,
    pub detail: Value,
    pub composed: bool,
    /// Milliseconds since the page began.
    pub at: f64,
}

/// Something written to the console.
#[derive(Debug, Clone, Deserialize)]
pub struct Line {
    pub level: String,
    pub text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        Self { session, index: 0 }
    }

    /// Acts on the page around the frame from now on.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.session.run(|client| async move { client.enter_parent_frame().await });
    }

    /// Selects the page's widget number `index`, from 0.
    pub fn widget(self, index: usize) -> Self {
        Self { index, ..self }
    }

    /// `data-state`; empty when there is none.
    #[track_caller]
    pub fn state(&self) -> String {
        let body = r#"return document.querySelectorAll("scalev-checkout")[arguments[0]]?.dataset.state ?? """#;
        self.read(body, vec![json!(self.index)])
    }

    /// Waits until `data-state` is this.
    #[track_caller]
    pub fn wait_state(&self, state: &str) {
        self.wait(&format!("data-state {state}"), |page| page.state() == state);
    }

    /// Waits until a condition is true, asking again every few milliseconds.
    #[track_caller]
    pub fn wait(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !condition(self) {
            assert!(Instant::now() < deadline, "never came true: {what}");
            std::thread::sleep(POLL);
        }
    }

    /// All elements with this part name, in document order.
    #[track_caller]
    pub fn parts(&self, name: &str) -> Vec<Part> {
        self.read(READ, vec![json!(self.index), json!(name)])
    }

    /// The first visible element with this part name.
    #[track_caller]
    pub fn part(&self, name: &str) -> Option<Part> {
        self.parts(name).into_iter().find(|part| part.visible)
    }

    /// True where this part is visible.
    #[track_caller]
    pub fn shows(&self, name: &str) -> bool {
        self.part(name).is_some()
    }

    /// The text content of a part that must be visible, trimmed.
    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        match self.part(name) {
            Some(part) => part.text.trim().to_owned(),
            None => panic!("no visible part {name:?} in state {:?}", self.state()),
        }
    }

    /// All visible text of the widget, including its light DOM where that is shown.
    #[track_caller]
    pub fn visible_text(&self) -> String {
        let body = r#"
const host = document.querySelectorAll("scalev-checkout")[arguments[0]];
const own = [...(host.shadowRoot?.children ?? [])].map((child) => child.innerText ?? "").join("\n");
return own + "\n" + host.innerText;"#;
        self.read(body, vec![json!(self.index)])
    }

    /// True where the merchant's own link inside the element is visible.
    #[track_caller]
    pub fn shows_own_link(&self) -> bool {
        let body = r#"
const link = document.querySelectorAll("scalev-checkout")[arguments[0]].querySelector('#own-link');
const box = link.getBoundingClientRect();
return link.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0;"#;
        self.read(body, vec![json!(self.index)])
    }

    /// The part of the focused element in the widget, else its tag and type.
    #[track_caller]
    pub fn focused(&self) -> String {
        let body = r#"
const element = document.querySelectorAll("scalev-checkout")[arguments[0]].shadowRoot.activeElement;
if (!element) return "";
const named = element.closest("[part]");
return element.getAttribute("part") ?? `${element.type ?? element.localName} in ${named?.getAttribute("part")}`;"#;
        self.read(body, vec![json!(self.index)])
    }

    /// The page on paper, as a PDF.
    #[track_caller]
    pub fn pdf(&self) -> Vec<u8> {
        self.session.run(|client| async move { client.print(PrintConfiguration::default()).await })
    }

    /// The widget's events so far, of all widgets on the page.
    #[track_caller]
    pub fn events(&self) -> Vec<Event> {
        self.read("return window.events", Vec::new())
    }

    /// The events of one name.
    #[track_caller]
    pub fn events_named(&self, name: &str) -> Vec<Event> {
        self.events().into_iter().filter(|event| event.name == name).collect()
    }

    /// Everything written to the console since the page came.
    #[track_caller]
    pub fn console(&self) -> Vec<Line> {
        self.read("return window.consoleLines", Vec::new())
    }

    /// The markup in the widget's shadow root.
    #[track_caller]
    pub fn markup(&self) -> String {
        let body = r#"return document.querySelectorAll("scalev-checkout")[arguments[0]].shadowRoot?.innerHTML ?? """#;
        self.read(body, vec![json!(self.index)])
    }

    /// Messages of uncaught errors.
    #[track_caller]
    pub fn uncaught(&self) -> Vec<String> {
        self.read("return window.uncaught", Vec::new())
    }

    /// Runs a script's body in the page and returns its result.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.session.script(body, Vec::new())
    }

    /// Runs a script with arguments.
    #[track_caller]
    pub fn script_with(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.session.script(body, arguments)
    }

    /// Runs a script's body that calls its last argument, and returns that call's argument.
    #[track_caller]
    pub fn wait_script(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.session.run(|client| async move { client.execute_async(body, arguments).await })
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.session.reload();
    }

    /// Makes the viewport exactly this large, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.session.resize(width, height);
    }

    /// Leaves the page's content this much of the width, in CSS pixels: WebKit's windows are no narrower than 334.
    #[track_caller]
    pub fn narrow(&self, width: u32) {
        self.resize(360, 640);
        self.script(&format!(r#"document.documentElement.style.width = "{width}px""#));
    }

    /// A picture of a visible part as it is on the screen.
    #[track_caller]
    pub fn picture(&self, name: &str) -> Picture {
        let body = r#"
const host = document.querySelectorAll("scalev-checkout")[arguments[0]];
const parts = [...host.shadowRoot.querySelectorAll(`[part~="${arguments[1]}"]`)];
parts.find((part) => part.checkVisibility())?.scrollIntoView({ block: "center", behavior: "instant" });
// Firefox takes its pictures from a whole pixel of the page, wherever between two it is.
scrollTo({ left: Math.floor(scrollX), top: Math.floor(scrollY), behavior: "instant" });
requestAnimationFrame(() => requestAnimationFrame(arguments[2]));"#;
        let arguments = vec![json!(self.index), json!(name)];
        self.session.run(|client| async move { client.execute_async(body, arguments).await });
        let Some(part) = self.part(name) else { panic!("no visible part {name:?} to take a picture of") };
        // A picture of the viewport, because WebKitGTK paints pictures of single elements black.
        Picture::cut(&self.session.screenshot(), &part, self.session.profile().scale)
    }

    #[track_caller]
    pub(super) fn read<T: for<'de> Deserialize<'de>>(&self, body: &str, arguments: Vec<Value>) -> T {
        let value = self.session.script(body, arguments);
        match serde_json::from_value(value.clone()) {
            Ok(read) => read,
            Err(error) => panic!("the page answered {value}: {error}"),
        }
    }
}
