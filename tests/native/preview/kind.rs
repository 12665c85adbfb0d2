//! The gateways and kinds of payment that have a preview.

use std::collections::BTreeSet;

use crate::support::{
    fixture::{self, Fixture},
    preview,
    widget::{Widget, page},
};
use scalev_checkout::{
    contract::Environment,
    payment::{Instruction, Qr},
};

#[test]
fn every_kind_of_payment_has_a_preview() {
    let page = || Environment { phone: true, ..page() };
    let shown = fixture::of_scalev().into_iter().filter(|fixture| preview::of(&fixture.order, page()).is_some());
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    for Fixture { name, order, .. } in shown {
        let gateway = name.split('/').next().unwrap_or_default();
        found.insert(format!("{gateway}: {}", kind(&preview::whole(&order, page()))));
        count += 1;
    }
    let expected = [
        "duitku: code for a cashier",
        "duitku: page to open",
        "duitku: qris",
        "duitku: virtual account",
        "duitku: wallet to open",
        "ipaymu: code for a cashier",
        "ipaymu: page to open",
        "ipaymu: qris",
        "ipaymu: virtual account",
        "midtrans: bill",
        "midtrans: code for a cashier",
        "midtrans: page to open",
        "midtrans: qris",
        "midtrans: virtual account",
        "midtrans: wallet to open",
        "scalev: code for a cashier",
        "scalev: page to open",
        "scalev: qris",
        "scalev: transfer of a unique amount",
        "scalev: transfer to one",
        "scalev: transfer to one of several",
        "scalev: virtual account",
        "scalev: wallet that waits",
        "scalev: wallet to open",
        "singapay: page to open",
        "singapay: qris",
        "singapay: virtual account",
        "singapay: wallet that waits",
        "singapay: wallet to open",
        "xendit: code for a cashier",
        "xendit: page to open",
        "xendit: qris",
        "xendit: virtual account",
        "xendit: wallet that waits",
        "xendit: wallet to open",
    ];
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert!(count >= 90, "only {count} have one");
}

fn kind(widget: &Widget) -> &'static str {
    let unique = widget.screen().amount.is_some_and(|amount| !amount.stressed.is_empty());
    match widget.session.instruction() {
        Some(Instruction::VirtualAccount { .. }) => "virtual account",
        Some(Instruction::Bill { .. }) => "bill",
        Some(Instruction::RetailCode { .. }) => "code for a cashier",
        Some(Instruction::Qr(Qr::Verified { .. })) => "qris",
        Some(Instruction::ManualTransfer { .. }) if unique => "transfer of a unique amount",
        Some(Instruction::ManualTransfer { accounts }) if accounts.len() > 1 => "transfer to one of several",
        Some(Instruction::ManualTransfer { .. }) => "transfer to one",
        Some(Instruction::Wallet { .. }) => "wallet to open",
        Some(Instruction::Push { .. }) => "wallet that waits",
        Some(Instruction::Hosted(_)) => "page to open",
        _ => "nothing to show",
    }
}
