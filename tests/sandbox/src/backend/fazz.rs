//! The store's requests to Fazz.

use serde_json::{Value, json};

use super::{Answer, Backend, Order, send};
use crate::secret::FAZZ;

/// Creates a payment; the answer has the payment instructions.
pub async fn create(shop: &Backend, order: &Order) -> Result<Answer, Answer> {
    let (kind, options) = method(&order.method);
    let attributes = json!({
        "paymentMethodType": kind,
        "paymentMethodOptions": options,
        "amount": order.amount,
        "referenceId": order.reference,
    });
    let request = shop.post("/api/v4/payments").basic_auth(FAZZ.0, Some(FAZZ.1));
    send(request.json(&json!({ "data": { "attributes": attributes } }))).await
}

/// The payment again.
pub async fn status(shop: &Backend, id: &str) -> Result<Answer, Answer> {
    send(shop.get(&format!("/api/v4/payments/{id}")).basic_auth(FAZZ.0, Some(FAZZ.1))).await
}

fn method(code: &str) -> (&'static str, Value) {
    let name = code.to_uppercase();
    match (code, name.strip_prefix("VA_")) {
        (_, Some(bank)) => ("virtual_bank_account", json!({ "bankShortCode": bank, "displayName": "Toko Contoh" })),
        ("qris", _) => ("qris", json!({ "displayName": "Toko Contoh" })),
        ("alfamart" | "indomaret", _) => {
            ("retail_outlet", json!({ "retailOutletName": name, "displayName": "Toko Contoh" }))
        }
        _ => ("e-wallet", json!({ "providerCode": name, "afterSettlementReturnUrl": "https://toko.example/" })),
    }
}
