//! The check for links: only web pages and wallets' apps are accepted.

use proptest::prelude::*;
use scalev_checkout::value::{SafeUrl, UrlPolicy};

/// URLs of pages in the forms that gateways and shops use.
const PAGES: [&str; 22] = [
    "https://toko.example/o/abc",
    "https://toko.example",
    "https://toko.example/",
    "https://toko.example:443/o/abc",
    "https://toko.example./o",
    "https://toko.example?x=1",
    "https://toko.example#pay",
    "https://toko.example/o?next=https://other.example/",
    "https://toko.example/o/@user",
    "https://toko.example/a:b",
    "HTTPS://Toko.Example/O",
    "https://wsa.wallet.airpay.co.id/universal-link/pay?token=abc",
    "https://checkout.xendit.co/web/5efdb0210425db620ec35fb3",
    "https://invoice-staging.xendit.co/web/invoices/5efdb0210425db620ec35fb3",
    "https://app.sandbox.midtrans.com/snap/v4/redirection/abc",
    "https://gopay.co.id/app/pay?id=1",
    "https://xn--tko-7qa.example/o",
    "https://a-b_c.toko.example/x",
    "https://1a.example/",
    "https://toko.example/%0a%0d",
    "https://toko.example/?q=a+b&c=%20",
    "https://toko.example/jalan/café",
];

/// Schemes that wallets' apps register.
const APPS: [&str; 9] = [
    "gojek://gopay/merchanttransfer?tref=abc",
    "gopay://pay/abc",
    "dana://checkout/abc123",
    "shopeeid://main?apprl=%2Frn%2F",
    "shopeepayid://pay?token=abc",
    "ovo://pay",
    "linkaja://pay?x=1",
    "astrapay://pay",
    "DANA://checkout",
];

/// Unsafe links.
const REFUSED: [&str; 94] = [
    "",
    " ",
    ":",
    "//",
    "://",
    "https",
    "https:",
    "https:/",
    "https://",
    "https:///",
    "https:///toko.example",
    "https:evil.example",
    "https:/evil.example",
    "https:\\\\evil.example",
    "https:/\\evil.example",
    "https://toko.example\\@evil.example",
    "\\\\evil.example",
    "//evil.example/o",
    "/o/abc",
    "o/abc",
    "?x=1",
    "#x",
    "toko.example/o",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\u{1}javascript:alert(1)",
    "\u{a0}javascript:alert(1)",
    "javascript://toko.example/%0aalert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<b>",
    "data:text/html;base64,PGI+",
    "blob:https://toko.example/abc",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "about:blank",
    "market://details?id=x",
    "mailto:a@toko.example",
    "tel:+62811",
    "sms:+62811",
    "ftp://toko.example/",
    "ws://toko.example/",
    "wss://toko.example/",
    "chrome://settings",
    "view-source:https://toko.example",
    "intent://pay#Intent;scheme=dana;package=id.dana;end",
    "intent:#Intent;action=android.intent.action.VIEW;end",
    "http://toko.example/o",
    "HTTP://toko.example/o",
    "https://user@toko.example/",
    "https://user:pass@toko.example/",
    "https://good.example@evil.example/",
    "https://good.example:443@evil.example/",
    "https://@evil.example/",
    "https://toko.example:80/",
    "https://toko.example:8443/",
    "https://toko.example:443:443/",
    "https://toko.example:0443/",
    "https://toko.example:x/",
    "https://localhost/o",
    "https://localhost./o",
    "https://LOCALHOST/o",
    "https://shop.localhost/o",
    "https://shop.LocalHost./o",
    "https://intranet/o",
    "https://127.0.0.1/o",
    "https://127.0.0.1./o",
    "https://10.0.0.1/",
    "https://192.168.0.1/",
    "https://1.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://0177.0.0.1/",
    "https://[::1]/o",
    "https://[2001:db8::1]/",
    "https://toko..example/",
    "https://.toko.example/",
    "https://toko.example../",
    "https://toko.example%2eevil/",
    "https://toko\u{3002}example/",
    "https://ｔoko.example/",
    "https://toko.exam ple/",
    "https://toko.example/a b",
    "https://toko.example/\na",
    "https://toko.example/\"onclick",
    "https://toko.example/<b>",
    "https://toko.example/`",
    "https://toko.example/\u{202e}gpj.exe",
    "https://toko.example/\u{200b}",
    "https://toko.example/\u{7f}",
    "https://toko.example/\u{fffd}",
    "dana://pay/\u{fffd}",
];

