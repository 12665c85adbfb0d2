//! DOKU's own form: virtual accounts, codes for shops, pages, notifications and statuses. Sum and bank are the order's.
//! <https://developers.doku.com>

use super::{
    Adapter, Context, Mark, Offered, States, context,
    ways::{self, Ways},
};
use crate::{
    bank::Bank,
    instruction::{Counter, Instruction},
    json,
    method::{Method, Outlet},
    status::Status,
    value::Value,
};

pub(super) const ADAPTER: Adapter = Adapter {
    gateway: "doku",
    marks: &[
        Mark("virtual_account_info"),
        Mark("online_to_offline_info"),
        Mark("credit_card_payment_page"),
        Mark("payment.url order.invoice_number"),
        Mark("transaction.status order.invoice_number"),
        Mark("transaction.status service.id"),
    ],
    states: States(&[
        (Status::Unpaid, "pending"),
        (Status::Processing, "timeout, redirect"),
        (Status::Paid, "success"),
        (Status::Expired, "expired"),
        (Status::Refunded, "refunded"),
        (Status::Failed, "failed"),
    ]),
    word: |payload| json::word(json::at(payload, &["transaction"]), "status"),
    read,
};

fn read(payload: &Value, context: &Context) -> Offered {
    let account = json::at(payload, &["virtual_account_info"]);
    let shop = json::at(payload, &["online_to_offline_info"]);
    let number = || virtual_account(account, context).or_else(|| retail(shop, context));
    let page = |path: &str| context.page(json::at(payload, &[path]), &["url"]);
    let times = [account, shop, json::at(payload, &["payment"]), payload];
    Offered {
        ways: Ways {
            number: number(),
            page: page("payment").or_else(|| page("credit_card_payment_page")),
            ..Ways::default()
        },
        amount: context::sum(json::at(payload, &["order"]), &["amount"]),
        deadline: times.into_iter().find_map(context::deadline),
        note: None,
    }
}

/// The bank is the order's, else the part of the address of its steps that names one.
fn virtual_account(account: &Value, context: &Context) -> Option<Instruction> {
    let hinted = || hints(account).find_map(|hint| Bank::parse(hint).filter(|bank| !matches!(bank, Bank::Other(_))));
    let bank = context.bank(account, &[]).or_else(hinted);
    let number = ["virtual_account_number", "virtual_account_no"].iter().find_map(|key| json::digits(account, key));
    ways::virtual_account(bank, number, json::name(account, "virtual_account_name"))
}

fn retail(shop: &Value, context: &Context) -> Option<Instruction> {
    let hinted = || hints(shop).map(Outlet::parse).find(|outlet| !matches!(outlet, Outlet::Other(_)));
    let ordered = matches!(context.method, Method::Retail(_));
    let outlet = if ordered { context.outlet(shop, &[]) } else { hinted() };
    ways::retail_code(outlet, json::code(shop, "payment_code"), None, Counter::default())
}

/// The parts of the path of `how_to_pay_page`: `bca`, `mandiri-virtual-account`, `alfa`.
fn hints(info: &Value) -> impl Iterator<Item = &str> {
    let page = json::text(info, "how_to_pay_page").unwrap_or_default();
    page.split('/').skip(3).map(|part| part.strip_suffix("-virtual-account").unwrap_or(part))
}
