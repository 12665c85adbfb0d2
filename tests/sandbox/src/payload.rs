//! Which payload an order gets, and whose.

use serde_json::{Value, json};

use crate::{qris, singapay, xendit};

/// The data from which a gateway makes a payment.
#[derive(Debug)]
pub struct Payment<'a> {
    pub order_id: &'a str,
    /// Rupiah.
    pub amount: u64,
    /// The method's code without a bank: `va`, `qris`, `dana` …
    pub kind: &'a str,
    /// The bank of a virtual account in lower case, else empty.
    pub bank: &'a str,
    /// Counts orders, so that no two get the same number.
    pub serial: usize,
    /// The time of creation, RFC 3339.
    pub created: &'a str,
    /// RFC 3339. None: never expires.
    pub deadline: Option<&'a str>,
}

/// Scalev's codes of methods, without the banks' `va_…`; each has its gateway in [`usual_provider`].
pub const METHODS: [&str; 15] = [
    "qris",
    "ovo",
    "dana",
    "shopeepay",
    "linkaja",
    "gopay",
    "alfamart",
    "indomaret",
    "card",
    "invoice",
    "payment_link",
    "bank_transfer",
    "cod",
    "no_payment",
    "marketplace",
];

/// The default gateway of this method. `None`: the method has no payment to make.
pub fn usual_provider(kind: &str) -> Option<&'static str> {
    match kind {
        "va" | "qris" | "ovo" | "dana" | "shopeepay" | "linkaja" | "alfamart" | "indomaret" | "card" | "invoice" => {
            Some("xendit")
        }
        "gopay" => Some("singapay"),
        "payment_link" | "bank_transfer" | "cod" | "no_payment" | "marketplace" => None,
        _ => Some("tokopay"),
    }
}

/// The payload. A gateway without a simulation gets one that no adapter understands.
pub fn of(provider: Option<&str>, payment: &Payment) -> Value {
    match provider {
        None => json!({}),
        Some("xendit") => xendit::payload(payment),
        Some("singapay") => singapay::payload(payment),
        Some(_) => json!({ "reference": payment.order_id, "state": "waiting" }),
    }
}

impl Payment<'_> {
    /// Sixteen digits; those of two banks begin with a zero, as some real ones do. Banks that are not listed share a prefix.
    pub fn va_number(&self) -> String {
        let prefix = match self.bank {
            "bca" => "381659",
            "bni" => "880899",
            "bri" => "262159",
            "mandiri" => "886089",
            "permata" => "850003",
            "cimb" => "511989",
            "bsi" => "900560",
            "maybank" => "782911",
            "bnc" => "014420",
            "danamon" => "791520",
            "artha_graha" => "037111",
            "muamalat" => "804712",
            "btn" => "945510",
            "ocbc" => "894112",
            "bjb" => "110933",
            "sahabat_sampoerna" => "152399",
            _ => "998877",
        };
        format!("{prefix}9998{:06}", self.serial)
    }

    /// The QRIS string.
    pub fn qr(&self) -> String {
        qris::code(self.amount, self.order_id)
    }

    /// A link on a host that does not exist.
    pub fn link(&self, name: &str) -> String {
        format!("https://{}.example/{name}?token={}", self.kind, self.order_id)
    }
}
