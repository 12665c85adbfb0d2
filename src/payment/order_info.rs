//! The order around a payment, as Scalev states it.

use crate::value::{Rupiah, SafeUrl, Timestamp, named::named};

/// Every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderInfo {
    pub name: Option<String>,
    /// The number that people use, `260601HPQSPBX`; never the slug.
    pub order_number: Option<String>,
    /// The hosted page that can always take the payment.
    pub page: Option<SafeUrl>,
    /// The page to which the buyer goes after the payment.
    pub after_payment: Option<SafeUrl>,
    /// The page `after_payment` has the invoice, and the store shows it.
    pub invoice: bool,
    /// The page that takes the proof of a transfer.
    pub confirmation: Option<SafeUrl>,
    /// The seller's number, where the store shows it: digits alone.
    pub whatsapp: Option<String>,
    /// The buyer has uploaded a transfer proof.
    pub has_proof: bool,
    /// The time of the transfer as the buyer stated it.
    pub transferred_at: Option<Timestamp>,
    pub lines: Vec<OrderLine>,
    pub rows: Vec<PriceRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub quantity: u64,
    pub product: String,
    pub variant: Option<String>,
    pub price: Option<Rupiah>,
}

/// A part of the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceRow {
    pub kind: PriceRowKind,
    /// The seller's own name for it.
    pub name: Option<String>,
    pub amount: Rupiah,
}

named! {
    /// The kind of a part, with Scalev's field of its amount. Discounts are subtracted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PriceRowKind: field {
        Products = "product_price",
        Shipping = "shipping_cost",
        Other = "other_income",
        ServiceFee = "service_fee",
        ProductDiscount = "product_discount",
        ShippingDiscount = "shipping_discount",
        CodeDiscount = "discount_code_discount",
        UniqueCode = "unique_code_discount",
    }
}

impl PriceRowKind {
    pub fn is_discount(self) -> bool {
        matches!(self, Self::ProductDiscount | Self::ShippingDiscount | Self::CodeDiscount | Self::UniqueCode)
    }
}
