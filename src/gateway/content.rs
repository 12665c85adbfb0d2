//! The content of a payload, and the choice between its options to pay: the kind that the buyer chose, else the first usable
//! one.

use crate::{
    payment::{Bank, Counter, GatewayPayment, Instruction, Method, Note, Outlet, Qr, Status, Wallet, WalletLinks},
    value::{Rupiah, SafeUrl, Timestamp},
};

/// The content of a payload except for the word for its state.
#[derive(Debug, Default)]
pub(super) struct PayloadContent {
    /// A number or a code to type: a virtual account, a bill, a cashier's code, an account to transfer to.
    pub number: Option<Instruction>,
    /// A code to scan. It belongs to the wallet where one is offered.
    pub qr: Option<Qr>,
    pub wallet: Option<WalletOffer>,
    /// A page of the gateway's.
    pub page: Option<SafeUrl>,
    pub amount: Option<Rupiah>,
    pub deadline: Option<Timestamp>,
    pub note: Option<Note>,
}

/// The links and the push request for a buyer who pays with a wallet.
#[derive(Debug, Default)]
pub(super) struct WalletOffer {
    /// `None`: neither payload nor order names it.
    pub wallet: Option<Wallet>,
    pub phone: Option<SafeUrl>,
    pub desktop: Option<SafeUrl>,
    /// By the gateway's documentation this answer means that a push request went to the wallet's app.
    pub pushed: bool,
    /// The phone number that got the push request.
    pub number: Option<String>,
}

impl PayloadContent {
    /// The payment by the option that fits `method`, else by the first usable one, else a refused QRIS. Its note may say that
    /// a refused QRIS was replaced by another option.
    pub(super) fn into_payment(self, status: Option<Status>, method: &Method) -> GatewayPayment {
        let Self { number, qr, wallet, page, amount, deadline, note } = self;
        let refused = matches!(qr, Some(Qr::Refused));
        let qr = qr.filter(|_| !refused);
        let scanned = match wallet {
            Some(wallet) => wallet.instruction(qr),
            None => qr.map(Instruction::Qr),
        };
        let page = page.map(|page| Instruction::Hosted(Some(page)));
        let options = [number, scanned, page].into_iter().flatten();
        let (instruction, replaced) = match options.min_by_key(|instruction| rank(instruction, method)) {
            Some(instruction) => (instruction, refused.then_some(Note::RefusedQr)),
            None if refused => (Instruction::Qr(Qr::Refused), None),
            None => (Instruction::default(), None),
        };
        GatewayPayment { instruction, amount, deadline, status, note: note.or(replaced) }
    }
}

/// The distance of an option from the buyer's choice, 0 for the chosen kind. Of equal ones the first counts.
fn rank(instruction: &Instruction, method: &Method) -> u8 {
    match (instruction, method) {
        (Instruction::Qr(_), Method::Qris)
        | (Instruction::Wallet { .. } | Instruction::Push { .. }, Method::Wallet(_))
        | (Instruction::Hosted(_), Method::Card | Method::Invoice | Method::PaymentLink) => 0,
        (Instruction::Hosted(_), _) => 2,
        _ => 1,
    }
}

impl WalletOffer {
    /// One link for phones and desktops.
    pub(super) fn opening(wallet: Option<Wallet>, link: Option<SafeUrl>) -> Self {
        Self { wallet, phone: link.clone(), desktop: link, ..Self::default() }
    }

    /// Links and codes come first; without any, a wallet that was pushed to waits in its app. A picture without a link is
    /// treated as any other picture of a code. `None`: there is nothing usable.
    fn instruction(self, qr: Option<Qr>) -> Option<Instruction> {
        let Self { wallet, phone, desktop, pushed, number } = self;
        let opens = phone.is_some() || desktop.is_some();
        let pushed = pushed && wallet.as_ref().is_some_and(Wallet::pushes);
        let wallet = wallet.unwrap_or_else(|| Wallet::Other(Wallet::UNNAMED.to_owned()));
        match qr {
            Some(image @ Qr::Image(_)) if !opens => Some(Instruction::Qr(image)),
            qr if opens || qr.is_some() => {
                Some(Instruction::Wallet { wallet, links: WalletLinks { phone, desktop, qr } })
            }
            _ if pushed => Some(Instruction::Push { wallet, phone: number }),
            _ => None,
        }
    }
}

/// `None` where the number cannot be read with certainty.
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
