//! A session as a buyer sees it: every word and number of the screen, ready to be shown.

pub mod date;
pub mod phrase;
pub mod poster;
pub mod text;

mod actions;
mod amount;
mod announcement;
mod build;
mod button;
mod card;
mod check;
mod clipboard;
mod deadline;
mod detail;
mod doubt;
mod hint;
mod keep;
mod lost;
mod memory;
mod notices;
mod number;
mod preview;
mod proof;
mod renewal;
mod scan;
mod sharing;
mod spoken;
mod steps;
mod story;
mod till;
mod wallet;

pub use amount::Amount;
pub use build::screen;
pub use button::{CopyButton, LinkButton};
pub use card::{LinkCard, PaymentCard};
pub use check::Check;
pub use clipboard::Copied;
pub use deadline::{Deadline, countdown, next_tick};
pub use detail::{Detail, DetailRow};
pub use hint::Hint;
pub use keep::{Keep, Reminder, reminder};
pub use lost::Lost;
pub use memory::{Memory, memory};
pub use number::{Barcode, Number, NumberCard, Place};
pub use preview::{Preview, preview};
pub use proof::{AccountChoice, FileInput, ProofCard, SendButton, UploadProgress};
pub use renewal::{NewCode, OldNumber};
pub use scan::{Enlargement, ManualCopy, QrActions, QrCard, QrPicture, SaveButton, Saved};
pub use till::{Till, TillCover};
pub use wallet::Alternatives;

use crate::{payment::steps::PaymentSteps, session::State, value::Language};

/// Everything on the screen but the ticking seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Screen {
    pub state: State,
    /// The number of changes by another script; at each the whole screen is drawn anew.
    pub tampered: u8,
    /// The name of the screen's color and sign.
    pub tone: &'static str,
    pub language: Language,
    pub title: String,
    /// The number that people use for the order.
    pub order_number: Option<String>,
    /// 1 to 6.
    pub heading_level: u8,
    /// The state line.
    pub headline: String,
    pub deadline: Option<Deadline>,
    pub amount: Option<Amount>,
    /// The sentence when it was paid, or ran out.
    pub moment: Option<String>,
    /// The number, code or link to pay with. `None`: nothing may be paid now.
    pub card: Option<PaymentCard>,
    /// The code for a cashier, as large as the screen. `None`: there is none.
    pub till: Option<Till>,
    /// Sentences that a buyer must read before paying.
    pub notices: Vec<String>,
    /// The number that another has replaced.
    pub old_number: Option<OldNumber>,
    /// Help for a browser that is another app's.
    pub hint: Option<Hint>,
    /// The sentence on what happens next, if there is nothing to pay with.
    pub story: Option<String>,
    /// The code of what went wrong, for those who ask for support.
    pub code: Option<&'static str>,
    /// The way to pay in a few lines, for every bank and every shop.
    pub steps: Vec<String>,
    /// The steps at the buyer's own bank, channel by channel, in place of `steps`. Empty before they came.
    pub payment_steps: Vec<PaymentSteps>,
    /// The button for another code. `None`: the code has not ended, or the way to another is the order's page.
    pub new_code: Option<NewCode>,
    pub check: Option<Check>,
    /// The line on the connection and the last check.
    pub quiet: Option<String>,
    /// Help where money has left and nothing came.
    pub lost: Option<Lost>,
    /// The link to the order's page. `None`: the merchant's own content is shown.
    pub fallback: Option<LinkButton>,
    /// The place to hand in a transfer's proof. `None`: none here.
    pub proof: Option<ProofCard>,
    /// The hosted page takes it too.
    pub proof_link: Option<LinkButton>,
    pub help: Option<LinkButton>,
    /// The picture and the reminder to keep. `None`: there is nothing to keep, or the code has its own button.
    pub keep: Option<Keep>,
    /// The button that hands the instructions to somebody else.
    pub share: Option<CopyButton>,
    /// The label of the button that prints; phones have none.
    pub print: Option<String>,
    pub detail: Option<Detail>,
    pub copied: Option<Copied>,
    /// For the live region.
    pub announcement: String,
}

impl Screen {
    /// The buttons of the QR code on it.
    pub fn qr_actions(&self) -> Option<&QrActions> {
        match &self.card {
            Some(PaymentCard::Qr(card)) => card.actions.as_deref(),
            _ => None,
        }
    }

    /// True where a dialog covers the screen: an enlarged code, the code for a cashier, a picture or a reminder.
    pub fn is_covered(&self) -> bool {
        self.till.as_ref().is_some_and(|till| till.shown.is_some())
            || self.keep.as_ref().is_some_and(|keep| keep.enlarged.is_some())
            || self.qr_actions().is_some_and(|actions| actions.enlarged.is_some())
    }
}
