//! SingaPay as Scalev hands it on: six keys, whatever the method.

use serde_json::{Map, Value, json};

use crate::payload::Payment;

/// The keys that the method does not use are null.
pub fn payload(payment: &Payment) -> Value {
    let filled = match payment.kind {
        "va" => vec![("va_number", payment.va_number()), ("va_name", "Toko Contoh- Pembeli".to_owned())],
        "qris" => vec![("qr_string", payment.qr())],
        "ovo" => vec![],
        "card" | "invoice" | "alfamart" | "indomaret" => vec![("payment_url", payment.link("pay"))],
        wallet => vec![
            ("payment_url", payment.link("pay")),
            ("deeplink_url", format!("{wallet}://checkout/{}", payment.order_id)),
        ],
    };
    let mut keys: Map<String, Value> =
        ["va_number", "va_name", "payment_url", "deeplink_url", "qr_string", "qr_image_url"]
            .into_iter()
            .map(|key| (key.to_owned(), Value::Null))
            .collect();
    keys.extend(filled.into_iter().map(|(key, value)| (key.to_owned(), json!(value))));
    Value::Object(keys)
}
