//! Xendit's Payment Request v3: what the buyer needs stands in `actions`, each with its `descriptor`.
//! <https://docs.xendit.co/apidocs>

use super::{
    Context,
    context::{self, Offer},
    xendit,
};
use crate::{
    instruction::{Instruction, Qr, Reading},
    json,
    method::Wallet,
    status::Status,
    value::Value,
};

/// Reads by the first descriptor that is there; the channel names bank, wallet or shop.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let described = json::rows(payload, "actions").any(|action| json::has_any(action, &["descriptor"]));
    let requested = json::has_any(payload, &["payment_request_id", "request_amount"]);
    if !described && !requested {
        return None;
    }
    Some(Reading {
        instruction: instruction(payload, context),
        amount: json::money(payload, "request_amount"),
        deadline: json::time(json::at(payload, &["channel_properties"]), "expires_at"),
        status: status(payload),
    })
}

fn instruction(payload: &Value, context: &Context) -> Instruction {
    let properties = json::at(payload, &["channel_properties"]);
    let holder = json::name(properties, "display_name");
    let action = |descriptor: &str| action(payload, descriptor);
    if let Some(action) = action("VIRTUAL_ACCOUNT_NUMBER") {
        let bank = context.bank(payload, "channel_code");
        return context::virtual_account(bank, json::digits(action, "value"), holder, None);
    }
    if let Some(action) = action("PAYMENT_CODE") {
        let holder = holder.or_else(|| json::name(properties, "payer_name"));
        let outlet = context.outlet(payload, "channel_code");
        let counter = xendit::counter(outlet.as_ref());
        return context::retail_code(outlet, json::code(action, "value"), holder, counter, None);
    }
    let code = action("QR_STRING").and_then(|action| json::text(action, "value"));
    let code = code.map(|text| Qr::Text(text.to_owned()));
    let page = action("WEB_URL").and_then(|action| context.page(action, "value"));
    let app = || action("DEEPLINK_URL").and_then(|action| context.app(action, "value"));
    match (context.wallet(payload, "channel_code"), code) {
        (Some(Wallet::Other(_)) | None, Some(code)) => Instruction::Qr(code),
        (Some(Wallet::Other(_)) | None, None) => Instruction::Hosted(page),
        (wallet, qr) => {
            let link = page.or_else(app);
            let asked = ["account_mobile_number", "mobile_number"];
            let number = asked.iter().find_map(|key| json::text(properties, key)).map(str::to_owned);
            Offer { wallet, phone: link.clone(), desktop: link, qr, number }.instruction()
        }
    }
}

/// `API_POST_REQUEST` is for the merchant's server, whatever it describes.
fn action<'a>(payload: &'a Value, descriptor: &str) -> Option<&'a Value> {
    json::rows(payload, "actions").find(|action| {
        json::text(action, "descriptor") == Some(descriptor) && json::text(action, "type") != Some("API_POST_REQUEST")
    })
}

/// `AUTHORIZED` still waits for the merchant's capture.
fn status(payload: &Value) -> Option<Status> {
    match json::text(payload, "status")? {
        "REQUIRES_ACTION" | "ACCEPTING_PAYMENTS" | "PENDING" => Some(Status::Unpaid),
        "SUCCEEDED" => Some(Status::Paid),
        "EXPIRED" => Some(Status::Expired),
        "CANCELED" | "FAILED" => Some(Status::Closed),
        _ => None,
    }
}
