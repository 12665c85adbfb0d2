//! The part of a payment that can be paid with now, from the payment and the device alone.

use super::{Instruction, Payment, Qr, Status, WalletLinks};
use crate::value::SafeUrl;

impl Payment {
    /// The instruction, while it may be followed. `None`: the payment is not unpaid, or the gateway has not answered yet.
    pub fn payable(&self) -> Option<&Instruction> {
        self.instruction.as_ref().filter(|_| self.status == Status::Unpaid)
    }
}

impl WalletLinks {
    /// The link for this kind of device, else the other one.
    pub fn link(&self, on_phone: bool) -> Option<&SafeUrl> {
        let (own, other) = if on_phone { (&self.phone, &self.desktop) } else { (&self.desktop, &self.phone) };
        own.as_ref().or(other.as_ref())
    }

    /// True where a code helps: a phone opens its link, and scans only where no app came up (`not_opened`).
    pub fn scans(&self, on_phone: bool, not_opened: bool) -> bool {
        !on_phone || not_opened || self.link(on_phone).is_none()
    }

    /// The text that is drawn as a code beside the link. `None`: there is none, or it does not help here.
    pub fn code_text(&self, on_phone: bool, not_opened: bool) -> Option<&str> {
        let text = match &self.qr {
            Some(qr) => qr.text(),
            None => self.link(false).map(SafeUrl::as_str),
        };
        text.filter(|_| self.scans(on_phone, not_opened))
    }
}

impl Instruction {
    /// The text that the screen shows as a code. `None`: it shows none.
    pub fn code_text(&self, on_phone: bool, not_opened: bool) -> Option<&str> {
        match self {
            Self::Qr(qr) => qr.text(),
            Self::Wallet { links, .. } => links.code_text(on_phone, not_opened),
            _ => None,
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
