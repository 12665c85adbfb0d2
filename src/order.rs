//! Scalev's storefront order, as its public API tells it, read into a [`Payment`].

use crate::{
    account::AccountNumber,
    gateway::{self, Context},
    instruction::{Account, Instruction, Reading},
    json, label,
    link::{Link, Trust},
    method::Method,
    payment::{Line, Payment, Row, RowKind, Shop},
    status::Status,
    value::Value,
};

/// Whether a payload is an order of Scalev's and not a gateway's own answer.
#[must_use]
pub fn is_order(payload: &Value) -> bool {
    payload.get("payment_status").is_some()
        && (payload.get("pg_payment_info").is_some() || payload.get("gross_revenue").is_some())
}

/// Reads an order. `None` when it is not the order `slug`, or lacks what every order has; then nothing in it can be
/// believed.
#[must_use]
pub fn read(order: &Value, slug: Option<&str>, trust: Trust) -> Option<Payment> {
    Some(Payment {
        shop: shop(order, trust),
        ..payment(order, slug, trust, |info, _, context| gateway::read(info, context))?
    })
}

/// The same with nothing of the shop but whether it has the transfer's proof, and with another way to read what the gateway
/// said.
pub(crate) fn payment(order: &Value, slug: Option<&str>, trust: Trust, adapt: Adapt) -> Option<Payment> {
    let told = json::text(order, "secret_slug");
    if slug.is_some() && told != slug {
        return None;
    }
    let method = Method::parse(json::text(order, "payment_method")?, json::text(order, "sub_payment_method"));
    let context = Context { method: &method, trust };
    let reading = adapt(json::at(order, &["pg_payment_info"]), json::text(order, "epayment_provider"), &context);
    let told = reading.as_ref();
    let amount = told.and_then(|reading| reading.amount);
    let deadline = told.and_then(|reading| reading.deadline);
    let status = order_status(order).with_gateway(told.and_then(|reading| reading.status));
    let total = json::money(order, "gross_revenue");
    let (instruction, note) = match reading {
        Some(reading) => (Some(reading.instruction.for_sum(amount.or(total))), reading.note),
        None => (without_gateway(order, &method, trust), None),
    };
    Some(Payment {
        status,
        unsaid: false,
        note,
        unique_code: matches!(method, Method::BankTransfer) && json::money(order, "unique_code_discount").is_some(),
        method,
        instruction,
        amount: amount.or(total),
        total,
        deadline: json::time(order, "payment_expiration_at").or(deadline),
        paid_at: json::time(order, "paid_time"),
        made: json::time(order, "draft_time"),
        is_probably_spam: order.get("is_probably_spam").and_then(Value::as_bool),
        shop: Shop { has_proof: has_proof(order), ..Shop::default() },
    })
}

/// A gateway's payload, the provider that the order names, and what else is known.
type Adapt = fn(&Value, Option<&str>, &Context) -> Option<Reading>;

fn order_status(order: &Value) -> Status {
    let word = |key| json::text(order, key).unwrap_or_default();
    Status::of_order(word("payment_status"), word("status"))
}

/// Methods that need no gateway have their instructions in the order. `None`: the gateway's are still to come.
fn without_gateway(order: &Value, method: &Method, trust: Trust) -> Option<Instruction> {
    match method {
        Method::BankTransfer => {
            let accounts = accounts(order);
            Some(if accounts.is_empty() { Instruction::Hosted(None) } else { Instruction::ManualTransfer { accounts } })
        }
        Method::CashOnDelivery | Method::NoPayment | Method::Marketplace => Some(Instruction::Later),
        Method::PaymentLink => Some(Instruction::Hosted(page(order, "redirect_url", trust))),
        _ => None,
    }
}

