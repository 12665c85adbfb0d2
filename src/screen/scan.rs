//! A QRIS code to scan, to keep, and to enlarge.

mod actions;

use std::sync::Arc;

use self::actions::actions;
pub(super) use self::actions::keep_by_hand;
pub use self::actions::{Enlargement, ManualCopy, QrActions, SaveButton, Saved};
use super::{LinkButton, amount::sum};
use crate::{
    payment::{Payment, Qr},
    screen::text,
    session::Session,
    value::{
        Language,
        qr::Drawing,
        qris::{Qris, Tip},
    },
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct QrCard {
    pub picture: QrPicture,
    /// The accessible name.
    pub label: String,
    pub merchant: Option<String>,
    /// The merchant's national id.
    pub nmid: Option<String>,
    /// Sentences that go with the code, also on the poster.
    pub notes: Vec<String>,
    /// The link to the gateway's picture, which did not load.
    pub original: Option<LinkButton>,
    /// The sentence that asks to compare the name.
    pub check: Option<String>,
    pub advice: Option<String>,
    /// `None`: there is nothing to keep or to enlarge.
    pub actions: Option<Box<QrActions>>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QrPicture {
    Drawn(Arc<Drawing>),
    /// The gateway's own picture.
    Image(String),
    /// It failed the checks and is not shown.
    Refused,
}

/// Draws a code that passed the checks, and a sandbox's placeholder with a note.
pub(super) fn card(qr: &Qr, payment: &Payment, session: &Session) -> QrCard {
    let language = session.environment.language;
    let drawn = |text: &str| session.drawing(text).map_or(QrPicture::Refused, QrPicture::Drawn);
    let (picture, note, qris) = match qr {
        Qr::Image(link) => (QrPicture::Image(link.as_str().to_owned()), None, None),
        Qr::Verified { qris, .. } => (drawn(qris.text()), None, Some(qris)),
        Qr::Placeholder(text) => (drawn(text), Some(text::QR_TEST), None),
        Qr::Refused => (QrPicture::Refused, None, None),
    };
    let refused = picture == QrPicture::Refused;
    let note = if refused { Some(text::QR_BROKEN) } else { note };
    let qris = qris.filter(|_| !refused);
    let merchant = qris.map(|qris| qris.merchant.clone());
    let shown = sum(payment, language);
    let mut notes: Vec<String> = note.map(|note| note.say(language)).into_iter().collect();
    if qris.is_some_and(|qris| qris.amount.is_none()) {
        notes.push(text::QR_STATIC.fill(language, &[("amount", &shown)]));
    }
    notes.extend(qris.and_then(|qris| tip(qris, language)));
    let actions = (!refused).then(|| actions(&picture, merchant.as_deref(), &shown, session));
    let advice = if session.environment.phone { text::QR_SAME_PHONE } else { text::QR_SCAN };
    let advises = actions.as_ref().is_some_and(|actions| actions.saved.is_none());
    QrCard {
        picture,
        original: original(qr, session),
        label: label(&shown, merchant.as_deref(), language),
        check: merchant.as_ref().map(|_| text::QR_CHECK_NAME.say(language)),
        merchant,
        nmid: qris.and_then(|qris| qris.nmid.clone()),
        notes,
        advice: advises.then(|| advice.say(language)),
        actions: actions.map(Box::new),
    }
}

pub(super) fn label(amount: &str, merchant: Option<&str>, language: Language) -> String {
    let values = [("amount", amount), ("merchant", merchant.unwrap_or("QRIS"))];
    text::QR_LABEL.fill(language, &values)
}

fn original(qr: &Qr, session: &Session) -> Option<LinkButton> {
    let Qr::Image(picture) = qr else { return None };
    let text = text::OPEN_PICTURE.say(session.environment.language);
    let failed = session.failed_picture.as_deref() == Some(picture.as_str());
    failed.then(|| LinkButton::secondary(text, picture.as_str()))
}

/// A sentence about a tip that the app adds or asks for.
fn tip(qris: &Qris, language: Language) -> Option<String> {
    Some(match qris.tip? {
        Tip::Asked => text::QR_TIP_ASKED.say(language),
        _ if qris.amount.is_some() => return None,
        Tip::Fixed(tip) => text::QR_TIP_ADDED.fill(language, &[("tip", &tip.to_string())]),
        Tip::Percent(percent) => text::QR_TIP_ADDED.fill(language, &[("tip", &format!("{}%", percent.digits()))]),
    })
}
