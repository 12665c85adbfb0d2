//! The part of a payment that can be paid with now, from the payment and the device alone.

use super::{Instruction, Payment, Qr, Status};
use crate::value::SafeUrl;

impl Payment {
    /// The instruction, while it may be followed. `None`: the payment is not unpaid, or the gateway has not answered yet.
    pub fn payable(&self) -> Option<&Instruction> {
        self.instruction.as_ref().filter(|_| self.status == Status::Unpaid)
    }
}

/// The two links of a wallet and its code, as [`Instruction::Wallet`] has them.
#[derive(Clone, Copy, Debug)]
pub struct WalletLinks<'a> {
    pub phone: Option<&'a SafeUrl>,
    pub desktop: Option<&'a SafeUrl>,
    pub qr: Option<&'a Qr>,
}

impl<'a> WalletLinks<'a> {
    /// The link for this kind of device, else the other one.
    pub fn link(self, on_phone: bool) -> Option<&'a SafeUrl> {
        if on_phone { self.phone.or(self.desktop) } else { self.desktop.or(self.phone) }
    }

    /// True where a code helps: a phone opens its link, and scans only where no app came up (`not_opened`).
    pub fn scans(self, on_phone: bool, not_opened: bool) -> bool {
        !on_phone || not_opened || self.link(on_phone).is_none()
    }

    /// The text that is drawn as a code beside the link. `None`: there is none, or it does not help here.
    pub fn code_text(self, on_phone: bool, not_opened: bool) -> Option<&'a str> {
        let text = match self.qr {
            Some(qr) => qr.text(),
            None => self.desktop.or(self.phone).map(SafeUrl::as_str),
        };
        text.filter(|_| self.scans(on_phone, not_opened))
    }
}

impl Instruction {
    /// The wallet's links. `None` for every other instruction.
    pub fn wallet_links(&self) -> Option<WalletLinks<'_>> {
        let Self::Wallet { phone, desktop, qr, .. } = self else {
            return None;
        };
        Some(WalletLinks { phone: phone.as_ref(), desktop: desktop.as_ref(), qr: qr.as_ref() })
    }

    /// The text that the screen shows as a code. `None`: it shows none.
    pub fn code_text(&self, on_phone: bool, not_opened: bool) -> Option<&str> {
        match self {
            Self::Qr(qr) => qr.text(),
            _ => self.wallet_links()?.code_text(on_phone, not_opened),
        }
    }

    /// True where the code or the number can be kept as a picture.
    pub fn is_kept(&self) -> bool {
        self.qr().is_some() || self.is_typed()
    }

    /// The QR code that can be saved, enlarged and copied. `None`: there is none, or it failed its checks.
    pub fn qr(&self) -> Option<&Qr> {
        match self {
            Self::Qr(qr) if *qr != Qr::Refused => Some(qr),
            _ => None,
        }
    }
}
