//! The widget's texts in what a test reads. A check that a text is not shown names its constant: quoted words would pass for
//! ever once the text has others.

use scalev_checkout::{screen::phrase::Phrase, value::Language};

/// True where `text` has the phrase, in either language and with any values in its gaps.
pub fn says(text: &str, phrase: Phrase) -> bool {
    [Language::Indonesian, Language::English].iter().any(|language| has(text, phrase.bare(*language)))
}

/// True where `text` has what is outside of the sentence's gaps, in this order.
fn has(text: &str, sentence: &str) -> bool {
    let mut parts = sentence.split(['{', '}']).step_by(2);
    let end = parts.try_fold(text, |rest, part| rest.split_once(part).map(|(_, rest)| rest));
    end.is_some()
}