/// The account chosen for this order, else the store's accounts for transfers. None where the chosen one is no
/// text with digits (a JSON number has lost its leading zeros): no other account stands in for it.
fn accounts(order: &Value) -> Vec<Account> {
    let offered: Vec<Account> = json::rows(json::at(order, &["store"]), "payment_accounts")
        .filter(|row| json::text(row, "method") == Some("bank_transfer"))
        .filter_map(|row| {
            let entity = json::at(row, &["financial_entity"]);
            Some(Account {
                bank: json::name(entity, "name")
                    .or_else(|| json::name(entity, "code").map(|code| code.to_ascii_uppercase())),
                number: AccountNumber::read(json::text(row, "account_number")?)?,
                holder: json::name(row, "account_holder"),
                entity: entity.get("id").and_then(Value::as_i64),
            })
        })
        .collect();
    let number = match order.get("payment_account_number") {
        None | Some(Value::Null) => return offered,
        Some(Value::String(text)) if text.trim().is_empty() => return offered,
        Some(told) => told.as_str().and_then(AccountNumber::read),
    };
    let Some(number) = number else { return Vec::new() };
    let holder = json::name(order, "payment_account_holder");
    let known = offered.into_iter().find(|account| account.number == number);
    let (bank, entity) = known.map(|account| (account.bank, account.entity)).unwrap_or_default();
    vec![Account { bank, number, holder, entity }]
}

fn shop(order: &Value, trust: Trust) -> Shop {
    let store = json::at(order, &["store"]);
    let page = |key: &str| page(order, key, trust);
    let whatsapp = json::flag(store, "is_show_whatsapp").then(|| json::digits(order, "handler_phone")).flatten();
    Shop {
        name: json::name(store, "name"),
        order_number: json::name(order, "order_id"),
        page: page("redirect_url").or_else(|| page("public_order_url")),
        after_payment: page("post_payment_redirect_url").or_else(|| page("redirect_url")),
        invoice: json::flag(store, "is_show_download_invoice") && page("post_payment_redirect_url").is_none(),
        confirmation: confirmation(order, trust),
        whatsapp,
        has_proof: has_proof(order),
        transferred_at: json::time(order, "transfer_time"),
        lines: lines(order),
        rows: rows(order),
    }
}

fn has_proof(order: &Value) -> bool {
    json::text(order, "transferproof_url").is_some()
}

/// Where the hosted order page takes the proof of a transfer.
fn confirmation(order: &Value, trust: Trust) -> Option<Link> {
    let page = page(order, "public_order_url", trust)?;
    let plain = !page.as_str().contains(['?', '#']);
    plain.then(|| Link::web(&format!("{}?showPaymentConfirmation=true", page.as_str()), trust))?
}

fn page(order: &Value, key: &str, trust: Trust) -> Option<Link> {
    Link::web(json::text(order, key)?, trust)
}

fn lines(order: &Value) -> Vec<Line> {
    json::rows(order, "orderlines")
        .filter_map(|line| {
            let options = ["variant_option1_value", "variant_option2_value", "variant_option3_value"];
            let options: Vec<String> = options.iter().filter_map(|key| json::name(line, key)).collect();
            Some(Line {
                quantity: line.get("quantity").and_then(Value::as_u64).unwrap_or(1),
                product: json::name(line, "product_name")?,
                variant: label::clean(&options.join(", ")),
                price: json::money(line, "variant_price"),
            })
        })
        .collect()
}

/// The parts of the total, without those that are zero.
fn rows(order: &Value) -> Vec<Row> {
    let parts = [
        ("product_price", RowKind::Products),
        ("shipping_cost", RowKind::Shipping),
        ("other_income", RowKind::Other),
        ("service_fee", RowKind::ServiceFee),
        ("product_discount", RowKind::ProductDiscount),
        ("shipping_discount", RowKind::ShippingDiscount),
        ("discount_code_discount", RowKind::CodeDiscount),
        ("unique_code_discount", RowKind::UniqueCode),
    ];
    let row = |(key, kind): (&str, RowKind)| {
        let name = match kind {
            RowKind::Other => json::name(order, "other_income_name"),
            RowKind::CodeDiscount => json::name(order, "discount_code_code"),
            _ => None,
        };
        Some(Row { kind, name, amount: json::money(order, key)? })
    };
    parts.into_iter().filter_map(row).collect()
}
