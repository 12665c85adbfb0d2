//! A sentence in both languages.

use crate::value::Language;

/// A sentence in both languages, a line each; `{name}` stands for what is filled in. One text and not two: every use
/// carries its place and length.
#[derive(Clone, Copy, Debug)]
pub struct Phrase(pub(super) &'static str);

impl Phrase {
    /// The text in one language, with its placeholders.
    pub fn bare(self, language: Language) -> &'static str {
        let (id, en) = self.0.split_once('\n').unwrap_or_default();
        match language {
            Language::Indonesian => id,
            Language::English => en,
        }
    }

    pub fn say(self, language: Language) -> String {
        self.fill(language, &[])
    }

    /// The sentence with its placeholders filled. One without a value goes with the blank before it.
    pub fn fill(self, language: Language, values: &[(&str, &str)]) -> String {
        fill(self.bare(language), values)
    }

    /// The sentences that `|` separates, with their placeholders filled.
    pub fn list(self, language: Language, values: &[(&str, &str)]) -> Vec<String> {
        let mut sentences = Vec::new();
        for sentence in self.bare(language).split('|') {
            sentences.push(fill(sentence, values));
        }
        sentences
    }
}

fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut rest = sentence;
    let mut text = String::new();
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, from)| Some((before, from.split_once('}')?)))
    {
        text.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        if value.is_empty() && text.ends_with(' ') {
            let _ = text.pop();
        }
        text.push_str(value);
        rest = after;
    }
    text + rest
}
