//! The store's page and the widget's files.

use std::{fs, path::PathBuf};

use reqwest::Response;
use sandbox::{Action, Fault, NewOrder, Options};

use crate::{Shop, header};

#[tokio::test]
async fn files_come_with_type_cors_and_a_long_life() {
    let shop = built("files");
    let plain = asset(&shop, "/v1.0.0/checkout.js", "identity").await;
    assert_eq!(header(&plain, "content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(header(&plain, "access-control-allow-origin"), Some("*"));
    assert_eq!(header(&plain, "cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(header(&plain, "content-encoding"), None);
    assert_eq!(plain.text().await.expect("a body"), "plain");
    let wasm = asset(&shop, "/v1.0.0/checkout.wasm", "br").await;
    assert_eq!(header(&wasm, "content-type"), Some("application/wasm"));
}

#[tokio::test]
async fn compressed_siblings_go_to_who_takes_them() {
    let shop = built("compressed");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "brotli"),
        ("gzip, deflate", Some("gzip"), "gzipped"),
        ("br;q=0, gzip", Some("gzip"), "gzipped"),
        ("identity", None, "plain"),
    ] {
        let response = asset(&shop, "/v1.0.0/checkout.js", accepted).await;
        assert_eq!(header(&response, "content-encoding"), encoding, "{accepted}");
        assert_eq!(header(&response, "vary"), Some("Accept-Encoding"));
        assert_eq!(response.text().await.expect("a body"), body, "{accepted}");
    }
}

#[tokio::test]
async fn nothing_else_is_there() {
    let shop = built("missing");
    for path in ["/v1.0.0/other.js", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/", "/v1.0.0"] {
        assert_eq!(asset(&shop, path, "br").await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn files_have_faults_too() {
    let shop = built("faults");
    shop.sandbox.asset_fault("wasm", Fault::Status { code: 503, body: None, content_type: None }, Some(1));
    assert_eq!(asset(&shop, "/v1.0.0/checkout.js", "br").await.status(), 200);
    assert_eq!(asset(&shop, "/v1.0.0/checkout.wasm", "br").await.status(), 503);
    assert_eq!(asset(&shop, "/v1.0.0/checkout.wasm", "br").await.status(), 200);
    let log = shop.sandbox.log();
    assert_eq!(log.iter().map(|entry| entry.server).collect::<Vec<_>>(), ["assets"; 3]);
}

#[tokio::test]
async fn the_page_names_this_sandbox_in_the_place_of_the_real_hosts() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    let page = shop.client.get(shop.sandbox.shop()).send().await.expect("an answer");
    let slug = page.url().path().strip_prefix("/o/").expect("the order's path").to_owned();
    let policy = header(&page, "content-security-policy").expect("a policy").to_owned();
    assert!(policy.contains(&format!("connect-src 'self' {}", shop.sandbox.api())), "{policy}");
    let html = page.text().await.expect("a body");
    assert!(html.contains(&format!("src=\"{}/v1.0.0/checkout.js\"", shop.sandbox.assets())));
    assert!(html.contains(&format!("order=\"{slug}\" api-base=\"{}\"", shop.sandbox.api())));
    assert!(!html.contains("DEMO_ORDER") && !html.contains("https://"), "{html}");
    let again = shop.client.get(shop.sandbox.shop()).send().await.expect("an answer");
    assert_eq!(again.url().path(), format!("/o/{slug}"));
    shop.sandbox.act(&slug, Action::Pay).expect("the order");
    let fresh = shop.client.get(shop.sandbox.shop()).send().await.expect("an answer");
    assert_ne!(fresh.url().path(), format!("/o/{slug}"), "a paid order is not opened again");
    for path in ["/sandbox/panel.js", "/sandbox/panel.css", &format!("/sandbox/gateway/{slug}")] {
        let part = shop.client.get(format!("{}{path}", shop.sandbox.shop())).send().await.expect("an answer");
        assert_eq!(part.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn tests_add_pages_of_their_own() {
    let shop = Shop::with(NewOrder::of("va_bca"));
    shop.sandbox.add_page("/mine", "<p>halo</p>", &[("Content-Security-Policy", "default-src 'none'")]);
    let page = shop.client.get(format!("{}/mine?x=1", shop.sandbox.shop())).send().await.expect("an answer");
    assert_eq!(header(&page, "content-security-policy"), Some("default-src 'none'"));
    assert_eq!(header(&page, "content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.text().await.expect("a body"), "<p>halo</p>");
}

/// A folder of its own, as the build leaves one.
fn built(name: &str) -> Shop {
    let dist = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let version = dist.join("v1.0.0");
    fs::create_dir_all(&version).expect("a folder");
    for (file, text) in [
        ("checkout.js", "plain"),
        ("checkout.js.br", "brotli"),
        ("checkout.js.gz", "gzipped"),
        ("checkout.wasm", "\0asm"),
    ] {
        fs::write(version.join(file), text).expect("a file");
    }
    Shop::started(Options { dist, ..Options::default() }, NewOrder::of("va_bca"))
}

async fn asset(shop: &Shop, path: &str, accepted: &str) -> Response {
    let url = format!("{}{path}", shop.sandbox.assets());
    shop.client.get(url).header("Accept-Encoding", accepted).send().await.expect("an answer")
}
