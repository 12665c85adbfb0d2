//! The order behind the payment, folded away: its products, and what makes up the total.

use crate::{
    payment::{OrderLine, Payment, PriceRow, PriceRowKind},
    screen::text,
    value::{Language, Rupiah},
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Detail {
    pub title: String,
    pub rows: Vec<DetailRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct DetailRow {
    pub label: String,
    /// Empty where a product's price would not add up with the rest.
    pub value: String,
    /// The last row: the total.
    pub total: bool,
}

/// `None`: the order states neither products nor prices. The values above the total add up to it.
pub(super) fn detail(payment: &Payment, language: Language) -> Option<Detail> {
    let order = &payment.order;
    if order.lines.is_empty() && order.rows.is_empty() {
        return None;
    }
    let mut rows: Vec<DetailRow> = Vec::new();
    let by_piece = by_piece(&order.lines, &order.rows);
    for line in &order.lines {
        let price = by_piece.and_then(|by_piece| price(line, by_piece));
        rows.push(row(name(line), price.map(|price| price.to_string()).unwrap_or_default()));
    }
    // The products' own prices stand for their sum.
    for part in order.rows.iter().filter(|part| part.kind != PriceRowKind::Products || by_piece.is_none()) {
        rows.push(row(label(part, language), signed(part.amount, part.kind.is_discount())));
    }
    if let Some(total) = payment.total {
        if let Some((amount, less)) = adjustment(&order.rows, total) {
            rows.push(row(text::ADJUSTMENT.say(language), signed(amount, less)));
        }
        rows.push(DetailRow { total: true, ..row(text::TOTAL_PAID.say(language), total.to_string()) });
    }
    let number = order.order_number.as_deref().unwrap_or_default();
    Some(Detail { title: text::DETAIL.fill(language, &[("order", number)]), rows })
}

/// True where a line's price is that of a piece, false where it is that of the whole line, by the sum that they make.
/// `None`: neither makes the price of the products.
fn by_piece(lines: &[OrderLine], rows: &[PriceRow]) -> Option<bool> {
    let products = rows.iter().find(|row| row.kind == PriceRowKind::Products)?.amount;
    let fits = |by_piece: &bool| {
        let sum = lines.iter().try_fold(Rupiah::whole(0), |sum, line| sum.plus(price(line, *by_piece)?));
        sum == Some(products)
    };
    [true, false].into_iter().find(fits)
}

fn price(line: &OrderLine, by_piece: bool) -> Option<Rupiah> {
    line.price?.times(if by_piece { line.quantity } else { 1 })
}

/// The difference of the parts to the total, and `true` where the parts are more. `None`: they add up, or are not stated.
fn adjustment(rows: &[PriceRow], total: Rupiah) -> Option<(Rupiah, bool)> {
    let (mut more, mut less) = (Rupiah::whole(0), total);
    for row in rows {
        let side = if row.kind.is_discount() { &mut less } else { &mut more };
        *side = side.plus(row.amount)?;
    }
    if more.is_zero() || more == less {
        return None;
    }
    let shortfall = less.minus(more);
    Some((shortfall.or_else(|| more.minus(less))?, shortfall.is_none()))
}

fn row(label: String, value: String) -> DetailRow {
    DetailRow { label, value, total: false }
}

fn name(line: &OrderLine) -> String {
    let OrderLine { quantity, product, variant, .. } = line;
    let variant = variant.as_ref().map(|variant| format!(" ({variant})")).unwrap_or_default();
    format!("{quantity} × {product}{variant}")
}

fn signed(amount: Rupiah, less: bool) -> String {
    format!("{}{amount}", if less { "−" } else { "" })
}

fn label(part: &PriceRow, language: Language) -> String {
    let phrase = match part.kind {
        PriceRowKind::Products => text::PRODUCTS,
        PriceRowKind::Shipping => text::SHIPPING,
        PriceRowKind::Other => text::OTHER,
        PriceRowKind::ServiceFee => text::SERVICE_FEE,
        PriceRowKind::ProductDiscount => text::PRODUCT_DISCOUNT,
        PriceRowKind::ShippingDiscount => text::SHIPPING_DISCOUNT,
        PriceRowKind::CodeDiscount => text::CODE_DISCOUNT,
        PriceRowKind::UniqueCode => text::UNIQUE_CODE,
    };
    match (part.kind, &part.name) {
        (PriceRowKind::Other, Some(name)) => name.clone(),
        (PriceRowKind::CodeDiscount, Some(name)) => format!("{} {name}", phrase.say(language)),
        _ => phrase.say(language),
    }
}
