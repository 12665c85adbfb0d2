//! The languages of the widget.

use super::named::named;

named! {
    /// With the tag of BCP 47.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Language: tag {
        #[default]
        Indonesian = "id",
        English = "en",
    }
}

impl Language {
    /// From a BCP 47 tag. `None` for other languages.
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.trim().to_ascii_lowercase().split(['-', '_']).next()? {
            "id" | "in" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language of an element, from its own tag and the page's; Indonesian where neither names one.
    pub fn of(own: &str, inherited: &str) -> Self {
        Self::parse(own).or_else(|| Self::parse(inherited)).unwrap_or_default()
    }
}
