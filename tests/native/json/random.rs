//! Random documents, tokens, texts and mutated fixtures.

use super::check;
use crate::support::fixture;
use proptest::{prelude::*, sample::Index};
use scalev_checkout::value::Json;

/// Valid documents, compact or indented.
fn document() -> impl Strategy<Value = String> {
    let text = || prop_oneof!["\\PC{0,12}", "[\\x00-\\x7f]{0,8}", any::<String>()];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        text().prop_map(serde_json::Value::from),
    ];
    let tree = leaf.prop_recursive(8, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::vec((text(), inner), 0..6).prop_map(|fields| fields.into_iter().collect()),
        ]
    });
    (tree, any::<bool>()).prop_map(|(tree, wide)| if wide { format!("{tree:#}") } else { tree.to_string() })
}

/// Tokens of JSON in any order, which rarely make a document.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", "\"b\":", "[]", "{}", "null", "true", "false", "0", "1",
        "12", "-", ".", "e", "E", "+", "1.5", "2e3", " ", "\n", "\t", "\\", "\\n", "\\u", "\\ud83d", "\\ude00",
        "\\uDBFF", "\\u0041", "00e9", "é", "😀", "\u{1}",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// One change of a text's bytes, at any place.
#[derive(Clone, Debug)]
enum Change {
    Flip(u8),
    Set(u8),
    Cut(usize),
    Double(usize),
    End,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0_u8..8).prop_map(|bit| Change::Flip(1 << bit)),
        prop::sample::select(b"0123456789\"{}[]:,.-+eE \\/utfn\n\0\xc3\xff".to_vec()).prop_map(Change::Set),
        (1_usize..16).prop_map(Change::Cut),
        (1_usize..16).prop_map(Change::Double),
        Just(Change::End),
    ]
}

fn mutated(text: &str, changes: &[(Change, Index)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (change, place) in changes {
        let at = place.index(bytes.len() + 1);
        let until = |length: &usize| (at + length).min(bytes.len());
        match change {
            Change::Flip(bit) => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= bit),
            Change::Set(own) => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = *own),
            Change::Cut(length) => drop(bytes.drain(at..until(length))),
            Change::Double(length) => {
                let again = bytes[at..until(length)].to_vec();
                bytes.splice(at..at, again);
            }
            Change::End => bytes.truncate(at),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_document_is_read(text in document()) {
        prop_assert!(Json::parse(&text).is_some());
        check(&text);
    }

    #[test]
    fn joined_tokens_are_read_as_by_serde_json(text in pieces()) {
        check(&text);
        check(&format!("[{text}]"));
        check(&format!("\"{text}\""));
        check(&format!("{{\"a\":{text}}}"));
    }

    #[test]
    fn number_like_texts_are_read_as_by_serde_json(text in "-?[0-9]{0,3}[-+.eE0-9]{0,6}") {
        check(&text);
    }

    #[test]
    fn any_text_is_read_as_by_serde_json(text in any::<String>()) {
        check(&text);
        check(&format!("\"{text}\""));
    }

    #[test]
    fn mutated_fixtures_are_read_as_by_serde_json(
        text in prop::sample::select(fixture::texts()),
        changes in prop::collection::vec((change(), any::<Index>()), 1..4),
    ) {
        check(&mutated(&text, &changes));
    }
}
