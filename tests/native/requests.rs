//! The early request: the loader sends exactly the request that the widget would send, or none.
//! `tests/loader/requests.test.mjs` reads the same table.

use std::collections::BTreeMap;

use scalev_checkout::contract::{Config, Environment, Request};
use serde_json::Value;
use url::Url;

const TABLE: &str = include_str!("../loader/requests.json");

fn texts(object: &Value) -> BTreeMap<&str, Option<&str>> {
    object.as_object().expect("attributes").iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The widget's request on this page.
fn asked(page: &str, attributes: &BTreeMap<&str, Option<&str>>) -> Option<Request> {
    let page = Url::parse(page).expect("an address");
    // `web::page` resolves URLs in the same way.
    let complete = |value: &str| match value.trim() {
        "" => String::new(),
        _ => page.join(value).map_or_else(|_| value.to_owned(), String::from),
    };
    let value = |name: &str| {
        let value = (*attributes.get(name)?)?;
        Some(if name.ends_with("-url") { complete(value) } else { value.to_owned() })
    };
    let values: BTreeMap<&str, String> = attributes.keys().filter_map(|name| Some((*name, value(name)?))).collect();
    let get = |name: &str| values.get(name).map(String::as_str);
    let environment = Environment { path: page.path().to_owned(), ..Environment::default() };
    Config::read(get, None, &environment).ok()?.create
}

#[test]
fn the_widgets_request_equals_the_tables() {
    let table: Value = serde_json::from_str(TABLE).expect("JSON");
    let cases = table["cases"].as_array().expect("cases");
    for case in cases {
        let page = case["page"].as_str().or(table["page"].as_str()).expect("a page");
        let mut attributes = texts(&table["attributes"]);
        attributes.extend(texts(&case["attributes"]));
        let asked = asked(page, &attributes).map(|Request { url, key }| serde_json::json!([url, key]));
        assert_eq!(asked.unwrap_or_default(), case["asks"], "{}", case["name"]);
    }
    let early = cases.iter().filter(|case| case["early"] == true).count();
    assert!(early > 30, "only {early} of {} go out early", cases.len());
    assert!(cases.iter().all(|case| case["early"] == false || !case["asks"].is_null()));
}
