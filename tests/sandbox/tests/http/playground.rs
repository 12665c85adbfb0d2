//! `demo/payloads.json`: the payloads that the playground hands to the widget. `UPDATE=1 cargo test -p sandbox playground`
//! writes it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use sandbox::{Action, NewOrder, Options, Sandbox};
use serde_json::{Map, Value, json};

/// Methods in the order of the playground's list.
const METHODS: [&str; 13] = [
    "va_bca",
    "va_mandiri",
    "va_bri",
    "qris",
    "gopay",
    "dana",
    "ovo",
    "shopeepay",
    "alfamart",
    "indomaret",
    "bank_transfer",
    "card",
    "cod",
];

/// States that an order of any method can be in, with the action that leads there.
const STATES: [(&str, Action); 4] =
    [("paid", Action::Pay), ("conflict", Action::Conflict), ("expired", Action::Expire), ("closed", Action::Cancel)];

/// States that only a gateway's answer says, with a fixture.
const FIXTURES: [(&str, &str); 2] =
    [("processing", "reported/midtrans-card-challenge.json"), ("failed", "reported/midtrans-gopay-deny-in-order.json")];

/// The moment at which the sandbox's clock stands, and the deadline a day later; the playground puts its own there.
const NOW: &str = "2026-11-20T08:00:00Z";
const NOW_IN_SECONDS: i64 = 1_795_161_600;
const DEADLINE: &str = "2026-11-21T08:00:00Z";

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// An order as its gateway's payload is in it, without anything that differs in the next sandbox.
fn order(sandbox: &Sandbox, method: &str, action: Option<Action>) -> Value {
    let slug = sandbox.create_order(NewOrder::of(method)).expect("an order").slug;
    if let Some(action) = action {
        sandbox.act(&slug, action).expect("to act");
    }
    let mut order = sandbox.order(&slug).expect("an order");
    let number = order["order_id"].as_str().expect("a number").to_owned();
    order["customer"] = Value::Null;
    let text = order.to_string();
    let text = text.replace(&slug, "CONTOH").replace(sandbox.shop(), "https://toko.example");
    let text = without_ids(text).replace(&number, "261120CONTOH");
    let text = text.replace(DEADLINE, "{deadline}").replace(NOW, "{now}");
    serde_json::from_str(&text).expect("JSON")
}

/// Every UUID becomes the same one.
fn without_ids(mut text: String) -> String {
    const ID: &str = "01977e3c-0000-7000-8000-000000000000";
    let is_id = |part: &str| {
        let fits = |(sign, wanted): (char, char)| if wanted == '-' { sign == '-' } else { sign.is_ascii_hexdigit() };
        part.len() == ID.len() && part.chars().zip(ID.chars()).all(fits)
    };
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    for place in places {
        if text.get(place..place + ID.len()).is_some_and(is_id) {
            text.replace_range(place..place + ID.len(), ID);
        }
    }
    text
}

/// The fields in which an order differs from another.
fn changes(before: &Value, after: &Value) -> Value {
    let fields = after.as_object().expect("an object").iter();
    let changed = fields.filter(|(name, value)| *name != "pg_payment_info" && before.get(name) != Some(value));
    changed.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>().into()
}

fn payloads() -> Value {
    let sandbox = sandbox::start(Options::default()).expect("free ports");
    sandbox.stop_clock(NOW_IN_SECONDS);
    let methods = METHODS.map(|method| json!({ "method": method, "order": order(&sandbox, method, None) }));
    let open = order(&sandbox, "va_bca", None);
    let mut states: Map<String, Value> = STATES
        .map(|(state, action)| (state.to_owned(), changes(&open, &order(&sandbox, "va_bca", Some(action)))))
        .into_iter()
        .collect();
    states.insert("preparing".to_owned(), json!({ "pg_payment_info": {} }));
    states.insert("draft".to_owned(), json!({ "status": "draft" }));
    let fixture = |(state, path): (&str, &str)| {
        let text = fs::read_to_string(root("tests/fixtures").join(path)).expect("a fixture");
        let text = text.replace(DEADLINE, "{deadline}").replace(NOW, "{now}");
        (state.to_owned(), serde_json::from_str(&text).expect("JSON"))
    };
    json!({ "methods": methods, "states": states, "others": Map::from_iter(FIXTURES.map(fixture)) })
}

#[test]
fn the_playground_has_the_sandboxs_payloads() {
    let path = root("demo/payloads.json");
    let fresh = serde_json::to_string_pretty(&payloads()).expect("JSON") + "\n";
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &fresh).expect("a file to write");
    }
    assert_eq!(fs::read_to_string(&path).expect("the payloads"), fresh, "UPDATE=1 writes {}", path.display());
}
