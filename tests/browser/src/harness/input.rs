//! The buyer's input by mouse, keyboard and the system's dialogs.

use std::path::Path;

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    key::Key,
};
use serde_json::json;

use super::Page;

/// A visible part of a widget: the widget's place in the page, the part's name, and its place among those of that name.
const PART: &str = r#"
const host = document.querySelectorAll("scalev-checkout")[arguments[0]];
const parts = [...host.shadowRoot.querySelectorAll(`[part~="${arguments[1]}"]`)];
const part = parts.filter((part) => part.checkVisibility())[arguments[2]] ?? null;"#;

impl Page<'_> {
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

    /// Clicks a part by a script where it is visible. Nothing happens where the widget replaces the part meanwhile; the driver
    /// would click at its place, where a link may be by then.
    #[track_caller]
    pub fn click_if_shown(&self, name: &str) {
        self.script_with(&format!("{PART} part?.click();"), vec![json!(self.index), json!(name), json!(0)]);
    }

    #[track_caller]
    fn element(&self, name: &str, place: usize) -> Option<Element> {
        let body = format!("{PART} return part;");
        self.session.element(&body, vec![json!(self.index), json!(name), json!(place)])
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
}
