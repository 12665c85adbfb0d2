//! Names from payloads, cleaned of characters that could mislead.

use proptest::prelude::*;
use scalev_checkout::value::label;

#[track_caller]
fn check_label(input: &str, clean: Option<&str>) {
    assert_eq!(label::clean(input).as_deref(), clean, "{input:?}");
}

#[test]
fn entities_are_decoded_and_invisible_characters_dropped() {
    check_label("Toko Contoh", Some("Toko Contoh"));
    check_label("  Toko \t\n Contoh  ", Some("Toko Contoh"));
    check_label("Xendit&amp;#x27;s Intern", Some("Xendit's Intern"));
    check_label("XENDIT&AMP;#X27;S INTERN", Some("XENDIT'S INTERN"));
    check_label("Tom &amp; Jerry", Some("Tom & Jerry"));
    check_label("A & B; C", Some("A & B; C"));
    check_label("&quot;Kopi&quot; &#39;Susu&#39; &lt;b&gt;", Some("\"Kopi\" 'Susu' <b>"));
    check_label("&nbsp;Toko&nbsp;Contoh&nbsp;", Some("Toko Contoh"));
    check_label("&unknown; &#xFFFFFFFF; &#;", Some("&unknown; &#xFFFFFFFF; &#;"));
    check_label("12\u{202e}34\u{202c}56", Some("123456"));
    check_label("12\u{200b}34\u{feff}56\u{2066}", Some("123456"));
    check_label("a&#8238;b&#x200b;c&#0;d", Some("abcd"));
    check_label("Toko \u{fffd}Contoh\u{fffd}", Some("Toko Contoh"));
    check_label("\u{200b}\u{202e}\u{fffd}", None);
    check_label("", None);
    check_label(" \u{a0}\u{3000} ", None);
    check_label("Warung Pak Dé ☕", Some("Warung Pak Dé ☕"));
}

#[test]
fn a_long_name_is_cut_at_140_characters() {
    check_label(&"é".repeat(200), Some(&"é".repeat(140)));
    check_label(&format!("{} b", "a".repeat(139)), Some(&"a".repeat(139)));
}

proptest! {
    #[test]
    fn a_cleaned_name_has_no_invisible_characters(text in "(\\PC|[\u{200b}-\u{200f}]|[\u{202a}-\u{202e}]|&amp;|&#x27;|&#8238;|&|#|;| |x|39){0,24}") {
        if let Some(name) = label::clean(&text) {
            prop_assert!(!name.chars().any(label::is_invisible), "{name:?}");
            prop_assert!(!name.is_empty() && name.trim() == name && !name.contains("  "), "{name:?}");
            prop_assert!(name.chars().count() <= 140);
        }
    }

    #[test]
    fn cleaning_a_name_twice_changes_nothing(text in "([a-zA-Z0-9 .'&;]|&amp;|&lt;|&#x27;){0,40}") {
        let once = label::clean(&text);
        let twice = once.as_deref().and_then(label::clean);
        prop_assert_eq!(twice, once);
    }
}
