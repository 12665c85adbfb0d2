//! JSON is read as `serde_json` reads it: the same documents, refused where that refuses, with the same values in them.
//! Half a surrogate pair is the exception: `serde_json` refuses it, RFC 8259 leaves it open (section 8.2, and `i_` in
//! the names of JSONTestSuite's cases); here it is U+FFFD.

mod random;

use crate::support::fixture;
use scalev_checkout::value::Json;

/// Uses the getters, so that these are tested too.
fn to_serde(value: &Json) -> serde_json::Value {
    match value {
        Json::Null => serde_json::Value::Null,
        Json::Bool(_) => value.as_bool().into(),
        Json::Number(number) => serde_json::Value::Number(number.parse().expect("a number")),
        Json::String(_) => value.as_str().into(),
        Json::Array(_) => value.as_array().into_iter().flatten().map(to_serde).collect(),
        Json::Object(fields) => {
            fields.iter().map(|(key, _)| (key.clone(), value.get(key).map_or(().into(), to_serde))).collect()
        }
    }
}

/// The text with `\ufffd` for every half of a surrogate pair.
fn without_half_pairs(text: &str) -> String {
    let unit = |text: &str| u32::from_str_radix(text.get(2..6).filter(|_| text.starts_with("\\u"))?, 16).ok();
    let (mut without_half_pairs, mut rest) = (String::new(), text);
    while let Some(character) = rest.chars().next() {
        let high = unit(rest).is_some_and(|unit| (0xd800..0xdc00).contains(&unit));
        let low = |text: &str| unit(text).is_some_and(|unit| (0xdc00..0xe000).contains(&unit));
        let (kept, length) = match rest.get(6..) {
            Some(next) if high && low(next) => (&rest[..12], 12),
            _ if high || low(rest) => ("\\ufffd", 6),
            _ => {
                let escaped = if character == '\\' { rest[1..].chars().next().map_or(0, char::len_utf8) } else { 0 };
                let length = character.len_utf8() + escaped;
                (&rest[..length], length)
            }
        };
        without_half_pairs += kept;
        rest = &rest[length..];
    }
    without_half_pairs
}

#[track_caller]
fn check(text: &str) {
    let wanted: Option<serde_json::Value> = serde_json::from_str(&without_half_pairs(text)).ok();
    let read = Json::parse(text);
    assert_eq!(read.as_ref().map(to_serde), wanted, "{text}");
    let (Some(read), Some(wanted)) = (read, wanted) else { return };
    let numbers = (read.as_number::<i64>(), read.as_number::<u64>(), read.is_null(), read.is_object());
    assert_eq!(numbers, (wanted.as_i64(), wanted.as_u64(), wanted.is_null(), wanted.is_object()), "{text}");
}

#[test]
fn every_fixture_is_read() {
    for text in fixture::texts() {
        assert!(Json::parse(&text).is_some(), "{text}");
        check(&text);
    }
}

