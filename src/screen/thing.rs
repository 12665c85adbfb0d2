//! The one thing to use, by kind of instruction.

use super::{
    NumberCard, QrCard, QrPicture, number, scan, trust,
    wallet::{self, Others},
};
use crate::{
    instruction::Instruction,
    link::Link,
    payment::Payment,
    session::Session,
    text::{self, Language},
};

/// What the buyer uses to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Numbers or codes to type; several cards are several accounts to choose from.
    Numbers(Vec<NumberCard>),
    Qr(QrCard),
    Open(OpenCard),
}

/// A wallet or a page to open, or an app that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCard {
    /// The link as a QR, or the gateway's own, for a desktop.
    pub picture: Option<QrPicture>,
    pub picture_label: String,
    pub title: Option<String>,
    pub story: String,
    /// Text and URL of the one big button. `None`: there is nothing to open.
    pub button: Option<(String, String)>,
    /// Where no app came up.
    pub others: Option<Box<Others>>,
}

/// `None` when there is nothing to use now.
pub(super) fn thing(instruction: &Instruction, payment: &Payment, session: &Session) -> Option<Thing> {
    let language = session.page.language;
    Some(match instruction {
        Instruction::VirtualAccount { .. }
        | Instruction::Bill { .. }
        | Instruction::RetailCode { .. }
        | Instruction::ManualTransfer { .. } => Thing::Numbers(number::cards(instruction, payment, session)),
        Instruction::Qr(qr) => Thing::Qr(scan::card(qr, payment, session)),
        Instruction::Wallet { wallet, phone, desktop, qr } => {
            wallet::opened(wallet, (phone.as_ref(), desktop.as_ref()), qr.as_ref(), session)?
        }
        Instruction::Push { wallet, phone } => Thing::Open(wallet::pushed(wallet, phone.as_deref(), language)),
        Instruction::Hosted(page) => {
            let own = || session.page.link.as_deref().and_then(|link| Link::web(link, trust(session)));
            let link = page.clone().or_else(|| payment.shop.page.clone()).or_else(own)?;
            Thing::Open(page_to_open(&link, language))
        }
        Instruction::Later => return None,
    })
}

/// The text that the screen shows as a code, drawable or not.
pub(super) fn coded(session: &Session) -> Option<&str> {
    match session.instruction()? {
        Instruction::Qr(qr) => qr.text(),
        Instruction::Wallet { phone, desktop, qr, .. } => {
            wallet::coded((phone.as_ref(), desktop.as_ref()), qr.as_ref(), session)
        }
        _ => None,
    }
}

pub(super) fn page_to_open(link: &Link, language: Language) -> OpenCard {
    OpenCard {
        story: text::OPEN_PAGE_STORY.say(language),
        button: Some((text::OPEN_PAGE.say(language), link.as_str().to_owned())),
        ..OpenCard::default()
    }
}
