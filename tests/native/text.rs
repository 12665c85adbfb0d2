//! Words in both languages, and the attributes a merchant writes.

use scalev_checkout::{
    contract::{config::Config, environment::Environment, failure::Failure, request::Request},
    screen::text,
    value::{language::Language, link::UrlPolicy},
};

/// The names in braces, in alphabetical order.
fn gaps(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a gap is closed").0).collect();
    names.sort_unstable();
    names
}

fn words(text: &str) -> Vec<String> {
    let bare = gaps(text).iter().fold(text.to_owned(), |text, gap| text.replace(&format!("{{{gap}}}"), " "));
    bare.to_lowercase().split(|char: char| !char.is_alphabetic() && char != '\'').map(str::to_owned).collect()
}

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

#[test]
fn every_phrase_stands_in_both_languages() {
    for (name, phrase) in text::ALL {
        let [id, en] = LANGUAGES.map(|language| phrase.bare(language));
        for said in [id, en] {
            assert!(!said.trim().is_empty() && said.trim() == said && !said.contains("  "), "{name}: {said:?}");
            let longest = said.split('|').map(|part| part.chars().count()).max();
            assert!(longest.is_some_and(|longest| longest <= 200), "{name} is too long");
            assert!(!said.contains(['<', '>', '&', '\n']), "{name}: {said:?}");
        }
        assert_eq!(gaps(id), gaps(en), "{name} has other gaps in English");
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
fn gaps_are_filled_and_a_value_is_never_a_gap() {
    let filled = text::DIFFERS.fill(Language::English, &[("total", "{amount}"), ("amount", "Rp2")]);
    assert_eq!(filled, "The order's total is {amount}, but Rp2 will be charged.");
    assert_eq!(text::HOLDER.fill(Language::Indonesian, &[("name", "Ibu {order}")]), "a.n. Ibu {order}");
}

#[test]
fn a_missing_value_leaves_no_hole_in_a_sentence() {
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

/// Attributes that are right but for one.
fn read(name: &str, value: Option<&str>, path: &str) -> Result<Config, (&'static str, &'static str)> {
    let page = Environment { path: path.to_owned(), ..Environment::default() };
    let attributes = |asked: &str| match asked {
        asked if asked == name => value,
        "store-id" => Some("store_contoh"),
        "publishable-key" => Some("sfpk_contoh"),
        "order" => Some("SLUG"),
        _ => None,
    };
    Config::read(attributes, None, &page).map_err(|error| (error.failure.code(), error.attribute))
}

#[track_caller]
fn check_refused(name: &'static str, value: Option<&str>) {
    assert_eq!(read(name, value, "/o/SLUG"), Err((Failure::Config.code(), name)), "{name}={value:?}");
}

#[test]
fn right_attributes_make_a_request() {
    let config = read("locale", Some("en"), "/").expect("these attributes are right");
    let order = "https://api.scalev.com/v3/stores/store_contoh/public/orders/SLUG";
    let ask = |url: &str| Some(Request { url: url.to_owned(), key: Some("sfpk_contoh".to_owned()) });
    assert_eq!((config.create, config.follow), (ask(&format!("{order}/payment")), ask(order)));
    assert_eq!((config.slug.as_deref(), config.payment, config.url_policy), (Some("SLUG"), None, UrlPolicy::Public));
    assert_eq!(read("order", Some(" A_b-9 "), "/").map(|config| config.slug), Ok(Some("A_b-9".to_owned())));
}

#[test]
fn a_missing_or_malformed_attribute_is_named() {
    for name in ["store-id", "publishable-key", "order"] {
        let long = "z".repeat(200);
        for value in [
            None,
            Some(""),
            Some(" "),
            Some("a/b"),
            Some("../x"),
            Some("a b"),
            Some("a?b"),
            Some("a%2fb"),
            Some("é"),
            Some(&long),
        ] {
            check_refused(name, value);
        }
    }
    for key in
        ["contoh", "pk_live_x", "sfpk", "sfpk_", "SFPK_contoh", "sfpk_a b", "sfpk_\u{200b}", "sfpk_a\nb", "{{ key }}"]
    {
        check_refused("publishable-key", Some(key));
    }
}

#[test]
fn a_secret_key_is_recognized() {
    let keys = [
        "sk_live_0123",
        "SK_LIVE_0123",
        "sk-0123",
        "xnd_development_0123",
        "xnd_production_0123",
        "Mid-server-0123",
        "SB-Mid-server-0123",
        "Bearer sfpk_0123",
        "secret_0123",
        "dp_live_0123",
        "dp_test_0123",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "0123456789abcdef0123456789abcdef",
        " sk_live_0123 ",
    ];
    for key in keys {
        assert_eq!(read("publishable-key", Some(key), "/"), Err(("secret-key", "publishable-key")), "{key}");
    }
}

#[test]
fn auto_reads_the_order_from_the_pages_path() {
    for path in ["/o/SLUG", "/o/SLUG/", "/o/SLUG/success", "/toko/o/SLUG", "/o/SLUG/o/OTHER"] {
        assert_eq!(read("order", Some("auto"), path).map(|config| config.slug), Ok(Some("SLUG".to_owned())), "{path}");
    }
    for path in ["", "/", "/o", "/o/", "/o//success", "/produk/SLUG", "/O/SLUG", "/o/a%2fb", "/o/a.b"] {
        assert_eq!(read("order", Some("auto"), path), Err(("config", "order")), "{path}");
    }
}

#[test]
fn the_api_is_an_https_origin_or_this_machine() {
    let accepted = [
        ("https://api.scalev.com", "https://api.scalev.com", UrlPolicy::Public),
        ("https://api.example.com/", "https://api.example.com", UrlPolicy::Public),
        ("https://api.example.com:443", "https://api.example.com:443", UrlPolicy::Public),
        (" https://api.example.com ", "https://api.example.com", UrlPolicy::Public),
        ("http://localhost:4600", "http://localhost:4600", UrlPolicy::Loopback),
        ("http://127.0.0.1:4600/", "http://127.0.0.1:4600", UrlPolicy::Loopback),
        ("http://[::1]:4600", "http://[::1]:4600", UrlPolicy::Loopback),
        ("http://localhost", "http://localhost", UrlPolicy::Loopback),
        ("https://localhost:8443", "https://localhost:8443", UrlPolicy::Loopback),
        ("", "https://api.scalev.com", UrlPolicy::Public),
    ];
    for (base, api, url_policy) in accepted {
        let read =
            read("api-base", Some(base), "/").map(|config| (config.create.map(|create| create.url), config.url_policy));
        let create = format!("{api}/v3/stores/store_contoh/public/orders/SLUG/payment");
        assert_eq!(read, Ok((Some(create), url_policy)), "{base:?}");
    }
    let refused = [
        "api.scalev.com",
        "//api.scalev.com",
        "/api",
        "http://api.scalev.com",
        "https://api.scalev.com/v3",
        "https://api.scalev.com?x",
        "https://api.scalev.com#x",
        "https://user@api.scalev.com",
        "https://user@localhost",
        "https://",
        "https:",
        "javascript:alert(1)",
        "https://10.0.0.1",
        "https://intranet",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "https://api.scalev.com\\@evil.example",
        "http://localhost\\@evil.example:1",
    ];
    for base in refused {
        check_refused("api-base", Some(base));
    }
}

#[test]
fn this_machine_is_reached_over_http_alone() {
    for base in
        ["ftp://localhost", "javascript://localhost", "ws://127.0.0.1:4600", "http://localhost:x", "http://localhost:"]
    {
        check_refused("api-base", Some(base));
    }
}
