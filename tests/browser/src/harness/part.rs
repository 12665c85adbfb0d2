//! One element in the widget's shadow root.

use std::collections::BTreeMap;

use serde::Deserialize;

/// An element that carries a `part` name.
#[derive(Debug, Clone, Deserialize)]
pub struct Part {
    /// Lower case.
    pub tag: String,
    /// `textContent`, as it is.
    pub text: String,
    pub attributes: BTreeMap<String, String>,
    /// The element is rendered and has a size.
    pub visible: bool,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Part {
    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// Reads all parts of a name: arguments are the widget's index on the page and the name.
pub const READ: &str = r#"
const host = document.querySelectorAll("scalev-checkout")[arguments[0]];
const found = host?.shadowRoot?.querySelectorAll(`[part~="${arguments[1]}"]`) ?? [];
return [...found].map((element) => {
  const box = element.getBoundingClientRect();
  return {
    tag: element.localName, text: element.textContent,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    visible: element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 0 && box.height > 0,
    x: box.x, y: box.y, width: box.width, height: box.height,
  };
});"#;
