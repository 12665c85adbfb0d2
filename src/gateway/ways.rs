//! Of several ways to pay in one payload the first that works is taken, beginning with the kind that the buyer chose.

use crate::{
    payment::{
        bank::Bank,
        instruction::{Counter, Instruction, Note, Qr},
        method::{Method, Outlet, Wallet},
    },
    value::link::SafeUrl,
};

/// The usable ways to pay of one payload.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// A number or a code to type: a virtual account, a bill, a cashier's code, an account to transfer to.
    pub number: Option<Instruction>,
    pub qr: Option<Qr>,
    pub offer: Offer,
    /// A page of the gateway's.
    pub page: Option<SafeUrl>,
}

/// The links, the code and the request for a buyer who pays with a wallet.
#[derive(Debug, Default)]
pub(super) struct Offer {
    /// `None`: neither payload nor order names it.
    pub wallet: Option<Wallet>,
    pub phone: Option<SafeUrl>,
    pub desktop: Option<SafeUrl>,
    pub qr: Option<Qr>,
    /// By the gateway's documentation this answer means that the wallet's app was asked.
    pub asked: bool,
    /// The phone number at which the app was asked.
    pub number: Option<String>,
}

impl Ways {
    /// The way that fits `method`, else the first that works, else a refused QRIS. With a note where a broken QRIS gave
    /// way to another.
    pub(super) fn choose(self, method: &Method) -> (Instruction, Option<Note>) {
        let Self { number, qr, offer, page } = self;
        let refused = is_refused(qr.as_ref()) || is_refused(offer.qr.as_ref());
        let mut ways = Vec::new();
        ways.extend(number);
        ways.extend(qr.filter(|_| !refused).map(Instruction::Qr));
        ways.extend(offer.instruction());
        ways.extend(page.map(|page| Instruction::Hosted(Some(page))));
        match ways.into_iter().min_by_key(|way| rank(way, method)) {
            Some(way) => (way, refused.then_some(Note::RefusedQr)),
            None if refused => (Instruction::Qr(Qr::Refused), None),
            None => (Instruction::Hosted(None), None),
        }
    }
}

fn is_refused(qr: Option<&Qr>) -> bool {
    matches!(qr, Some(Qr::Refused))
}

/// The distance of a way from the buyer's choice, 0 for the chosen kind. Of equal ones the first counts.
fn rank(way: &Instruction, method: &Method) -> u8 {
    let chosen = matches!(
        (way, method),
        (Instruction::Qr(_), Method::Qris)
            | (Instruction::Wallet { .. } | Instruction::Push { .. }, Method::Wallet(_))
            | (Instruction::Hosted(_), Method::Card | Method::Invoice | Method::PaymentLink)
    );
    match way {
        _ if chosen => 0,
        Instruction::Hosted(_) => 2,
        _ => 1,
    }
}

impl Offer {
    /// One link for phones and desktops.
    pub(super) fn opening(wallet: Option<Wallet>, link: Option<SafeUrl>) -> Self {
        Self { wallet, phone: link.clone(), desktop: link, ..Self::default() }
    }

    /// Links and codes first; without any, a wallet that was asked waits in its app. A picture without a link is like
    /// any other picture of a code. `None`: nothing of it works.
    fn instruction(self) -> Option<Instruction> {
        let Self { wallet, phone, desktop, qr, asked, number } = self;
        let qr = qr.filter(|qr| !is_refused(Some(qr)));
        let opens = phone.is_some() || desktop.is_some();
        let asked = asked && wallet.as_ref().is_some_and(Wallet::pushes);
        let wallet = wallet.unwrap_or_else(|| Wallet::Other(Wallet::UNNAMED.to_owned()));
        match qr {
            Some(image @ Qr::Image(_)) if !opens => Some(Instruction::Qr(image)),
            qr if opens || qr.is_some() => Some(Instruction::Wallet { wallet, phone, desktop, qr }),
            _ if asked => Some(Instruction::Push { wallet, phone: number }),
            _ => None,
        }
    }
}

/// `None` where the number cannot be read: never a number that may be wrong.
pub(super) fn virtual_account(
    bank: Option<Bank>,
    number: Option<String>,
    holder: Option<String>,
) -> Option<Instruction> {
    Some(Instruction::VirtualAccount { bank, number: number?, holder })
}

/// A cashier's code. `None` where it cannot be read.
pub(super) fn retail_code(
    outlet: Option<Outlet>,
    code: Option<String>,
    holder: Option<String>,
    counter: Counter,
) -> Option<Instruction> {
    Some(Instruction::RetailCode { outlet, code: code?, holder, counter })
}
