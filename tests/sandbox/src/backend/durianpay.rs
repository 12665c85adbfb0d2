//! The store's requests to Durianpay.

use serde_json::{Value, json};

use super::{Answer, Backend, Order, send};
use crate::secret::DURIANPAY;

/// An order, and a charge of it. The page gets the charge: the order holds an access token.
pub async fn create(shop: &Backend, order: &Order) -> Result<Answer, Answer> {
    let amount = format!("{}.00", order.amount);
    let body = json!({
        "amount": amount,
        "currency": "IDR",
        "order_ref_id": order.reference,
        "customer": { "given_name": "Pembeli Contoh", "email": "pembeli@contoh.example" },
        "items": [{ "name": "Kopi Gayo 1 kg", "qty": 1, "price": amount }],
    });
    let ordered = send(shop.post("/v1/orders").basic_auth(DURIANPAY, Some("")).json(&body)).await?;
    if !ordered.status.is_success() {
        return Ok(ordered);
    }
    let (kind, mut charge) = method(&order.method);
    charge["order_id"] = ordered.json()["data"]["id"].take();
    charge["amount"] = json!(amount);
    let request = shop.post("/v1/payments/charge").basic_auth(DURIANPAY, Some(""));
    send(request.json(&json!({ "type": kind, "request": charge }))).await
}

/// The charge's state in one word.
pub async fn status(shop: &Backend, id: &str) -> Result<Answer, Answer> {
    send(shop.get(&format!("/v1/payments/{id}/status")).basic_auth(DURIANPAY, Some(""))).await
}

fn method(code: &str) -> (&'static str, Value) {
    let name = code.to_uppercase();
    match (code, name.strip_prefix("VA_")) {
        (_, Some(bank)) => ("VA", json!({ "bank_code": bank, "name": "Pembeli Contoh" })),
        ("qris", _) => ("QRIS", json!({ "name": "Pembeli Contoh" })),
        ("alfamart" | "indomaret", _) => ("RETAILSTORE", json!({ "bank_code": name, "name": "Pembeli Contoh" })),
        ("jeniuspay", _) => ("ONLINE_BANKING", json!({ "type": name, "mobile": "+628110000000" })),
        ("indodana" | "akulaku", _) => ("BNPL", json!({ "payment_method_unique_id": name })),
        ("card", _) => ("CARD", json!({ "customer_info": { "email": "pembeli@contoh.example" } })),
        _ => ("EWALLET", json!({ "wallet_type": name, "mobile": "+628110000000" })),
    }
}
