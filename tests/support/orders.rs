//! Orders, derived from a complete one.

use serde_json::{Value, json};

use super::widget::SLUG;

/// An order of Rp147.000 without a gateway's payload.
pub fn order(method: &str) -> Value {
    json!({
        "id": "0199f3a1-6c1e-7d52-9a34-5f0c2b7e1a01",
        "secret_slug": SLUG,
        "public_order_url": format!("https://toko.example/o/{SLUG}"),
        "payment_url": format!("https://toko.example/o/{SLUG}/success"),
        "redirect_url": format!("https://toko.example/o/{SLUG}/success"),
        "order_id": "261120AAAAAA",
        "status": "pending",
        "payment_status": "unpaid",
        "gross_revenue": "147000.00",
        "product_price": "135000.00",
        "shipping_cost": "12000.00",
        "payment_method": method,
        "epayment_provider": null,
        "pg_payment_info": {},
        "payment_expiration_at": null,
        "handler_phone": "6281200000000",
        "is_probably_spam": false,
        "store": { "name": "Toko Contoh", "payment_accounts": [], "is_show_whatsapp": true },
        "orderlines": [{ "quantity": 1, "product_name": "Produk Contoh", "variant_price": "135000.00" }],
        "destination_address": { "name": "Pembeli Contoh", "phone": "628110000000" }
    })
}

/// Sets one field of an order; `path` is a JSON pointer.
pub fn with(mut order: Value, path: &str, value: impl Into<Value>) -> Value {
    let (parent, key) = path.rsplit_once('/').expect("a path begins with a slash");
    let parent = order.pointer_mut(parent).expect("the parent is there");
    parent[key] = value.into();
    order
}

pub fn without(mut order: Value, key: &str) -> Value {
    order.as_object_mut().expect("an order is an object").remove(key);
    order
}

pub const NUMBER: &str = "381659999814525";
pub const HOLDER: &str = "Pembeli Contoh";
pub const QRIS: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A0163048AAF";

/// An order with a virtual account of BCA's, to be paid within 23 hours.
pub fn virtual_account() -> Value {
    let order = with(order("va_bca"), "/payment_expiration_at", "2026-11-21T08:00:00Z");
    let order = with(order, "/epayment_provider", "xendit");
    with(
        order,
        "/pg_payment_info",
        json!({
            "id": "pr-1",
            "amount": 147_000,
            "status": "PENDING",
            "actions": [],
            "payment_method": {
                "type": "VIRTUAL_ACCOUNT",
                "virtual_account": {
                    "channel_code": "BCA",
                    "channel_properties": {
                        "customer_name": HOLDER,
                        "virtual_account_number": NUMBER,
                        "expires_at": "2026-11-21T08:00:00Z"
                    }
                }
            }
        }),
    )
}

/// An order with a QRIS code.
pub fn qris() -> Value {
    let order = with(order("qris"), "/payment_expiration_at", "2026-11-21T08:00:00Z");
    let properties = json!({ "qr_string": QRIS, "expires_at": "2026-11-21T08:00:00Z" });
    let group = json!({ "channel_code": "XENDIT", "channel_properties": properties });
    with(order, "/pg_payment_info", json!({ "amount": 147_000, "payment_method": { "qr_code": group } }))
}

pub fn paid(order: Value) -> Value {
    with(order, "/payment_status", "paid")
}
