//! The attributes of the element.

use scalev_checkout::{
    contract::{Config, Environment, Failure, Request},
    value::UrlPolicy,
};

/// The configuration of valid attributes with one of them changed to `value`.
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
fn valid_attributes_make_a_request() {
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
fn api_base_accepts_https_origins_and_loopback_only() {
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
fn a_loopback_api_base_needs_http_and_a_valid_port() {
    for base in
        ["ftp://localhost", "javascript://localhost", "ws://127.0.0.1:4600", "http://localhost:x", "http://localhost:"]
    {
        check_refused("api-base", Some(base));
    }
}
