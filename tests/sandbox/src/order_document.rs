//! The public order as it is right after checkout: every field of the contract, filled believably.

use nanoid::nanoid;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    NewOrder,
    clock::Clock,
    payload::{self, Payment},
};

/// Rupiah of an order that names no amount.
const AMOUNT: u64 = 147_000;
/// Rupiah subtracted from a manual transfer, so that the seller can identify it.
const UNIQUE_CODE: u64 = 276;

/// Writes it out; `shop` is the store's origin, `serial` counts orders.
pub fn write(new: &NewOrder, slug: &str, shop: &str, serial: usize, clock: Clock) -> Value {
    let created = clock.now().to_string();
    let order_id = format!("{}{}", clock.now().strftime("%y%m%d"), letters(serial, clock));
    let (kind, bank) = kind_and_bank(new);
    let usual = payload::usual_provider(kind);
    let provider = new.provider.as_deref().or(usual);
    let payable = usual.is_some() || matches!(kind, "bank_transfer" | "payment_link");
    let deadline = new.deadline_in.filter(|_| payable).map(|seconds| clock.after(seconds).to_string());
    let manual = kind == "bank_transfer";
    let before_code = new.amount.unwrap_or(AMOUNT);
    let unique_code = if manual { UNIQUE_CODE.min(before_code) } else { 0 };
    let amount = before_code - unique_code;
    let info = new.info.clone().unwrap_or_else(|| {
        payload::of(
            provider,
            &Payment {
                order_id: &order_id,
                amount,
                kind,
                bank: &bank,
                serial,
                created: &created,
                deadline: deadline.as_deref(),
            },
        )
    });
    let [product, shipping, handling, service] = rows(before_code);
    let public_url = format!("{shop}/o/{slug}");
    let success_url = format!("{public_url}/success");
    let redirect =
        if kind == "payment_link" { format!("https://bayar.example/{order_id}") } else { success_url.clone() };
    json!({
        "id": Uuid::now_v7(),
        "secret_slug": slug,
        "public_order_url": public_url,
        "payment_url": success_url,
        "redirect_url": redirect,
        "order_id": order_id,
        "status": "pending",
        "payment_status": "unpaid",
        "gross_revenue": money(amount),
        "product_price": money(product),
        "shipping_cost": money(shipping),
        "product_discount": money(0),
        "shipping_discount": money(0),
        "other_income": money(handling),
        "other_income_name": "Biaya Penanganan",
        "service_fee": money(service),
        "unique_code_discount": money(unique_code),
        "discount_code_discount": money(0),
        "discount_code_code": null,
        "payment_method": new.method,
        "sub_payment_method": new.sub_payment_method,
        "epayment_provider": provider,
        "payment_account_holder": null,
        "payment_account_number": null,
        "pg_payment_info": info,
        "payment_expiration_at": deadline,
        "draft_time": created,
        "paid_time": null,
        "transfer_time": null,
        "transferproof_url": null,
        "handler_phone": "6281200000000",
        "chat_message": "Halo%2C%20saya%20sudah%20pesan",
        "is_probably_spam": false,
        "customer_id": 1,
        "orderlines": [{
            "quantity": 1,
            "product_name": "Kopi Gayo 1 kg",
            "item_type": "physical",
            "variant_option1_value": "Biji utuh",
            "variant_option2_value": null,
            "variant_option3_value": null,
            "variant_price": money(product),
        }],
        "business": {
            "username": "tokocontoh",
            "contact_email": "toko@contoh.example",
            "aff_code": null,
            "logo": null,
        },
        "page": null,
        "status_history": [{ "status": "pending" }],
        "shipment_status_history": [],
        "shipment_receipt": null,
        "courier_service": { "name": "Reguler", "courier": { "name": "JNE" } },
        "variants": {},
        "bundle_price_options": {},
        "store_custom_domain": { "full_url": "https://toko.example" },
        "store": {
            "name": "Toko Contoh",
            "payment_accounts": if manual { accounts() } else { json!([]) },
            "custom_domain": { "full_url": "https://toko.example" },
            "days_of_payment_processing": 1,
            "is_auto_expire": true,
            "auto_expire_days": 1,
            "is_show_whatsapp": true,
            "is_show_download_invoice": true,
        },
        "destination_address": {
            "name": "Pembeli Contoh",
            "phone": "628110000000",
            "address": "Jl. Contoh No. 1",
            "subdistrict": "Gambir",
            "city": "Kota Jakarta Pusat",
            "province": "DKI Jakarta",
        },
        "customer": { "email": "pembeli@contoh.example" },
    })
}

/// Letters and digits that are not mistaken for each other.
const LETTERS: [char; 31] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q',
    'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y',
];

/// The end of an order's number: random, except where the clock is stopped.
fn letters(serial: usize, clock: Clock) -> String {
    match clock.stopped {
        Some(_) => format!("KPGAY{}", LETTERS[serial % LETTERS.len()]),
        None => nanoid!(6, &LETTERS),
    }
}

/// `va_bca`, or the older `va` with its bank beside it.
fn kind_and_bank(new: &NewOrder) -> (&str, String) {
    match new.method.strip_prefix("va_") {
        Some(bank) => ("va", bank.to_owned()),
        None => {
            let bank = new.sub_payment_method.as_deref().unwrap_or_default().to_lowercase();
            (new.method.as_str(), bank)
        }
    }
}

/// Goods, shipping, handling and service fee that make up the amount; a small one is all goods.
fn rows(amount: u64) -> [u64; 4] {
    match amount.checked_sub(22_000) {
        Some(product) if product > 0 => [product, 12_000, 6_500, 3_500],
        _ => [amount, 0, 0, 0],
    }
}

/// The last one is not for transfers and must not be shown to anyone.
fn accounts() -> Value {
    json!([
        {
            "id": 11,
            "account_holder": "PT Contoh Niaga",
            "account_number": "1234567890",
            "method": "bank_transfer",
            "financial_entity": { "id": 2, "name": "Bank Central Asia", "code": "bca" },
        },
        {
            "id": 12,
            "account_holder": "PT Contoh Niaga",
            "account_number": "0098765432",
            "method": "bank_transfer",
            "financial_entity": { "id": 3, "name": "Bank Negara Indonesia", "code": "bni" },
        },
        {
            "id": 13,
            "account_holder": "PT Contoh Niaga",
            "account_number": "-",
            "method": "cod",
            "financial_entity": null,
        },
    ])
}

fn money(rupiah: u64) -> String {
    format!("{rupiah}.00")
}
