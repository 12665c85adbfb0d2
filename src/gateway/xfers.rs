//! Xfers v3, which Fazz was before v4.
//! <https://github.com/Xfers/oas-api-docs>

use super::{Adapter, Context, Mark, PayloadContent, content, context};
use crate::{
    payment::{Account, Counter, Instruction, Outlet, States, Status},
    value::{Json, account::AccountNumber},
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "fazz",
    marks: &[
        Mark("destination_account_id|pay_number|unique_amount|bank_type"),
        Mark("payment_method.destination_account_id|payment_method.pay_number"),
        Mark("payment_method.unique_amount|payment_method.bank_type"),
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
fn word(body: &Json) -> Option<String> {
    let payment = body.part("payment");
    let is_payment = Mark("id=contract_").is_in(payment) || payment.at("payment_method").is_object();
    payment.word("status").filter(|_| is_payment)
}

/// A payment holds its `payment_method`, or a method its `payment`.
fn read(body: &Json, context: &Context) -> PayloadContent {
    let (method, payment) = (body.part("payment_method"), body.part("payment"));
    let amount = method.money("unique_amount").or_else(|| payment.money("amount"));
    PayloadContent {
        number: number(method, context),
        amount: amount.or_else(|| method.money("amount")),
        deadline: context::deadline(payment),
        ..PayloadContent::default()
    }
}

/// A transfer of a unique amount goes to an ordinary account.
fn number(method: &Json, context: &Context) -> Option<Instruction> {
    if method.is_filled("pay_number") {
        let outlet = context.outlet(method, "store_selected");
        let counter = Counter { limits: limits(outlet.as_ref()), ..Counter::default() };
        return content::retail_code(outlet, method.code("pay_number"), None, counter);
    }
    let bank = context.bank(method, "bank_type");
    if let Some(number) = method.digits("account_no") {
        let account = Account {
            bank: bank.map(|bank| bank.name().to_owned()),
            number: AccountNumber::Digits(number),
            holder: method.name("account_holder_name"),
            entity: None,
        };
        return Some(Instruction::ManualTransfer { accounts: vec![account] });
    }
    content::virtual_account(bank, method.digits("virtual_account_number"), method.name("display_name"))
}

fn limits(outlet: Option<&Outlet>) -> Option<[u32; 2]> {
    let most = match outlet? {
        Outlet::Alfamart => 2_500_000,
        Outlet::Indomaret => 5_000_000,
        Outlet::Other(_) => return None,
    };
    Some([15_000, most])
}
