//! The order's detail: its products and the parts of the total, which add up to the rupiah.

use crate::support::{
    orders::{order, paid, virtual_account, with, without},
    widget::Widget,
};
use proptest::prelude::*;
use scalev_checkout::{
    screen::{Detail, DetailRow},
    value::Rupiah,
};
use serde_json::{Value, json};

fn detail(order: &Value) -> Detail {
    Widget::answered(order).screen().detail.expect("a detail")
}

fn rows(order: &Value) -> Vec<(String, String)> {
    detail(order).rows.into_iter().map(|DetailRow { label, value, .. }| (label, value)).collect()
}

#[track_caller]
fn check(order: &Value, expected: &[(&str, &str)]) {
    let seen = rows(order);
    let seen: Vec<(&str, &str)> = seen.iter().map(|(label, value)| (label.as_str(), value.as_str())).collect();
    assert_eq!(seen, expected);
}

fn lines(order: Value, lines: Value) -> Value {
    with(order, "/orderlines", lines)
}

/// An order with a row of every kind.
fn full() -> Value {
    let rows = [
        ("/product_price", "300000.00"),
        ("/shipping_cost", "18000"),
        ("/other_income", "6500.00"),
        ("/other_income_name", "Biaya Penanganan"),
        ("/service_fee", "3500.00"),
        ("/product_discount", "20000.00"),
        ("/shipping_discount", "8000.00"),
        ("/discount_code_discount", "10000.00"),
        ("/discount_code_code", "HEMAT10"),
        ("/unique_code_discount", "276.00"),
        ("/gross_revenue", "289724.00"),
    ];
    rows.into_iter().fold(order("bank_transfer"), |order, (path, value)| with(order, path, value))
}

#[test]
fn every_part_of_the_total_has_its_row_and_name() {
    let order = lines(
        full(),
        json!([
            { "quantity": 2, "product_name": "Kopi Gayo", "variant_option1_value": "Biji", "variant_price": "125000.00" },
            { "quantity": 1, "product_name": "Gula Aren", "variant_price": "50000.00" }
        ]),
    );
    check(
        &order,
        &[
            ("2 × Kopi Gayo (Biji)", "Rp250.000"),
            ("1 × Gula Aren", "Rp50.000"),
            ("Ongkos kirim", "Rp18.000"),
            ("Biaya Penanganan", "Rp6.500"),
            ("Biaya layanan", "Rp3.500"),
            ("Diskon produk", "−Rp20.000"),
            ("Diskon ongkir", "−Rp8.000"),
            ("Kode diskon HEMAT10", "−Rp10.000"),
            ("Kode unik", "−Rp276"),
            ("Total", "Rp289.724"),
        ],
    );
    let totals: Vec<bool> = detail(&order).rows.iter().map(|row| row.total).collect();
    assert_eq!(totals.iter().filter(|total| **total).count(), 1);
    assert_eq!(totals.last(), Some(&true));
}

#[test]
fn a_price_is_read_per_piece_or_per_line() {
    let of = |price: &str| {
        let order = with(order("va_bca"), "/product_price", "135000.00");
        lines(order, json!([{ "quantity": 3, "product_name": "Teh", "variant_price": price }]))
    };
    let rest = [("Ongkos kirim", "Rp12.000"), ("Total", "Rp147.000")];
    check(&of("45000.00"), &[[("3 × Teh", "Rp135.000")].as_slice(), &rest].concat());
    check(&of("135000.00"), &[[("3 × Teh", "Rp135.000")].as_slice(), &rest].concat());
    // Neither adds up: the row of the products has the sum, and the line has no price.
    check(&of("50000.00"), &[[("3 × Teh", ""), ("Produk", "Rp135.000")].as_slice(), &rest].concat());
}

#[test]
fn lines_without_prices_precede_the_product_total() {
    let order = lines(order("va_bca"), json!([{ "quantity": 1, "product_name": "Teh" }]));
    check(&order, &[("1 × Teh", ""), ("Produk", "Rp135.000"), ("Ongkos kirim", "Rp12.000"), ("Total", "Rp147.000")]);
}

