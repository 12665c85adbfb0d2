//! SingaPay, in the keys to which Scalev normalises it.
//! <https://docs.scalev.com>, storefront payments.

use serde_json::Value;

use super::Context;
use crate::{
    instruction::{Instruction, Qr, Reading},
    json,
    link::Link,
    method::{Method, Wallet},
};

/// Reads by the key that is filled in: a number, a QR, else links. Amount and deadline are the order's.
pub(super) fn read(payload: &Value, context: &Context) -> Option<Reading> {
    let keys = ["va_number", "qr_string", "qr_image_url", "deeplink_url", "payment_url"];
    keys.iter().any(|key| payload.get(*key).is_some()).then_some(())?;
    let instruction =
        virtual_account(payload, context).or_else(|| qr(payload, context)).unwrap_or_else(|| links(payload, context));
    Some(instruction.into())
}

fn virtual_account(payload: &Value, context: &Context) -> Option<Instruction> {
    let bank = match context.method {
        Method::VirtualAccount(bank) => bank.clone(),
        _ => None,
    };
    let number = json::digits(payload, "va_number")?;
    Some(Instruction::VirtualAccount { bank, number, holder: json::name(payload, "va_name") })
}

fn qr(payload: &Value, context: &Context) -> Option<Instruction> {
    let text = json::text(payload, "qr_string").map(|text| Qr::Text(text.to_owned()));
    let image = || Link::web(json::text(payload, "qr_image_url")?, context.trust).map(Qr::Image);
    text.or_else(image).map(Instruction::Qr)
}

fn links(payload: &Value, context: &Context) -> Instruction {
    let page = json::text(payload, "payment_url").and_then(|url| Link::web(url, context.trust));
    let app = json::text(payload, "deeplink_url").and_then(|url| Link::wallet(url, context.trust));
    match context.method {
        Method::Wallet(wallet) if page.is_none() && app.is_none() && wallet.pushes() => {
            Instruction::Push { wallet: wallet.clone(), phone: None }
        }
        Method::Wallet(wallet) if page.is_some() || app.is_some() => wallet_link(wallet.clone(), page.or(app)),
        _ => Instruction::Hosted(page),
    }
}

/// A page opens everywhere, also where an app's own scheme is blocked: on a desktop and inside other apps.
fn wallet_link(wallet: Wallet, link: Option<Link>) -> Instruction {
    Instruction::Wallet { wallet, phone: link.clone(), desktop: link, qr: None }
}
