//! Texts in both languages.

use scalev_checkout::{screen::text, value::Language};

/// The names of the placeholders, in alphabetical order.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a closing brace").0).collect();
    names.sort_unstable();
    names
}

fn words(text: &str) -> Vec<String> {
    let bare = placeholders(text).iter().fold(text.to_owned(), |text, gap| text.replace(&format!("{{{gap}}}"), " "));
    bare.to_lowercase().split(|char: char| !char.is_alphabetic() && char != '\'').map(str::to_owned).collect()
}

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

#[test]
fn every_phrase_has_both_languages_and_equal_placeholders() {
    for (name, phrase) in text::ALL {
        let [id, en] = LANGUAGES.map(|language| phrase.bare(language));
        for said in [id, en] {
            assert!(!said.trim().is_empty() && said.trim() == said && !said.contains("  "), "{name}: {said:?}");
            let longest = said.split('|').map(|part| part.chars().count()).max();
            assert!(longest.is_some_and(|longest| longest <= 200), "{name} is too long");
            assert!(!said.contains(['<', '>', '&', '\n']), "{name}: {said:?}");
        }
        assert_eq!(placeholders(id), placeholders(en), "{name} has other placeholders in English");
        assert_eq!(id.matches('|').count(), en.matches('|').count(), "{name} has other parts in English");
    }
}

#[test]
fn no_phrase_mixes_the_languages() {
    let english = [
        "the",
        "your",
        "you",
        "and",
        "is",
        "was",
        "pay",
        "payment",
        "order",
        "seller",
        "number",
        "code",
        "open",
        "copy",
        "check",
        "again",
        "this",
        "with",
        "from",
        "for",
        "of",
        "we",
        "not",
        "don't",
        "please",
        "before",
        "transfer's",
    ];
    let indonesian = [
        "yang",
        "dan",
        "bayar",
        "pembayaran",
        "nomor",
        "kode",
        "penjual",
        "pesanan",
        "jangan",
        "sudah",
        "untuk",
        "dari",
        "ke",
        "di",
        "ini",
        "anda",
        "lalu",
        "salin",
        "buka",
        "waktu",
        "cara",
    ];
    for (name, phrase) in text::ALL {
        for word in words(phrase.bare(Language::Indonesian)) {
            assert!(!english.contains(&word.as_str()), "{name} says {word:?} in Indonesian");
        }
        for word in words(phrase.bare(Language::English)) {
            assert!(!indonesian.contains(&word.as_str()), "{name} says {word:?} in English");
        }
    }
}

#[test]
fn days_and_months_are_complete() {
    for (names, count) in [(text::DAYS, 7), (text::MONTHS, 12)] {
        for list in LANGUAGES.map(|language| names.bare(language)) {
            assert_eq!(list.split(' ').count(), count, "{list}");
        }
    }
}

#[test]
fn a_value_with_braces_is_not_filled_again() {
    let filled = text::DIFFERS.fill(Language::English, &[("total", "{amount}"), ("amount", "Rp2")]);
    assert_eq!(filled, "The order's total is {amount}, but Rp2 will be charged.");
    assert_eq!(text::HOLDER.fill(Language::Indonesian, &[("name", "Ibu {order}")]), "a.n. Ibu {order}");
}

/// A payload may name a bank, an app or a shop by any text.
#[test]
fn a_value_with_a_separator_makes_no_sentence_of_its_own() {
    let mut lists = 0;
    for (name, phrase) in text::ALL {
        for language in LANGUAGES {
            let bare = phrase.bare(language);
            let gaps: Vec<(&str, &str)> = placeholders(bare).into_iter().map(|gap| (gap, "a|b")).collect();
            let filled = phrase.list(language, &gaps);
            assert_eq!(filled.len(), bare.split('|').count(), "{name}");
            lists += usize::from(filled.len() > 1 && !gaps.is_empty());
        }
    }
    assert!(lists > 5, "{lists} lists with gaps");
}

#[test]
fn a_missing_value_leaves_no_gap_in_a_sentence() {
    for (name, phrase) in text::ALL {
        for language in [Language::Indonesian, Language::English] {
            let said = phrase.say(language);
            for hole in ["  ", " .", " ,", " ;", "{", "}"] {
                assert!(!said.contains(hole), "{name}: {said:?}");
            }
        }
    }
}

#[test]
fn a_language_is_read_from_its_tag() {
    for tag in ["id", "ID", "id-ID", "id_ID", "in", "in-ID", " id "] {
        assert_eq!(Language::parse(tag), Some(Language::Indonesian), "{tag:?}");
    }
    for tag in ["en", "en-US", "EN-GB", "en-Latn-US"] {
        assert_eq!(Language::parse(tag), Some(Language::English), "{tag:?}");
    }
    for tag in ["", "jv", "ms", "idn", "eng", "-", "x-id"] {
        assert_eq!(Language::parse(tag), None, "{tag:?}");
    }
    assert_eq!((Language::Indonesian.tag(), Language::English.tag()), ("id", "en"));
}

#[test]
fn an_elements_language_is_its_own_else_the_pages() {
    for (own, inherited, language) in [
        ("en", "id", Language::English),
        ("id", "en", Language::Indonesian),
        ("", "en", Language::English),
        ("fr", "en", Language::English),
        ("fr", "", Language::Indonesian),
        ("", "", Language::Indonesian),
    ] {
        assert_eq!(Language::of(own, inherited), language, "{own:?} in {inherited:?}");
    }
}
