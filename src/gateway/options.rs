//! The choice between several options to pay in one payload: the kind that the buyer chose, else the first usable one.

use crate::{
    payment::{
        bank::Bank,
        gateway_payment::Note,
        instruction::{Counter, Instruction, Qr},
        method::{Method, Outlet, Wallet},
    },
    value::link::SafeUrl,
};

/// The usable options to pay in one payload.
#[derive(Debug, Default)]
pub(super) struct PaymentOptions {
    /// A number or a code to type: a virtual account, a bill, a cashier's code, an account to transfer to.
    pub number: Option<Instruction>,
    pub qr: Option<Qr>,
    pub wallet_options: WalletOptions,
    /// A page of the gateway's.
    pub page: Option<SafeUrl>,
}

/// The links, the code and the push request for a buyer who pays with a wallet.
#[derive(Debug, Default)]
pub(super) struct WalletOptions {
    /// `None`: neither payload nor order names it.
    pub wallet: Option<Wallet>,
    pub phone: Option<SafeUrl>,
    pub desktop: Option<SafeUrl>,
    pub qr: Option<Qr>,
    /// By the gateway's documentation this answer means that a push request went to the wallet's app.
    pub pushed: bool,
    /// The phone number that got the push request.
    pub number: Option<String>,
}

impl PaymentOptions {
    /// The option that fits `method`, else the first usable one, else a refused QRIS. The note says that a refused QRIS was
    /// replaced by another option.
    pub(super) fn choose(self, method: &Method) -> (Instruction, Option<Note>) {
        let Self { number, qr, wallet_options, page } = self;
        let refused = is_refused(qr.as_ref()) || is_refused(wallet_options.qr.as_ref());
        let mut options = Vec::new();
        options.extend(number);
        options.extend(qr.filter(|_| !refused).map(Instruction::Qr));
        options.extend(wallet_options.instruction());
        options.extend(page.map(|page| Instruction::Hosted(Some(page))));
        match options.into_iter().min_by_key(|instruction| rank(instruction, method)) {
            Some(instruction) => (instruction, refused.then_some(Note::RefusedQr)),
            None if refused => (Instruction::Qr(Qr::Refused), None),
            None => (Instruction::Hosted(None), None),
        }
    }
}

fn is_refused(qr: Option<&Qr>) -> bool {
    matches!(qr, Some(Qr::Refused))
}

/// The distance of an option from the buyer's choice, 0 for the chosen kind. Of equal ones the first counts.
fn rank(instruction: &Instruction, method: &Method) -> u8 {
    let chosen = matches!(
        (instruction, method),
        (Instruction::Qr(_), Method::Qris)
            | (Instruction::Wallet { .. } | Instruction::Push { .. }, Method::Wallet(_))
            | (Instruction::Hosted(_), Method::Card | Method::Invoice | Method::PaymentLink)
    );
    match instruction {
        _ if chosen => 0,
        Instruction::Hosted(_) => 2,
        _ => 1,
    }
}

impl WalletOptions {
    /// One link for phones and desktops.
    pub(super) fn opening(wallet: Option<Wallet>, link: Option<SafeUrl>) -> Self {
        Self { wallet, phone: link.clone(), desktop: link, ..Self::default() }
    }

    /// Links and codes come first; without any, a wallet that was pushed to waits in its app. A picture without a link is
    /// treated as any other picture of a code. `None`: there is nothing usable.
    fn instruction(self) -> Option<Instruction> {
        let Self { wallet, phone, desktop, qr, pushed, number } = self;
        let qr = qr.filter(|qr| !is_refused(Some(qr)));
        let opens = phone.is_some() || desktop.is_some();
        let pushed = pushed && wallet.as_ref().is_some_and(Wallet::pushes);
        let wallet = wallet.unwrap_or_else(|| Wallet::Other(Wallet::UNNAMED.to_owned()));
        match qr {
            Some(image @ Qr::Image(_)) if !opens => Some(Instruction::Qr(image)),
            qr if opens || qr.is_some() => Some(Instruction::Wallet { wallet, phone, desktop, qr }),
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