#[test]
fn values_are_read_as_they_are_written() {
    let number = |text: &str| Some(Json::Number(text.to_owned()));
    let text = |text: &str| Some(Json::String(text.to_owned()));
    let field = |key: &str, value| (key.to_owned(), value);
    let table = [
        ("null", Some(Json::Null)),
        (" \t\r\n true \t\r\n ", Some(Json::Bool(true))),
        ("false", Some(Json::Bool(false))),
        ("0", number("0")),
        ("-0", number("-0")),
        ("147000.00", number("147000.00")),
        ("1.470e5", number("1.470e5")),
        ("1E+05", number("1E+05")),
        ("-12.5E-003", number("-12.5E-003")),
        ("1e999999999999", number("1e999999999999")),
        ("381659999814525381659999814525", number("381659999814525381659999814525")),
        (r#""""#, text("")),
        (r#""Rp\u0020147.000""#, text("Rp 147.000")),
        (r#""\"\\\/\b\f\n\r\t""#, text("\"\\/\u{8}\u{c}\n\r\t")),
        (r#""\u0000\u00e9\u20AC\uFFFF""#, text("\0é€\u{ffff}")),
        (r#""\ud83d\ude00\uDBFF\uDFFF""#, text("😀\u{10ffff}")),
        ("\"é€😀\u{7f}\u{2028}\"", text("é€😀\u{7f}\u{2028}")),
        (r#""\ud83d""#, text("\u{fffd}")),
        (r#""a\uDE00b""#, text("a\u{fffd}b")),
        (r#""\ude00\ud83d""#, text("\u{fffd}\u{fffd}")),
        (r#""\ud83d\ud83d\ude00""#, text("\u{fffd}😀")),
        (r#""\ud83d\ude00\ude00""#, text("😀\u{fffd}")),
        (r#""\ud83dx""#, text("\u{fffd}x")),
        (r#""\ud83d\n""#, text("\u{fffd}\n")),
        (r#""\ud83d\\ude00""#, text("\u{fffd}\\ude00")),
        (r#""\ud83d\"""#, text("\u{fffd}\"")),
        (r#""\ud83d\u0041""#, text("\u{fffd}A")),
        (r#""\ud83d\ue000""#, text("\u{fffd}\u{e000}")),
        (r#"{"\udfff":1}"#, Some(Json::Object(vec![field("\u{fffd}", Json::Number("1".to_owned()))]))),
        ("[]", Some(Json::Array(vec![]))),
        ("[ null , [ ] ]", Some(Json::Array(vec![Json::Null, Json::Array(vec![])]))),
        ("{ }", Some(Json::Object(vec![]))),
        (
            r#"{"b":null,"\u0061":{},"":[]}"#,
            Some(Json::Object(vec![
                field("b", Json::Null),
                field("a", Json::Object(vec![])),
                field("", Json::Array(vec![])),
            ])),
        ),
    ];
    for (written, wanted) in table {
        assert_eq!(Json::parse(written), wanted, "{written}");
        check(written);
    }
}

#[test]
fn invalid_json_is_refused() {
    let words = "nul nulll Null TRUE truefalse undefined NaN Infinity -Infinity a 'a' é 1] {}{} null, \u{feff}1";
    let numbers = "- +1 01 -01 00 1. .5 -.5 1.e5 1e 1e+ 1E- 1e5.0 1e+-5 0x10 1_000 1,5 --1 1- １";
    let strings = r#"" "a a" "a"b" "\" "\" "\x41" "\N" "\é" "\u" "\u12" "\u12g4" "\u+123" "\u00é" "\U0041""#;
    let after_half_pairs = r#""\ud83d\u" "\ud83d\u12" "\ud83d\u12g4" "\ud83d\" "\ude00\x" "\ud83"#;
    let arrays = "[ ] [1 [1, [1,] [,1] [,] [1,,2] [1;2] [1} [1]] [1]// [1/**/]";
    let objects = r#"{ } {"a" {"a": {"a":1 {"a":1, {"a":1,} {,} {"a"} {"a":} {:1} {a:1} {1:1} {null:1} {'a':1} {"a"::1}
        {"a":1] {"a",1} {"a":1}}"#;
    let spaced =
        ["", " ", "1 2", "[1 2]", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[\u{b}1]", "[\u{c}1]", "[\u{a0}1]", "1\0", "\0"];
    let bare_controls = ["\"\t\"", "\"\n\"", "\"\r\"", "\"\u{1f}\"", "\"\0\""];
    let listed =
        [words, numbers, strings, after_half_pairs, arrays, objects].into_iter().flat_map(str::split_ascii_whitespace);
    for text in listed.chain(spaced).chain(bare_controls) {
        assert_eq!(Json::parse(text), None, "{text:?}");
        check(text);
    }
}

#[test]
fn nesting_deeper_than_127_is_refused() {
    for depth in [1, 126, 127, 128, 129, 200_000] {
        let ladders = [
            "[".repeat(depth) + &"]".repeat(depth),
            "{\"a\":".repeat(depth - 1) + "{}" + &"}".repeat(depth - 1),
            "[{\"a\":".repeat(depth / 2) + "1" + &"}]".repeat(depth / 2),
        ];
        for ladder in ladders {
            check(&ladder);
        }
        assert_eq!(Json::parse(&"[".repeat(depth)), None);
    }
    assert!(Json::parse(&("[".repeat(127) + &"]".repeat(127))).is_some());
    assert_eq!(Json::parse(&("[".repeat(128) + &"]".repeat(128))), None);
    check(&format!("[{}1]", "[[]],".repeat(1000)));
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let text = r#"{"status":"paid","amount":1,"status":"pending","st\u0061tus":null}"#;
    let value = Json::parse(text).expect("JSON");
    assert_eq!(value.get("status"), Some(&Json::Null));
    assert_eq!(value.get("amount").and_then(Json::as_number), Some(1));
    assert_eq!(value.get("Amount"), None);
    check(text);
}

/// `serde_json` with exact numbers takes an object with this key for a number.
#[test]
fn serde_jsons_private_key_is_an_ordinary_key() {
    let key = "$serde_json::private::Number";
    let value = Json::parse(&format!(r#"{{"{key}":"147000"}}"#)).expect("JSON");
    assert_eq!(value, Json::Object(vec![(key.to_owned(), Json::String("147000".to_owned()))]));
}

#[test]
fn getters_return_only_values_of_their_type() {
    let values = ["null", "true", "12", "\"12\"", "[12]", r#"{"a":12}"#].map(|text| Json::parse(text).expect("JSON"));
    let seen = values.each_ref().map(|value| {
        [
            value.is_null(),
            value.as_bool().is_some(),
            value.as_number() == Some(12_u64) && value.as_number() == Some(12_i64),
            value.as_str() == Some("12"),
            value.as_array().is_some_and(|rows| rows.len() == 1),
            value.is_object() && value.get("a").is_some(),
        ]
    });
    for (kind, answers) in seen.iter().enumerate() {
        for (asked, answer) in answers.iter().enumerate() {
            assert_eq!(*answer, kind == asked, "{:?}", values[kind]);
        }
    }
}
