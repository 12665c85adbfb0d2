//! The store's requests to Paymenku.

use serde_json::json;

use super::{Answer, Backend, Order, send};
use crate::secret::PAYMENKU;

/// A transaction. The key in the header lets a request whose answer was lost be sent again.
pub async fn create(shop: &Backend, order: &Order) -> Result<Answer, Answer> {
    let code = &order.method;
    let body = json!({
        "channel_code": code.strip_prefix("va_").map_or(code.to_owned(), |bank| format!("{bank}_va")),
        "amount": order.amount,
        "reference_id": order.reference,
        "customer_name": "Pembeli Contoh",
        "customer_email": "pembeli@contoh.example",
        "customer_phone": "+628110000000",
        "return_url": "https://toko.example/",
    });
    let request = shop.post("/transaction/create").bearer_auth(PAYMENKU);
    send(request.header("Idempotency-Key", &order.reference).json(&body)).await
}

/// The transaction without the payment instructions.
pub async fn status(shop: &Backend, id: &str) -> Result<Answer, Answer> {
    send(shop.get(&format!("/check-status/{id}")).bearer_auth(PAYMENKU)).await
}
