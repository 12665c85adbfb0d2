//! The one thing to use, by kind of instruction.

use super::{
    NumberCard, due, number, trust,
    wallet::{self, Others},
};
use crate::{
    instruction::{Instruction, Qr},
    link::{Link, Trust},
    payment::Payment,
    qr::{self, Drawing},
    qris::{self, Qris},
    session::Session,
    text,
};

/// What the buyer uses to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Numbers or codes to type; several cards are several accounts to choose from.
    Numbers(Vec<NumberCard>),
    Qr(QrCard),
    Open(OpenCard),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCard {
    pub picture: QrPicture,
    /// For those who cannot see it.
    pub label: String,
    pub merchant: Option<String>,
    /// The merchant's national id.
    pub nmid: Option<String>,
    pub advice: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QrPicture {
    Drawn(Drawing),
    /// The gateway's own picture.
    Image(String),
    /// It failed the checks and is not shown.
    Refused,
}

/// A wallet or a page to open, or an app that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        Instruction::Qr(qr) => Thing::Qr(qr_card(qr, payment, session)),
        Instruction::Wallet { wallet, phone, desktop, qr } => {
            wallet::opened(wallet, (phone.as_ref(), desktop.as_ref()), qr.as_ref(), session)?
        }
        Instruction::Push { wallet, phone } => wallet::pushed(wallet, phone.as_deref(), language),
        Instruction::Hosted(page) => hosted_card(page.as_ref(), payment, session)?,
        Instruction::Later => return None,
    })
}

/// Draws what passed the checks. A gateway's sandbox hands out placeholders: those are drawn, with a note, only
/// where the API is on this machine.
fn qr_card(qr: &Qr, payment: &Payment, session: &Session) -> QrCard {
    let language = session.page.language;
    let (picture, qris, note) = match qr {
        Qr::Image(link) => (QrPicture::Image(link.as_str().to_owned()), None, None),
        Qr::Text(code) => match (qris::verify(code), qr::draw(code)) {
            (Ok(qris), Some(drawing)) => (QrPicture::Drawn(drawing), Some(qris), None),
            (Err(_), Some(drawing)) if trust(session) == Trust::Loopback && is_placeholder(code) => {
                (QrPicture::Drawn(drawing), None, Some(text::QR_TEST))
            }
            _ => (QrPicture::Refused, None, Some(text::QR_BROKEN)),
        },
    };
    let amount = due(payment, session);
    let (merchant, nmid, coded) =
        qris.map_or((None, None, None), |Qris { merchant, nmid, amount }| (Some(merchant), nmid, Some(amount)));
    let mut advice: Vec<String> = note.map(|note| note.say(language)).into_iter().collect();
    if let (Some(None), Some(amount)) = (coded, amount) {
        advice.push(text::QR_STATIC.fill(language, &[("amount", &amount.to_string())]));
    }
    if merchant.is_some() {
        advice.push(text::QR_CHECK_NAME.say(language));
    }
    if session.page.phone && picture != QrPicture::Refused {
        advice.push(text::QR_SAME_PHONE.say(language));
    }
    let shown = amount.map(|amount| amount.to_string()).unwrap_or_default();
    let label =
        text::QR_LABEL.fill(language, &[("amount", &shown), ("merchant", merchant.as_deref().unwrap_or("QRIS"))]);
    QrCard { picture, label, merchant, nmid, advice }
}

/// Whether a code must not be drawn. It is only checked here: this is asked at every answer.
pub(super) fn refuses(code: &str, trust: Trust) -> bool {
    let stand_in = || trust == Trust::Loopback && is_placeholder(code) && qr::draw(code).is_some();
    qris::verify(code).is_err() && !stand_in()
}

/// A sandbox's stand-in does not even begin like a payment code.
fn is_placeholder(code: &str) -> bool {
    !code.starts_with("000201") || code.ends_with("6304ABCD")
}

fn hosted_card(page: Option<&Link>, payment: &Payment, session: &Session) -> Option<Thing> {
    let language = session.page.language;
    let own = || session.page.link.as_deref().and_then(|link| Link::web(link, trust(session)));
    let link = page.cloned().or_else(|| payment.shop.page.clone()).or_else(own)?;
    Some(Thing::Open(OpenCard {
        picture: None,
        picture_label: String::new(),
        title: None,
        story: text::OPEN_PAGE_STORY.say(language),
        button: Some((text::OPEN_PAGE.say(language), link.as_str().to_owned())),
        others: None,
    }))
}
