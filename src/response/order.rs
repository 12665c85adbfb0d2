//! Reads a storefront order of Scalev's public API into a [`Payment`].

use crate::{
    gateway::{self, Context},
    payment::{
        Account, GatewayPayment, Instruction, Method, OrderInfo, OrderLine, Payment, PriceRow, PriceRowKind, Status,
    },
    value::{Json, SafeUrl, UrlPolicy, account::AccountNumber, label},
};

/// True where a payload is an order of Scalev's and not a gateway's own answer.
pub fn is_order(payload: &Json) -> bool {
    payload.get("payment_status").is_some()
        && (payload.get("pg_payment_info").is_some() || payload.get("gross_revenue").is_some())
}

/// Reads an order. `None` where its slug is not `slug`, or it lacks a field that every order has; then none of its fields
/// is trustworthy.
pub fn read(order: &Json, slug: Option<&str>, url_policy: UrlPolicy) -> Option<Payment> {
    Some(Payment {
        order: order_info(order, url_policy),
        ..payment(order, slug, url_policy, |info, _, context| gateway::read(info, context))?
    })
}

/// Reads an order without its [`OrderInfo`] except for `has_proof`, and its gateway's payload by `adapt`.
pub(crate) fn payment(order: &Json, slug: Option<&str>, url_policy: UrlPolicy, adapt: Adapt) -> Option<Payment> {
    if slug.is_some() && order.text("secret_slug") != slug {
        return None;
    }
    let method = Method::parse(order.text("payment_method")?, order.text("sub_payment_method"));
    let context = Context { method: &method, url_policy };
    let gateway = adapt(order.at("pg_payment_info"), order.text("epayment_provider"), &context);
    let has_answered = gateway.is_some();
    let GatewayPayment { instruction, amount, deadline, status, note } = gateway.unwrap_or_default();
    let total = order.money("gross_revenue");
    let amount = amount.or(total);
    let word = |key| order.text(key).unwrap_or_default();
    Some(Payment {
        status: Status::of_order(word("payment_status"), word("status")).with_gateway(status),
        status_unread: false,
        note,
        unique_code: matches!(method, Method::BankTransfer) && order.money("unique_code_discount").is_some(),
        instruction: match has_answered {
            true => Some(instruction.for_sum(amount)),
            false => without_gateway(order, &method, url_policy),
        },
        method,
        amount,
        total,
        deadline: order.time("payment_expiration_at").or(deadline),
        paid_at: order.time("paid_time"),
        created_at: order.time("draft_time"),
        is_probably_spam: order.get("is_probably_spam").and_then(Json::as_bool),
        order: OrderInfo { has_proof: has_proof(order), ..OrderInfo::default() },
    })
}

/// Reads a gateway's payload, given the provider that the order names.
type Adapt = fn(&Json, Option<&str>, &Context) -> Option<GatewayPayment>;

/// The instruction of a method that needs no gateway. `None`: the gateway's answer is still to come.
fn without_gateway(order: &Json, method: &Method, url_policy: UrlPolicy) -> Option<Instruction> {
    match method {
        Method::BankTransfer => {
            let accounts = accounts(order);
            Some(if accounts.is_empty() { Instruction::Hosted(None) } else { Instruction::ManualTransfer { accounts } })
        }
        Method::CashOnDelivery | Method::NoPayment | Method::Marketplace => Some(Instruction::NothingDue),
        Method::PaymentLink => Some(Instruction::Hosted(order.page("redirect_url", url_policy))),
        _ => None,
    }
}

/// The account chosen for this order, else the store's accounts for transfers. Empty where the chosen one is no text with
/// digits (a JSON number has lost its leading zeros): no other account replaces it.
fn accounts(order: &Json) -> Vec<Account> {
    let offered: Vec<Account> = order
        .at("store")
        .rows("payment_accounts")
        .filter(|row| row.text("method") == Some("bank_transfer"))
        .filter_map(|row| {
            let entity = row.at("financial_entity");
            Some(Account {
                bank: entity.name("name").or_else(|| entity.name("code").map(|code| code.to_ascii_uppercase())),
                number: AccountNumber::read(row.text("account_number")?)?,
                holder: row.name("account_holder"),
                entity: entity.get("id").and_then(Json::as_number),
            })
        })
        .collect();
    let number = match order.get("payment_account_number") {
        None | Some(Json::Null) => return offered,
        Some(Json::String(text)) if text.trim().is_empty() => return offered,
        Some(number) => number.as_str().and_then(AccountNumber::read),
    };
    let Some(number) = number else { return Vec::new() };
    let holder = order.name("payment_account_holder");
    let known = offered.into_iter().find(|account| account.number == number);
    let (bank, entity) = known.map(|account| (account.bank, account.entity)).unwrap_or_default();
    vec![Account { bank, number, holder, entity }]
}

fn order_info(order: &Json, url_policy: UrlPolicy) -> OrderInfo {
    let store = order.at("store");
    let page = |keys: &str| order.page(keys, url_policy);
    let whatsapp = store.flag("is_show_whatsapp").then(|| order.digits("handler_phone")).flatten();
    OrderInfo {
        name: store.name("name"),
        order_number: order.name("order_id"),
        page: page("redirect_url public_order_url"),
        after_payment: page("post_payment_redirect_url redirect_url"),
        invoice: store.flag("is_show_download_invoice") && page("post_payment_redirect_url").is_none(),
        confirmation: confirmation(order, url_policy),
        whatsapp,
        has_proof: has_proof(order),
        transferred_at: order.time("transfer_time"),
        lines: lines(order),
        rows: rows(order),
    }
}

fn has_proof(order: &Json) -> bool {
    order.text("transferproof_url").is_some()
}

/// The address at which the hosted order page takes the proof of a transfer.
fn confirmation(order: &Json, url_policy: UrlPolicy) -> Option<SafeUrl> {
    let page = order.page("public_order_url", url_policy)?;
    let plain = !page.as_str().contains(['?', '#']);
    plain.then(|| SafeUrl::web(&format!("{}?showPaymentConfirmation=true", page.as_str()), url_policy))?
}

fn lines(order: &Json) -> Vec<OrderLine> {
    order
        .rows("orderlines")
        .filter_map(|line| {
            let options = line.texts("variant_option1_value variant_option2_value variant_option3_value");
            let options: Vec<String> = options.filter_map(label::clean).collect();
            Some(OrderLine {
                quantity: line.get("quantity").and_then(Json::as_number).unwrap_or(1),
                product: line.name("product_name")?,
                variant: label::clean(&options.join(", ")),
                price: line.money("variant_price"),
            })
        })
        .collect()
}

/// The parts of the total that are not zero.
fn rows(order: &Json) -> Vec<PriceRow> {
    let row = |kind: PriceRowKind| {
        let name = match kind {
            PriceRowKind::Other => order.name("other_income_name"),
            PriceRowKind::CodeDiscount => order.name("discount_code_code"),
            _ => None,
        };
        Some(PriceRow { kind, name, amount: order.money(kind.field())? })
    };
    PriceRowKind::ALL.iter().copied().filter_map(row).collect()
}
