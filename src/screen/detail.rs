//! The order behind the payment, folded away.

use crate::{
    payment::{Line, Payment, Row, RowKind},
    text::{self, Language},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub title: String,
    pub rows: Vec<DetailRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailRow {
    pub label: String,
    /// Empty where a product has no price of its own.
    pub value: String,
    /// The last row: the total.
    pub total: bool,
}

/// `None` when the order tells nothing of itself.
pub(super) fn detail(payment: &Payment, language: Language) -> Option<Detail> {
    let shop = &payment.shop;
    let mut rows: Vec<DetailRow> = shop.lines.iter().map(line).collect();
    rows.extend(shop.rows.iter().map(|part| row(part, language)));
    if rows.is_empty() {
        return None;
    }
    if let Some(total) = payment.total {
        rows.push(DetailRow { label: text::TOTAL_PAID.say(language), value: total.to_string(), total: true });
    }
    let order = shop.order_number.as_deref().unwrap_or_default();
    Some(Detail { title: text::DETAIL.fill(language, &[("order", order)]), rows })
}

fn line(line: &Line) -> DetailRow {
    let Line { quantity, product, variant, price } = line;
    let variant = variant.as_ref().map(|variant| format!(" ({variant})")).unwrap_or_default();
    let value = price.map(|price| price.to_string()).unwrap_or_default();
    DetailRow { label: format!("{quantity} × {product}{variant}"), value, total: false }
}

fn row(part: &Row, language: Language) -> DetailRow {
    let phrase = match part.kind {
        RowKind::Products => text::PRODUCTS,
        RowKind::Shipping => text::SHIPPING,
        RowKind::Other => text::OTHER,
        RowKind::ServiceFee => text::SERVICE_FEE,
        RowKind::ProductDiscount => text::PRODUCT_DISCOUNT,
        RowKind::ShippingDiscount => text::SHIPPING_DISCOUNT,
        RowKind::CodeDiscount => text::CODE_DISCOUNT,
        RowKind::UniqueCode => text::UNIQUE_CODE,
    };
    let label = match (part.kind, &part.name) {
        (RowKind::Other, Some(name)) => name.clone(),
        (RowKind::CodeDiscount, Some(name)) => format!("{} {name}", phrase.say(language)),
        _ => phrase.say(language),
    };
    let sign = if part.kind.is_discount() { "−" } else { "" };
    DetailRow { label, value: format!("{sign}{}", part.amount), total: false }
}
