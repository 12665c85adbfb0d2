//! The buttons of a code: save, enlarge, copy.

use std::sync::Arc;

use super::QrPicture;
use crate::{
    payment::{Instruction, Qr},
    screen::{CopyButton, text},
    session::{CopyTarget, Enlarged, SaveStage, SaveStep, Session},
};

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct QrActions {
    pub save: SaveButton,
    pub enlarge: String,
    /// `None`: the code is only a picture.
    pub copy: Option<CopyButton>,
    /// The text in the code, after the clipboard did not take it.
    pub manual_copy: Option<ManualCopy>,
    pub saved: Option<Saved>,
    pub enlarged: Option<Enlargement>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ManualCopy {
    pub text: String,
    pub advice: String,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SaveButton {
    pub label: String,
    pub busy: bool,
    /// The one thing to press on this screen.
    pub primary: bool,
}

/// After a picture was made.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Saved {
    /// The outcome. `None`: it is not known.
    pub words: Option<String>,
    /// The label of a button that shows it, where a download may not have come.
    pub show: Option<String>,
    pub title: String,
    /// The steps to pay with it; empty when there is none.
    pub steps: Vec<String>,
}

/// The cover of the screen.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Enlargement {
    /// `None`: the code itself. Else the address of the picture to be kept.
    pub picture: Option<Arc<str>>,
    /// Below it: the merchant and the amount, or how to keep it.
    pub words: String,
    pub close: String,
}

pub(super) fn actions(picture: &QrPicture, merchant: Option<&str>, amount: &str, session: &Session) -> QrActions {
    let language = session.environment.language;
    let code = session.instruction().and_then(Instruction::qr).and_then(Qr::text);
    QrActions {
        save: save_button(session),
        enlarge: text::ENLARGE_QR.say(language),
        copy: code.map(|code| {
            let name = text::COPY_QRIS.say(language);
            CopyButton::new(CopyTarget::Code, text::COPY_CODE, name, code.to_owned(), language)
        }),
        manual_copy: code
            .filter(|_| session.copying.shows_code_text)
            .map(|code| ManualCopy { text: code.to_owned(), advice: text::COPY_TEXT_BY_HAND.say(language) }),
        saved: saved(amount, session),
        enlarged: enlarged(picture, merchant, amount, session),
    }
}

fn save_button(session: &Session) -> SaveButton {
    let busy = matches!(session.saves.poster.stage, SaveStage::Making(_));
    let phrase = if busy { text::SAVING_QR } else { text::SAVE_QR };
    SaveButton { label: phrase.say(session.environment.language), busy, primary: session.environment.phone }
}

/// The words call a picture saved only where the browser reported that.
fn saved(amount: &str, session: &Session) -> Option<Saved> {
    let language = session.environment.language;
    let (stage, ended) = (session.saves.poster.stage, session.saves.poster.ended);
    let words = match (stage, ended) {
        (SaveStage::Failed, _) => Some(text::UNSAVED_QR),
        (SaveStage::Idle, Some(SaveStep::Share)) => Some(text::SHARED_QR),
        (SaveStage::Idle, Some(SaveStep::Download)) => Some(text::DOWNLOADED_QR),
        _ => None,
    };
    let made = stage == SaveStage::Trying || ended.is_some();
    let downloaded = stage == SaveStage::Idle && ended == Some(SaveStep::Download);
    (made || words.is_some()).then(|| Saved {
        words: words.map(|words| words.say(language)),
        show: downloaded.then(|| text::SHOW_QR.say(language)),
        title: text::GALLERY.say(language),
        steps: if made { text::STEPS_GALLERY.list(language, &[("amount", amount)]) } else { Vec::new() },
    })
}

pub(in crate::screen) fn keep_by_hand(session: &Session) -> String {
    let phrase = if session.environment.phone { text::HOLD_QR } else { text::CLICK_QR };
    phrase.say(session.environment.language)
}

fn enlarged(picture: &QrPicture, merchant: Option<&str>, amount: &str, session: &Session) -> Option<Enlargement> {
    let (picture, words) = match (session.enlarged.as_ref()?, picture) {
        (Enlarged::Code, _) => (None, merchant.unwrap_or("QRIS").to_owned() + " · " + amount),
        (Enlarged::Original, QrPicture::Image(url)) => (Some(Arc::from(url.as_str())), keep_by_hand(session)),
        (Enlarged::Original, _) => (None, keep_by_hand(session)),
        (Enlarged::Poster(data), _) => (Some(data.clone()), keep_by_hand(session)),
        (Enlarged::Reminder, _) => return None,
    };
    Some(Enlargement { picture, words, close: text::CLOSE.say(session.environment.language) })
}