#[track_caller]
fn check(link: Option<SafeUrl>, text: &str, accepted: bool) {
    assert_eq!(link.as_ref().map(SafeUrl::as_str), accepted.then_some(text), "{text:?}");
}

#[test]
fn pages_are_accepted_unchanged() {
    for text in PAGES {
        for url_policy in [UrlPolicy::Public, UrlPolicy::Loopback] {
            check(SafeUrl::web(text, url_policy), text, true);
            check(SafeUrl::wallet(text, url_policy), text, true);
        }
        assert_eq!(SafeUrl::web(text, UrlPolicy::Public).map(|link| link.is_app()), Some(false), "{text}");
    }
}

#[test]
fn an_app_link_is_accepted_only_for_a_wallet() {
    for text in APPS {
        check(SafeUrl::wallet(text, UrlPolicy::Public), text, true);
        check(SafeUrl::web(text, UrlPolicy::Public), text, false);
        assert_eq!(SafeUrl::wallet(text, UrlPolicy::Public).map(|link| link.is_app()), Some(true), "{text}");
    }
    for text in
        ["dana:", "dana:pay", "dana:/pay", "danaa://pay", "dana ://pay", "dana://pay\n", "dana://a\\b", "fb://pay"]
    {
        check(SafeUrl::wallet(text, UrlPolicy::Public), text, false);
    }
}

#[test]
fn an_unsafe_link_is_refused() {
    for text in REFUSED {
        check(SafeUrl::web(text, UrlPolicy::Public), text, false);
        check(SafeUrl::wallet(text, UrlPolicy::Public), text, false);
    }
    let endless = format!("https://toko.example/{}", "a".repeat(5000));
    check(SafeUrl::web(&endless, UrlPolicy::Public), &endless, false);
}

#[test]
fn loopback_is_accepted_only_by_the_loopback_policy() {
    let pages = [
        "http://localhost/o",
        "http://localhost:8080/o",
        "http://127.0.0.1:4600/o/abc?x=1",
        "https://localhost:8443/",
        "http://[::1]:4600/o",
    ];
    for text in pages {
        check(SafeUrl::web(text, UrlPolicy::Loopback), text, true);
        check(SafeUrl::web(text, UrlPolicy::Public), text, false);
    }
    let never = [
        "http://toko.example/",
        "http://localhost.toko.example/",
        "http://10.0.0.1/",
        "http://localhost@toko.example/",
        "http://localhost:x/",
    ];
    for text in never {
        check(SafeUrl::web(text, UrlPolicy::Loopback), text, false);
    }
}

#[test]
fn spaces_around_a_link_are_dropped() {
    let link = SafeUrl::web("  https://toko.example/o  ", UrlPolicy::Public);
    check(link, "https://toko.example/o", true);
}

/// Hostile links, joined from pieces.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("https://".to_owned()),
        Just("https:".to_owned()),
        Just("http://".to_owned()),
        Just("javascript:".to_owned()),
        Just("dana://".to_owned()),
        Just("toko.example".to_owned()),
        Just("localhost".to_owned()),
        Just("@".to_owned()),
        Just("\\".to_owned()),
        Just("/".to_owned()),
        Just("\u{202e}".to_owned()),
        Just(":443".to_owned()),
        Just("\t".to_owned()),
        "\\PC{0,4}",
        "[a-z.]{1,8}",
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn an_accepted_link_has_a_known_scheme_and_plain_characters(text in prop_oneof![pieces(), "\\PC{0,60}"]) {
        let schemes = ["https://", "gojek://", "gopay://", "dana://", "shopeeid://", "shopeepayid://", "ovo://", "linkaja://", "astrapay://"];
        if let Some(link) = SafeUrl::wallet(&text, UrlPolicy::Public) {
            prop_assert_eq!(link.as_str(), text.trim());
            let lower = link.as_str().to_lowercase();
            prop_assert!(schemes.iter().any(|scheme| lower.starts_with(scheme)), "{lower}");
            prop_assert!(!link.as_str().chars().any(|char| char.is_control() || char == ' ' || char == '\\'), "{lower}");
        }
        if let Some(link) = SafeUrl::web(&text, UrlPolicy::Public) {
            let host = link.as_str()[8..].split(['/', '?', '#', ':']).next().unwrap_or_default();
            prop_assert!(host.contains('.') && !host.contains('@'), "{host}");
        }
    }
}
