//! An order as the API tells it: small, and complete enough for every state of the screen.

use fastrand::Rng;
use scalev_checkout::value::Timestamp;
use serde_json::{Value, json};

/// The slug that every session asks for.
pub const SLUG: &str = "WjCcExampleSlugExampleSlugExampleSlug00";

/// As short as a code can be.
const QRIS: &str = "00020101021226670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI52045411530336054061470005802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A0163048AAF";
const PAGE: &str = "https://toko.example/o/1";
const MADE: &str = "2026-11-20T07:30:00Z";

/// The true state of an order. A later one in a history does not always follow from an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    Draft,
    Pending,
    Paid,
    Settled,
    Conflict,
    Canceled,
    Expired,
    /// Only the gateway says it; the order is still pending.
    ExpiredAtGateway,
}

impl Truth {
    pub fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::Settled)
    }

    pub fn is_expired(self) -> bool {
        matches!(self, Self::Expired | Self::ExpiredAtGateway)
    }
}

/// The facts of an order that do not change.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    method: Method,
    /// The order has the deadline before the gateway has answered.
    early_deadline: bool,
    /// The order names a page and a seller beside the payment.
    shop: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    VirtualAccount,
    Bill,
    Qris,
    Wallet,
    Push,
    Retail,
    Page,
    Transfer,
    Delivery,
}

impl Order {
    /// With no more than its payment needs.
    pub fn plain(method: Method) -> Self {
        Self { method, early_deadline: false, shop: false }
    }

    pub fn random(rng: &mut Rng) -> Self {
        let method = match rng.u8(..20) {
            0..6 => Method::VirtualAccount,
            6 => Method::Bill,
            7..12 => Method::Qris,
            12 | 13 => Method::Wallet,
            14 => Method::Push,
            15 | 16 => Method::Retail,
            17 => Method::Page,
            18 => Method::Transfer,
            _ => Method::Delivery,
        };
        Self { method, early_deadline: rng.bool(), shop: rng.u8(..4) > 0 }
    }

    pub fn has_gateway(&self) -> bool {
        !matches!(self.method, Method::Transfer | Method::Delivery)
    }

    /// `ready`: the gateway has given its instructions.
    pub fn body(&self, truth: Truth, ready: bool, deadline: Option<Timestamp>) -> String {
        let (payment_status, status) = match truth {
            Truth::Draft => ("unpaid", "draft"),
            Truth::Paid => ("paid", "confirmed"),
            Truth::Settled => ("settled", "completed"),
            Truth::Conflict => ("conflict", "pending"),
            Truth::Canceled => ("unpaid", "canceled"),
            Truth::Expired => ("unpaid", "expired"),
            Truth::ExpiredAtGateway if !self.has_gateway() => ("unpaid", "expired"),
            Truth::Pending | Truth::ExpiredAtGateway => ("unpaid", "pending"),
        };
        let mut body = json!({
            "secret_slug": SLUG,
            "order_id": "261120AAAAAA",
            "status": status,
            "payment_status": payment_status,
            "gross_revenue": "147000.00",
            "payment_method": self.code(),
            "epayment_provider": if self.method == Method::Bill { "midtrans" } else { "xendit" },
            "pg_payment_info": if ready { self.gateway(truth) } else { json!({}) },
            "payment_expiration_at": deadline.filter(|_| ready || self.early_deadline).map(Timestamp::iso),
            "draft_time": MADE,
        });
        if self.shop {
            body["redirect_url"] = PAGE.into();
            body["handler_phone"] = "6281200000000".into();
            body["store"] = json!({ "name": "Toko Contoh", "payment_accounts": [], "is_show_whatsapp": true });
        }
        if self.method == Method::Transfer {
            body["payment_account_number"] = "1234567890".into();
            body["payment_account_holder"] = "Toko Contoh".into();
        }
        body.to_string()
    }

    fn code(&self) -> &'static str {
        match self.method {
            Method::VirtualAccount => "va_bca",
            Method::Bill => "va_mandiri",
            Method::Qris => "qris",
            Method::Wallet => "dana",
            Method::Push => "ovo",
            Method::Retail => "alfamart",
            Method::Page => "card",
            Method::Transfer => "bank_transfer",
            Method::Delivery => "cod",
        }
    }

    fn gateway(&self, truth: Truth) -> Value {
        let expired = truth == Truth::ExpiredAtGateway;
        let group = match self.method {
            Method::Transfer | Method::Delivery => return json!({}),
            Method::Bill => {
                let status = if expired { "expire" } else { "pending" };
                return json!({
                    "payment_type": "echannel", "transaction_status": status,
                    "biller_code": "70012", "bill_key": "990000000260",
                });
            }
            Method::VirtualAccount => {
                let properties =
                    json!({ "customer_name": "Pembeli Contoh", "virtual_account_number": "381659999814525" });
                json!({ "virtual_account": { "channel_code": "BCA", "channel_properties": properties } })
            }
            Method::Qris => {
                json!({ "qr_code": { "channel_code": "XENDIT", "channel_properties": { "qr_string": QRIS } } })
            }
            Method::Wallet => json!({ "ewallet": { "channel_code": "DANA", "channel_properties": {} } }),
            Method::Push => json!({ "ewallet": { "channel_code": "OVO", "channel_properties": {} } }),
            Method::Retail => {
                let properties = json!({ "customer_name": "Pembeli Contoh", "payment_code": "XENVCQKCUBNRQ" });
                json!({ "over_the_counter": { "channel_code": "ALFAMART", "channel_properties": properties } })
            }
            Method::Page => json!({ "card": {} }),
        };
        let actions = match self.method {
            Method::Wallet | Method::Page => {
                json!([{ "action": "AUTH", "url_type": "WEB", "method": "GET", "url": PAGE }])
            }
            _ => json!([]),
        };
        let status = if expired { "EXPIRED" } else { "PENDING" };
        json!({ "amount": 147_000, "status": status, "payment_method": group, "actions": actions })
    }
}
