//! What an adapter knows beside the payload, and the readings that all adapters share.

use crate::{
    bank::Bank,
    instruction::{Counter, Instruction, Qr},
    json,
    link::{Link, Trust},
    method::{Method, Outlet, Wallet},
    qris,
    value::Value,
};

/// What the order says beside the gateway's payload; payloads often leave it out.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub method: &'a Method,
    pub trust: Trust,
}

impl Context<'_> {
    /// The bank under `key` of the payload, else the order's.
    pub(super) fn bank(&self, value: &Value, key: &str) -> Option<Bank> {
        json::text(value, key).and_then(Bank::parse).or_else(|| match self.method {
            Method::VirtualAccount(bank) => bank.clone(),
            _ => None,
        })
    }

    /// The chain of shops under `key` of the payload, else the order's.
    pub(super) fn outlet(&self, value: &Value, key: &str) -> Option<Outlet> {
        json::text(value, key).map(Outlet::parse).or_else(|| match self.method {
            Method::Retail(outlet) => Some(outlet.clone()),
            _ => None,
        })
    }

    /// The wallet under `key` of the payload, else the order's.
    pub(super) fn wallet(&self, value: &Value, key: &str) -> Option<Wallet> {
        json::text(value, key).map(Wallet::parse).or_else(|| match self.method {
            Method::Wallet(wallet) => Some(wallet.clone()),
            _ => None,
        })
    }

    /// A page to open.
    pub(super) fn page(&self, value: &Value, key: &str) -> Option<Link> {
        Link::web(json::text(value, key)?, self.trust)
    }

    /// A page or a wallet's app to open.
    pub(super) fn app(&self, value: &Value, key: &str) -> Option<Link> {
        Link::wallet(json::text(value, key)?, self.trust)
    }
}

/// What a payload offers a buyer who pays with a wallet.
#[derive(Default)]
pub(super) struct Offer {
    /// `None`: neither payload nor order names it.
    pub wallet: Option<Wallet>,
    pub phone: Option<Link>,
    pub desktop: Option<Link>,
    pub qr: Option<Qr>,
    /// The phone number that the app was asked at.
    pub number: Option<String>,
}

impl Offer {
    /// Links and codes first; without any, a wallet that is asked by number waits in its app. A picture without a
    /// link is like any other picture of a code.
    pub(super) fn instruction(self) -> Instruction {
        let Self { wallet, phone, desktop, qr, number } = self;
        let opens = phone.is_some() || desktop.is_some();
        let pushed = wallet.as_ref().map_or(number.is_some(), Wallet::pushes);
        let wallet = wallet.unwrap_or_else(|| Wallet::Other("e-wallet".to_owned()));
        match qr {
            Some(image @ Qr::Image(_)) if !opens => Instruction::Qr(image),
            qr if opens || qr.is_some() => Instruction::Wallet { wallet, phone, desktop, qr },
            _ if pushed => Instruction::Push { wallet, phone: number },
            _ => Instruction::Hosted(None),
        }
    }
}

/// The account where the number is one, else the gateway's page: never a number that may be wrong.
pub(super) fn virtual_account(
    bank: Option<Bank>,
    number: Option<String>,
    holder: Option<String>,
    page: Option<Link>,
) -> Instruction {
    match number {
        Some(number) => Instruction::VirtualAccount { bank, number, holder },
        None => Instruction::Hosted(page),
    }
}

/// The same for the code that a cashier types.
pub(super) fn retail_code(
    outlet: Option<Outlet>,
    code: Option<String>,
    holder: Option<String>,
    counter: Counter,
    page: Option<Link>,
) -> Instruction {
    match code {
        Some(code) => Instruction::RetailCode { outlet, code, holder, counter },
        None => Instruction::Hosted(page),
    }
}

/// The string, which can be verified, before the picture, which cannot; the picture where the string is broken.
pub(super) fn qr(text: Option<&str>, image: Option<Link>) -> Option<Qr> {
    match (text.map(|text| qris::verify(text).map_err(|_| text)), image) {
        (Some(Ok(qris)), _) => Some(Qr::Text(qris.text().to_owned())),
        (Some(Err(text)), None) => Some(Qr::Text(text.to_owned())),
        (_, image) => image.map(Qr::Image),
    }
}