#[test]
fn a_difference_from_the_total_is_an_adjustment() {
    let order = |total: &str| with(lines(order("va_bca"), json!([])), "/gross_revenue", total);
    let parts = [("Produk", "Rp135.000"), ("Ongkos kirim", "Rp12.000")];
    check(&order("147000.00"), &[parts.as_slice(), &[("Total", "Rp147.000")]].concat());
    let more = [("Penyesuaian", "Rp3.000,50"), ("Total", "Rp150.000,50")];
    check(&order("150000.50"), &[parts.as_slice(), &more].concat());
    let less = [("Penyesuaian", "−Rp7.000"), ("Total", "Rp140.000")];
    check(&order("140000"), &[parts.as_slice(), &less].concat());
}

#[test]
fn an_order_without_parts_has_no_adjustment() {
    let bare = ["product_price", "shipping_cost"].iter().fold(order("va_bca"), |order, key| without(order, key));
    check(&bare, &[("1 × Produk Contoh", ""), ("Total", "Rp147.000")]);
    assert_eq!(Widget::answered(&lines(bare, json!([]))).screen().detail, None);
}

#[test]
fn the_detail_stays_when_the_payment_has_ended() {
    let waiting = rows(&virtual_account());
    assert_eq!(rows(&paid(virtual_account())), waiting);
    for status in ["canceled", "draft"] {
        assert_eq!(rows(&with(virtual_account(), "/status", status)), waiting);
    }
    assert_eq!(detail(&virtual_account()).title, "Rincian pesanan 261120AAAAAA");
}

/// Sen, with the sign of the row.
fn sen(value: &str) -> i64 {
    let (sign, amount) = value.strip_prefix('−').map_or((1, value), |amount| (-1, amount));
    let amount = amount.strip_prefix("Rp").expect("rupiah").replace('.', "");
    let (whole, sen) = amount.split_once(',').unwrap_or((&amount, "0"));
    sign * (whole.parse::<i64>().expect("digits") * 100 + sen.parse::<i64>().expect("digits"))
}

proptest! {
    #[test]
    fn the_rows_add_up_to_the_total(
        parts in prop::collection::vec(0_i64..5_000_000, 8),
        pieces in prop::collection::vec((1_u64..9, 0_i64..900_000), 0..4),
        stray in -5_000_i64..5_000,
        by_piece in any::<bool>(),
        honest in any::<bool>(),
    ) {
        let money = |rupiah: i64| json!(format!("{rupiah}.00"));
        let keys = ["product_price", "shipping_cost", "other_income", "service_fee", "product_discount",
            "shipping_discount", "discount_code_discount", "unique_code_discount"];
        let mut parts = parts;
        if honest {
            parts[0] = pieces.iter().map(|(count, price)| if by_piece { price * *count as i64 } else { *price }).sum();
        }
        let total = parts[..4].iter().sum::<i64>() - parts[4..].iter().sum::<i64>() + if honest { 0 } else { stray };
        prop_assume!(total >= 0);
        let mut order = with(order("bank_transfer"), "/gross_revenue", money(total));
        for (key, part) in keys.iter().zip(&parts) {
            order[*key] = money(*part);
        }
        order["orderlines"] = pieces.iter()
            .map(|(count, price)| json!({ "quantity": count, "product_name": "Teh", "variant_price": money(*price) }))
            .collect();
        let Some(detail) = Widget::answered(&order).screen().detail else { return Ok(()) };
        let (total_row, rows) = detail.rows.split_last().expect("a total");
        prop_assert_eq!(&total_row.value, &Rupiah::parse(&total.to_string()).expect("rupiah").to_string());
        let stated = rows.iter().any(|row| !row.value.is_empty() && !row.label.contains('×'));
        let sum: i64 = rows.iter().filter(|row| !row.value.is_empty()).map(|row| sen(&row.value)).sum();
        if stated || honest && parts[0] > 0 {
            prop_assert_eq!(sum, total * 100, "{:?}", detail);
        }
    }
}
