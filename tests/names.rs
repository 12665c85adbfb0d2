//! Names and codes: cleaned of what could mislead, and one meaning for every spelling.

use proptest::prelude::*;
use scalev_checkout::{
    bank::Bank,
    label,
    method::{Method, Outlet, Wallet},
};

#[track_caller]
fn check_label(input: &str, clean: Option<&str>) {
    assert_eq!(label::clean(input).as_deref(), clean, "{input:?}");
}

#[test]
fn names_are_cleaned_of_what_is_not_text() {
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
    check_label("\u{200b}\u{202e}", None);
    check_label("", None);
    check_label(" \u{a0}\u{3000} ", None);
    check_label("Warung Pak Dé ☕", Some("Warung Pak Dé ☕"));
}

#[test]
fn a_long_name_is_cut_at_140_characters() {
    check_label(&"é".repeat(200), Some(&"é".repeat(140)));
    check_label(&format!("{} b", "a".repeat(139)), Some(&"a".repeat(139)));
}

#[test]
fn every_spelling_of_a_method_has_one_canonical_code() {
    let banks = [
        "bca",
        "bni",
        "bri",
        "mandiri",
        "permata",
        "cimb",
        "bsi",
        "maybank",
        "bnc",
        "danamon",
        "artha_graha",
        "muamalat",
        "btn",
        "ocbc",
        "bjb",
        "sahabat_sampoerna",
        "artajasa",
    ];
    for bank in banks {
        let code = format!("va_{bank}");
        let upper = bank.to_uppercase();
        assert_eq!(Method::parse(&code, None).code(), code);
        assert_eq!(Method::parse("va", Some(&upper)).code(), code);
        assert_eq!(Method::parse(&format!("va:{upper}"), None).code(), code);
        assert!(!matches!(Bank::parse(bank), None | Some(Bank::Other(_))), "{bank}");
        for spelling in [upper.clone(), format!("VA_{upper}"), format!("{upper}_VIRTUAL_ACCOUNT"), format!("{bank}_va")]
        {
            assert_eq!(Bank::parse(&spelling), Bank::parse(bank), "{spelling}");
        }
    }
    let same = [
        "qris",
        "card",
        "invoice",
        "payment_link",
        "alfamart",
        "indomaret",
        "ovo",
        "dana",
        "shopeepay",
        "linkaja",
        "gopay",
        "bank_transfer",
        "cod",
        "no_payment",
        "marketplace",
        "paylater_baru",
        "va",
    ];
    for code in same {
        assert_eq!(Method::parse(code, None).code(), code);
        assert_eq!(Method::parse(&format!(" {} ", code.to_uppercase()), None).code(), code);
    }
    assert_eq!(Method::parse("bt:BCA:uid", None), Method::BankTransfer);
    assert_eq!(Wallet::parse("ID_SHOPEEPAY"), Wallet::ShopeePay);
    assert_eq!(Outlet::parse("INDOMARET"), Outlet::Indomaret);
    assert!(Wallet::Ovo.pushes() && Wallet::Jenius.pushes() && !Wallet::Dana.pushes());
}

proptest! {
    #[test]
    fn a_clean_name_is_clean(text in "(\\PC|[\u{200b}-\u{200f}]|[\u{202a}-\u{202e}]|&amp;|&#x27;|&#8238;|&|#|;| |x|39){0,24}") {
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
