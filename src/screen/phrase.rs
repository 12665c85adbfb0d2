//! A sentence in both languages.

use crate::value::Language;

/// A sentence in both languages, a line each; `{name}` stands for what is filled in. One text and not two: every use
/// carries its place and length.
#[derive(Clone, Copy, Debug)]
pub struct Phrase(pub(super) &'static str);

impl Phrase {
    /// The text in one language, with its gaps.
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

    /// The sentence with its gaps filled. A gap without a value goes with the blank before it.
    pub fn fill(self, language: Language, gaps: &[(&str, &str)]) -> String {
        fill(self.bare(language), gaps)
    }

    /// The sentences that `|` separates, with their gaps filled.
    pub fn list(self, language: Language, gaps: &[(&str, &str)]) -> Vec<String> {
        let mut sentences = Vec::new();
        for sentence in self.bare(language).split('|') {
            sentences.push(fill(sentence, gaps));
        }
        sentences
    }
}

fn fill(sentence: &str, gaps: &[(&str, &str)]) -> String {
    let mut rest = sentence;
    let mut text = String::new();
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, gap)| Some((before, gap.split_once('}')?)))
    {
        text.push_str(before);
        let value = gaps.iter().find(|(gap, _)| *gap == name).map_or("", |(_, value)| value);
        if value.is_empty() && text.ends_with(' ') {
            let _ = text.pop();
        }
        text.push_str(value);
        rest = after;
    }
    text + rest
}
