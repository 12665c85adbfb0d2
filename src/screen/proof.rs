//! The place for the proof of a transfer: the question for the account, the file, the progress, the result.

use crate::{
    payment::Account,
    screen::{BusyButton, date, phrase::Phrase, text},
    session::{Session, UploadStage, proof::ProofError},
    value::account::AccountNumber,
};

/// The parts of the section; one that is `None` is not shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ProofCard {
    /// The line that unfolds the section.
    pub title: String,
    pub story: Option<String>,
    pub accounts: Option<AccountChoice>,
    /// The chosen picture as a `data:` URL, and its accessible name.
    pub thumbnail: Option<(String, String)>,
    /// The chosen picture's name.
    pub file: Option<String>,
    pub file_input: Option<FileInput>,
    pub problem: Option<String>,
    pub progress: Option<UploadProgress>,
    /// The button that sends, or tries again.
    pub send: Option<BusyButton>,
    pub cancel: Option<String>,
}

/// The question which of several accounts got the money.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct AccountChoice {
    pub question: String,
    pub accounts: Vec<String>,
    /// From 0.
    pub chosen: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FileInput {
    pub label: String,
    /// True where no file was chosen or handed in before: this is the one thing to press.
    pub first: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UploadProgress {
    pub words: String,
    /// In hundredths. `None`: it is too short for a bar.
    pub percent: Option<u8>,
}

impl ProofCard {
    /// The newest sentence of it, for the live region.
    pub(super) fn news(&self) -> String {
        let progress = self.progress.as_ref().map(|progress| &progress.words);
        self.problem.as_ref().or(progress).or(self.file.as_ref()).unwrap_or(&self.title).clone()
    }
}

pub(super) fn card(session: &Session) -> Option<ProofCard> {
    if !session.takes_proof() {
        return None;
    }
    let say = |phrase: Phrase| phrase.say(session.environment.language);
    let upload = &session.proof_upload;
    let (stage, picture) = (upload.stage, upload.picture.as_ref());
    let sent = session.has_proof();
    let sending = stage.is_sending();
    let put_off = upload.again.is_some();
    let resting = matches!(stage, UploadStage::Empty | UploadStage::Done);
    let settled = sent && resting;
    let file_input = match stage {
        _ if settled => text::PROOF_REPLACE,
        _ if upload.can_send() => text::PROOF_PICK_AGAIN,
        _ => text::PROOF_PICK,
    };
    let send = match stage {
        UploadStage::Failed { early: false, .. } => text::RETRY,
        _ if picture.is_none() => text::RETRY,
        _ => text::PROOF_SEND,
    };
    Some(ProofCard {
        title: say(if sent { text::PROOF_SENT } else { text::HAND_IN_PROOF }),
        story: story(session, settled).filter(|_| settled || picture.is_none()),
        accounts: accounts(session).filter(|_| !sending && !settled),
        thumbnail: picture.and_then(|picture| picture.thumbnail.clone()).map(|url| (url, say(text::PROOF_THUMBNAIL))),
        file: picture.map(|picture| picture.name.clone()).filter(|_| !resting),
        file_input: (!sending && !put_off)
            .then(|| FileInput { label: say(file_input), first: !settled && !upload.can_send() }),
        problem: problem(session),
        progress: progress(stage).map(|(phrase, percent)| {
            let shown = percent.unwrap_or_default().to_string();
            UploadProgress { words: phrase.fill(session.environment.language, &[("percent", &shown)]), percent }
        }),
        send: upload.can_send().then(|| BusyButton { label: say(send), busy: sending }),
        cancel: (sending || put_off).then(|| say(text::PROOF_CANCEL)),
    })
}

fn story(session: &Session, sent: bool) -> Option<String> {
    let language = session.environment.language;
    if !sent {
        return Some(text::PROOF_HINT.say(language));
    }
    let moment = session.payment.as_ref()?.order.transferred_at?;
    let time = date::date(moment, session.environment.zone, language);
    Some(text::PROOF_TIME.fill(language, &[("time", &time)]))
}

fn accounts(session: &Session) -> Option<AccountChoice> {
    let language = session.environment.language;
    let accounts = session.accounts();
    (accounts.len() > 1).then(|| AccountChoice {
        question: text::PROOF_ACCOUNT.say(language),
        accounts: accounts.iter().map(|account| name(account, session)).collect(),
        chosen: session.proof_upload.account(),
    })
}

/// The bank and the last digits, by which a buyer recognizes the account.
fn name(account: &Account, session: &Session) -> String {
    let bank = account.bank.clone().unwrap_or_else(|| text::ACCOUNT.say(session.environment.language));
    match &account.number {
        AccountNumber::Digits(digits) => {
            bank + " ••" + digits.get(digits.len().saturating_sub(4)..).unwrap_or_default()
        }
        AccountNumber::AsWritten(text) => bank + " " + text,
    }
}

fn progress(stage: UploadStage) -> Option<(Phrase, Option<u8>)> {
    Some(match stage {
        UploadStage::OpeningFile => (text::PROOF_OPENING, None),
        UploadStage::Asking => (text::PROOF_ASKING, Some(0)),
        UploadStage::Sending { percent } => (text::PROOF_SENDING, Some(percent)),
        UploadStage::Filing => (text::PROOF_FILING, Some(100)),
        _ => return None,
    })
}

fn problem(session: &Session) -> Option<String> {
    let language = session.environment.language;
    let UploadStage::Failed { error, .. } = session.proof_upload.stage else {
        return None;
    };
    let phrase = match error {
        ProofError::NoAccount if session.proof_upload.account_of(session.accounts()).is_some() => return None,
        ProofError::NoAccount => text::PROOF_NO_ACCOUNT,
        ProofError::Empty => text::PROOF_EMPTY,
        ProofError::TooLarge => text::PROOF_TOO_LARGE,
        ProofError::Heic => text::PROOF_HEIC,
        ProofError::Unknown => text::PROOF_UNKNOWN,
        ProofError::Unreadable => text::PROOF_UNREADABLE,
        ProofError::Network if session.online => text::PROOF_NETWORK,
        ProofError::Network => text::PROOF_OFFLINE,
        ProofError::Slow => text::PROOF_SLOW,
        ProofError::Busy => text::PROOF_BUSY,
        ProofError::Refused => text::PROOF_REFUSED,
        ProofError::Trouble => text::PROOF_TROUBLE,
    };
    let again = session.proof_upload.again.map(|again| session.server_at(again));
    let time = again.map(|again| date::clock(again, session.environment.zone, language)).unwrap_or_default();
    Some(phrase.fill(language, &[("time", &time)]))
}
