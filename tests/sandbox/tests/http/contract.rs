//! The answers against Scalev's own description, where that is at hand.

use std::{fs, path::Path};

use jsonschema::Validator;
use reqwest::Method;
use sandbox::{Action, NewOrder};
use serde_json::{Value, json};

use crate::Shop;

const DESCRIPTION: &str = "../../../shared/contract/scalev-storefront-orders.openapi.json";

/// A code that nobody knows.
const UNKNOWN: &str = "kredivo";

#[tokio::test]
async fn every_method_in_every_state_fits() {
    let Some(fits) = schema("StorefrontPublicOrder") else {
        return;
    };
    let mut shop = Shop::with(NewOrder::of("cod"));
    let codes: Vec<String> = crate::methods().chain([UNKNOWN.to_owned()]).collect();
    let of = |code: &String| NewOrder::of(code);
    let singapay = codes.iter().map(|code| NewOrder { provider: Some("singapay".into()), ..of(code) });
    let older = NewOrder { sub_payment_method: Some("BCA".into()), ..NewOrder::of("va") };
    for order in codes.iter().map(of).chain(singapay).chain([older]) {
        let name = format!("{} {:?}", order.method, order.provider);
        shop.slug = shop.sandbox.create_order(order).expect("an order").slug;
        check(&fits, &shop.read().await, &name);
        check(&fits, &shop.pay().await, &name);
        for action in [Action::Pay, Action::Settle, Action::Conflict, Action::Expire, Action::Cancel] {
            shop.sandbox.act(&shop.slug, action).expect("the order");
            check(&fits, &shop.read().await, &format!("{name} {action:?}"));
            shop.sandbox.act(&shop.slug, Action::Reset).expect("the order");
        }
    }
}

#[tokio::test]
async fn other_answers_fit() {
    let Some(upload) = schema("StorefrontPublicOrderTransferProofUpload") else {
        return;
    };
    let shop = Shop::with(NewOrder::of("bank_transfer"));
    let wanted = json!({ "filename": "a.png", "content_type": "image/png", "content_length": 9 });
    let offer = shop.ask(Method::POST, "/transfer-proof-upload").json(&wanted).send().await.expect("an answer");
    check(&upload, &offer.json().await.expect("JSON"), "upload");

    let error = schema("ApiErrorResponse").expect("it was there a moment ago");
    let refused = shop.ask(Method::POST, "/transfer-proof-upload").json(&json!({})).send().await.expect("an answer");
    check(&error, &refused.json().await.expect("JSON"), "400");
    let missing = shop.client.get(shop.order_url()).send().await.expect("an answer");
    check(&error, &missing.json().await.expect("JSON"), "404");

    let list = schema("StorefrontPaymentMethodListResponse").expect("it was there a moment ago");
    let url = format!("{}/v3/stores/{}/public/payment-methods", shop.sandbox.api(), sandbox::STORE_ID);
    let methods = shop.client.get(url).header(crate::KEY, sandbox::PUBLISHABLE_KEY).send().await.expect("an answer");
    check(&list, &crate::json(methods).await, "payment methods");
}

/// None, and a line that says so, where the description is not at hand.
fn schema(name: &str) -> Option<Validator> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DESCRIPTION);
    let Ok(text) = fs::read_to_string(path) else {
        println!("skipped: Scalev's description is not at hand");
        return None;
    };
    let mut description: Value = serde_json::from_str(&text).expect("JSON");
    spell_out_nulls(&mut description);
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$ref": format!("#/components/schemas/{name}"),
        "components": description["components"],
    });
    Some(jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema"))
}

/// OpenAPI 3.0 says `nullable` where JSON Schema has a second type.
fn spell_out_nulls(schema: &mut Value) {
    if schema["nullable"] == true && schema["type"].is_string() {
        schema["type"] = json!([schema["type"], "null"]);
    }
    match schema {
        Value::Object(parts) => parts.values_mut().for_each(spell_out_nulls),
        Value::Array(parts) => parts.iter_mut().for_each(spell_out_nulls),
        _ => {}
    }
}

fn check(fits: &Validator, answer: &Value, name: &str) {
    let faults: Vec<String> =
        fits.iter_errors(answer).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}
