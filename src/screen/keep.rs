//! The payment to keep: a virtual account or a transfer as a picture, and a reminder of the deadline.

use super::{
    Enlargement, PaymentCard, actions, amount::sum, date::local_date, phrase::Phrase, poster::file_name, scan, sharing,
    text,
};
use crate::{
    payment::Payment,
    session::{Enlarged, Save, SaveStage, SaveStep, Session},
    value::{Timestamp, fingerprint::fingerprint},
};

/// The buttons for what can be kept, and the outcome of the last press.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Keep {
    /// The label of the button that saves the picture. `None`: a code to scan has its own.
    pub save: Option<String>,
    /// The label of the button for a reminder. `None`: there is no deadline, or it is too near.
    pub remind: Option<String>,
    /// The outcome. `None`: there is none, or it is not known.
    pub words: Option<String>,
    pub enlarged: Option<Enlargement>,
}

/// The reminder, as `ondemand/poster.ts` takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The file's name.
    pub file: String,
    /// Tells one payment's event from another's, in every calendar.
    pub uid: String,
    /// An hour before the payment ends.
    pub start: Timestamp,
    pub end: Timestamp,
    pub title: String,
    /// The link to the order. `None`: none is known.
    pub url: Option<String>,
}

const HOUR: i64 = 3_600_000;

pub(super) fn keep(session: &Session, card: Option<&PaymentCard>) -> Option<Keep> {
    let language = session.environment.language;
    let numbers = matches!(card, Some(PaymentCard::Numbers(_)));
    let remind = reminder(session).is_some() && card.is_some();
    let outcome = |save: &Save| match (save.stage, save.ended) {
        (SaveStage::Making(_), _) => Some(text::KEEPING),
        (SaveStage::Failed, _) => Some(text::NOT_KEPT),
        (SaveStage::Idle, Some(SaveStep::Share)) => Some(text::KEPT),
        (SaveStage::Idle, Some(SaveStep::Download)) => Some(text::KEPT_AS_FILE),
        _ => None,
    };
    let picture = || outcome(&session.saves.poster).filter(|_| numbers);
    let words: Option<Phrase> = outcome(&session.saves.reminder).or_else(picture);
    (numbers || remind).then(|| Keep {
        save: numbers.then(|| text::SAVE_PICTURE.say(language)),
        remind: remind.then(|| text::REMIND.say(language)),
        words: words.map(|words| words.say(language)),
        enlarged: enlarged(session, numbers),
    })
}

/// The picture or the reminder on screen, where no other step worked.
fn enlarged(session: &Session, numbers: bool) -> Option<Enlargement> {
    let language = session.environment.language;
    let (picture, words) = match session.enlarged.as_ref()? {
        Enlarged::Poster(data) if numbers => (Some(data.clone()), scan::keep_by_hand(session)),
        Enlarged::Reminder => {
            let title = reminder(session)?.title;
            (None, text::REMIND_BY_HAND.fill(language, &[("title", &title)]))
        }
        _ => return None,
    };
    Some(Enlargement { picture, words, close: text::CLOSE.say(language) })
}

/// `None`: there is nothing to pay, no deadline, or an hour or less until it.
pub fn reminder(session: &Session) -> Option<Reminder> {
    let payment = session.payment.as_ref()?;
    let end = payment.deadline?;
    let start = end.after(-HOUR);
    let open = session.instruction().is_some_and(|instruction| !instruction.is_nothing_due());
    let title = title(payment, session);
    (open && start > session.server_now()).then(|| Reminder {
        file: [file(payment).as_str(), ".ics"].concat(),
        uid: format!("{:016x}@scalev-checkout", fingerprint(&[&file(payment), &*end.iso(), &title].join(" "))),
        start,
        end,
        title,
        url: actions::order_link(session).map(|link| link.as_str().to_owned()),
    })
}

/// "Bayar Rp147.000 sebelum Sabtu, 21 November 2026, 15.00 WIB · Pembayaran ke Toko Contoh". No number to pay to.
fn title(payment: &Payment, session: &Session) -> String {
    let environment = &session.environment;
    let deadline = payment.deadline.map(|deadline| local_date(deadline, environment)).unwrap_or_default();
    let values = [("amount", &*sum(payment, environment.language)), ("time", &deadline)];
    let title = sharing::title_with_order(Some(payment), environment.language);
    [text::REMINDER.fill(environment.language, &values), title].join(" · ")
}

fn file(payment: &Payment) -> String {
    let name = file_name("bayar", payment.order.order_number.as_deref());
    name.trim_end_matches('-').to_owned()
}
