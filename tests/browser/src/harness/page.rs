//! The page under test, as a buyer and as a merchant's script see it.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    key::Key,
    wd::PrintConfiguration,
};
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
    index: usize,
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

    /// Clicks a visible part with the mouse.
    #[track_caller]
    pub fn click(&self, name: &str) {
        self.click_nth(name, 0);
    }

    /// Clicks the visible part number `place` of this name, from 0.
    #[track_caller]
    pub fn click_nth(&self, name: &str, place: usize) {
        let Some(part) = self.element(name, place) else { panic!("no visible part {name:?} to click") };
        self.session.run(|_| async move { part.click().await });
    }

    /// Clicks a part where it is visible. Nothing happens where the widget replaces the part meanwhile; a
    /// check before `click` would fail there.
    #[track_caller]
    pub fn click_if_shown(&self, name: &str) {
        let Some(part) = self.element(name, 0) else { return };
        self.session.run(|_| async move {
            match part.click().await {
                Err(error) if !error.is_stale_element_reference() && !error.is_element_not_interactable() => Err(error),
                _ => Ok(()),
            }
        });
    }

    #[track_caller]
    fn element(&self, name: &str, place: usize) -> Option<Element> {
        let body = r#"
const host = document.querySelectorAll("scalev-checkout")[arguments[0]];
const parts = [...host.shadowRoot.querySelectorAll(`[part~="${arguments[1]}"]`)];
return parts.filter((part) => part.checkVisibility())[arguments[2]] ?? null;"#;
        self.session.element(body, vec![json!(self.index), json!(name), json!(place)])
    }

    /// Clicks the element that a script returns, which leads away from the page: the driver's answer may be lost with it.
    #[track_caller]
    pub fn click_away(&self, body: &str) {
        let Some(element) = self.session.element(body, Vec::new()) else { panic!("nothing to click: {body}") };
        self.session.run(|_| async move {
            let _ = element.click().await;
            Ok::<_, String>(())
        });
    }

    /// Holds the mouse's button down over a visible part.
    #[track_caller]
    pub fn hold(&self, name: &str) {
        let Some(part) = self.part(name) else { panic!("no visible part {name:?} to hold") };
        let to = PointerAction::MoveTo { duration: None, x: part.x + part.width / 2.0, y: part.y + part.height / 2.0 };
        let down = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        let mouse = MouseActions::new("mouse".into()).then(to).then(down);
        self.session.run(|client| async move { client.perform_actions(mouse).await });
    }

    /// Releases whatever is pressed.
    #[track_caller]
    pub fn let_loose(&self) {
        let mouse = MouseActions::new("mouse".into()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.session.run(|client| async move { client.perform_actions(mouse).await });
    }

    /// Presses one key after the other.
    #[track_caller]
    pub fn press(&self, keys: &[Key]) {
        let press = keys.iter().map(|key| char::from(*key)).fold(KeyActions::new("keyboard".into()), |keys, key| {
            keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
        });
        self.session.run(|client| async move { client.perform_actions(press).await });
    }

    /// Chooses a file in the widget's field for one, as the system's dialog would.
    #[track_caller]
    pub fn choose_file(&self, path: &Path) {
        let body = r#"return document.querySelectorAll("scalev-checkout")[arguments[0]].shadowRoot.querySelector("[type=file]")"#;
        let Some(field) = self.session.element(body, vec![json!(self.index)]) else {
            panic!("no field for a file");
        };
        let path = path.display().to_string();
        self.session.run(|_| async move { field.send_keys(&path).await });
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

    /// The clipboard's text, by pasting into the page's text field.
    #[track_caller]
    pub fn paste(&self) -> String {
        self.script(r#"const field = document.querySelector('#paste'); field.value = ''; field.focus();"#);
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: Key::Control.into() })
            .then(KeyAction::Down { value: 'v' })
            .then(KeyAction::Up { value: 'v' })
            .then(KeyAction::Up { value: Key::Control.into() });
        self.session.run(|client| async move { client.perform_actions(keys).await });
        self.read(r#"return document.querySelector('#paste').value"#, Vec::new())
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
    fn read<T: for<'de> Deserialize<'de>>(&self, body: &str, arguments: Vec<Value>) -> T {
        let value = self.session.script(body, arguments);
        match serde_json::from_value(value.clone()) {
            Ok(read) => read,
            Err(error) => panic!("the page answered {value}: {error}"),
        }
    }
}
