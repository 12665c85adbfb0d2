//! JSON with the gateways' keys and arbitrary values.

use super::{read, recognize, refusal, shown, status, texts};
use proptest::prelude::*;
use scalev_checkout::payment::Method;
use serde_json::Value;

/// JSON with the gateways' own keys, so that the adapters read it.
fn arbitrary() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "data",
        "Data",
        "status",
        "Status",
        "actions",
        "payment_method",
        "virtual_account",
        "channel_properties",
        "response",
        "attributes",
        "instructions",
        "payment_info",
        "va_numbers",
        "payment",
        "type",
        "value",
        "descriptor",
        "url",
        "url_type",
        "name",
        "amount",
        "number",
        "qr_string",
        "PaymentNo",
        "vaNumber",
        "paymentUrl",
        "merchantCode",
        "statusCode",
        "payment_type",
        "transaction_status",
        "trx_id",
        "success",
        "pay_number",
        "event",
        "expired_at",
        "checkout_url",
        "account_number",
        "bank_code",
        "token",
        "redirect_url",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,30}".prop_map(Value::from),
        "[0-9]{0,30}".prop_map(Value::from),
        "(https|dana|javascript)://[a-z.:@/?=]{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["bca", "QRIS", "OVO", "echannel", "WEB", "00", "paid", "EWALLET"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn arbitrary_json_shows_only_its_own_values(payload in arbitrary(), code in "va|va_bca|qris|ovo|dana|alfamart|card|cod|x") {
        let method = Method::parse(&code, None);
        let by_shape = read(&payload, &method);
        let own = texts(&payload);
        let recognized = recognize(&payload).map(|(reading, _)| reading);
        for reading in by_shape.iter().chain(&recognized) {
            for text in shown(reading) {
                let bare = |own: &String| own.trim() == text || own.replace([' ', '-'], "").trim() == text;
                prop_assert!(text == "?" || own.iter().any(bare), "shows {text}");
            }
        }
        let _ = (status(&payload), refusal(&payload));
    }
}
