//! Xfers v3, which Fazz was before v4.
//! <https://github.com/Xfers/oas-api-docs>

use super::{Context, context, fazz};
use crate::{
    account::AccountNumber,
    instruction::{Account, Counter, Instruction, Reading},
    json,
    method::Outlet,
    value::Value,
};

/// Reads both forms: a payment that holds its `payment_method`, and a method that holds its `payment`. A callback
/// has either under `data`.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let called = payload.get("event").is_some();
    let body = payload.get("data").filter(|data| called && data.is_object()).unwrap_or(payload);
    let part = |key: &str| body.get(key).filter(|part| part.is_object()).unwrap_or(body);
    let (method, payment) = (part("payment_method"), part("payment"));
    let contract = json::text(payment, "id").is_some_and(|id| id.starts_with("contract_"));
    let keys = ["destination_account_id", "pay_number", "unique_amount", "bank_type"];
    if body.get("attributes").is_some() || !(contract || json::has_any(method, &keys)) {
        return None;
    }
    let amount = json::money(method, "unique_amount").or_else(|| json::money(payment, "amount"));
    Some(Reading {
        instruction: instruction(method, context),
        amount: amount.or_else(|| json::money(method, "amount")),
        deadline: json::time(payment, "expiration_time"),
        status: fazz::status(payment),
    })
}

/// A transfer of a unique amount goes to an ordinary account.
fn instruction(method: &Value, context: &Context) -> Instruction {
    if json::is_filled(method, "pay_number") {
        let outlet = context.outlet(method, "store_selected");
        let counter = Counter { limits: limits(outlet.as_ref()), ..Counter::default() };
        return context::retail_code(outlet, json::code(method, "pay_number"), None, counter, None);
    }
    let bank = context.bank(method, "bank_type");
    if let Some(number) = json::digits(method, "account_no") {
        let account = Account {
            bank: bank.map(|bank| bank.name().to_owned()),
            number: AccountNumber::Digits(number),
            holder: json::name(method, "account_holder_name"),
            entity: None,
        };
        return Instruction::ManualTransfer { accounts: vec![account] };
    }
    let number = json::digits(method, "virtual_account_number");
    context::virtual_account(bank, number, json::name(method, "display_name"), None)
}

fn limits(outlet: Option<&Outlet>) -> Option<[u32; 2]> {
    let most = match outlet? {
        Outlet::Alfamart => 2_500_000,
        Outlet::Indomaret => 5_000_000,
        Outlet::Other(_) => return None,
    };
    Some([15_000, most])
}
