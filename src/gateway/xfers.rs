//! Xfers v3, which Fazz was before v4.
//! <https://github.com/Xfers/oas-api-docs>

use super::{
    Adapter, Context, Mark, Offered, States, context,
    ways::{self, Ways},
};
use crate::{
    account::AccountNumber,
    instruction::{Account, Counter, Instruction},
    json,
    method::Outlet,
    status::Status,
    value::Value,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "fazz",
    marks: &[
        Mark("destination_account_id"),
        Mark("pay_number"),
        Mark("unique_amount"),
        Mark("bank_type"),
        Mark("payment_method.destination_account_id"),
        Mark("payment_method.pay_number"),
        Mark("payment_method.unique_amount"),
        Mark("payment_method.bank_type"),
        Mark("id=contract_ amount"),
    ],
    states: States(&[
        (Status::Unpaid, "pending, processing"),
        (Status::Paid, "paid, completed"),
        (Status::Expired, "expired"),
        (Status::Closed, "cancelled, canceled"),
        (Status::Refunded, "refunded"),
        (Status::Failed, "failed"),
    ]),
    word,
    read,
};

/// A method by itself has no word.
fn word(body: &Value) -> Option<String> {
    let payment = json::part(body, "payment");
    let is_payment = Mark("id=contract_").is_in(payment) || json::at(payment, &["payment_method"]).is_object();
    json::word(payment, "status").filter(|_| is_payment)
}

/// A payment holds its `payment_method`, or a method its `payment`.
fn read(body: &Value, context: &Context) -> Offered {
    let (method, payment) = (json::part(body, "payment_method"), json::part(body, "payment"));
    let amount = context::sum(method, "unique_amount").or_else(|| context::sum(payment, "amount"));
    Offered {
        ways: Ways { number: number(method, context), ..Ways::default() },
        amount: amount.or_else(|| context::sum(method, "amount")),
        deadline: context::deadline(payment),
        note: None,
    }
}

/// A transfer of a unique amount goes to an ordinary account.
fn number(method: &Value, context: &Context) -> Option<Instruction> {
    if json::is_filled(method, "pay_number") {
        let outlet = context.outlet(method, "store_selected");
        let counter = Counter { limits: limits(outlet.as_ref()), ..Counter::default() };
        return ways::retail_code(outlet, json::code(method, "pay_number"), None, counter);
    }
    let bank = context.bank(method, "bank_type");
    if let Some(number) = json::digits(method, "account_no") {
        let account = Account {
            bank: bank.map(|bank| bank.name().to_owned()),
            number: AccountNumber::Digits(number),
            holder: json::name(method, "account_holder_name"),
            entity: None,
        };
        return Some(Instruction::ManualTransfer { accounts: vec![account] });
    }
    ways::virtual_account(bank, json::digits(method, "virtual_account_number"), json::name(method, "display_name"))
}

fn limits(outlet: Option<&Outlet>) -> Option<[u32; 2]> {
    let most = match outlet? {
        Outlet::Alfamart => 2_500_000,
        Outlet::Indomaret => 5_000_000,
        Outlet::Other(_) => return None,
    };
    Some([15_000, most])
}
