//! The card to pay with, by kind of instruction.

use super::{
    NumberCard, QrCard, QrPicture, actions, number, scan,
    wallet::{self, Alternatives},
};
use crate::{
    payment::Instruction,
    screen::text,
    session::Session,
    value::{Language, SafeUrl},
};

/// The number, the code or the link to pay with.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentCard {
    /// Numbers or codes to type; several cards are several accounts to choose from.
    Numbers(Vec<NumberCard>),
    Qr(QrCard),
    Open(LinkCard),
}

/// A wallet or a page to open, or an app that waits.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct LinkCard {
    /// The link as a QR, or the gateway's own, for a desktop.
    pub picture: Option<QrPicture>,
    pub picture_label: String,
    pub title: Option<String>,
    pub story: String,
    /// Text and URL of the one big button. `None`: there is nothing to open.
    pub button: Option<(String, String)>,
    /// `None`: nothing was pressed, or an app opened.
    pub alternatives: Option<Box<Alternatives>>,
}

/// `None`: there is nothing to pay with now.
pub(super) fn card(session: &Session) -> Option<PaymentCard> {
    let (payment, instruction) = (session.payment.as_ref()?, session.instruction()?);
    let language = session.environment.language;
    Some(match instruction {
        Instruction::VirtualAccount { .. }
        | Instruction::Bill { .. }
        | Instruction::RetailCode { .. }
        | Instruction::ManualTransfer { .. } => PaymentCard::Numbers(number::cards(instruction, payment, session)),
        Instruction::Qr(qr) => PaymentCard::Qr(scan::card(qr, payment, session)),
        Instruction::Wallet { wallet, links } => wallet::opened(wallet, links, session)?,
        Instruction::Push { wallet, phone } => PaymentCard::Open(wallet::pushed(wallet, phone.as_deref(), language)),
        Instruction::Hosted(page) => {
            let link = page.clone().or_else(|| actions::order_link(session))?;
            PaymentCard::Open(LinkCard {
                alternatives: wallet::out_of_a_frame(&link, session),
                ..page_to_open(&link, language)
            })
        }
        Instruction::NothingDue => return None,
    })
}

/// A page of the gateway's, or of the order.
pub(crate) fn page_to_open(link: &SafeUrl, language: Language) -> LinkCard {
    LinkCard {
        story: text::OPEN_PAGE_STORY.say(language),
        button: Some((text::OPEN_PAGE.say(language), link.as_str().to_owned())),
        ..LinkCard::default()
    }
}
