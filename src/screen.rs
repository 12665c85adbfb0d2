//! A session as a buyer sees it: every word and number of the screen, ready to be shown.

pub mod date;
pub mod phrase;
pub mod poster;
pub mod text;

mod actions;
mod amount;
mod announcement;
mod button;
mod card;
mod check;
mod detail;
mod hint;
mod keep;
mod lost;
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
pub use button::{BusyButton, Copied, CopyButton, LinkButton};
pub use card::{LinkCard, PaymentCard};
pub use date::{Deadline, countdown, next_tick};
pub use detail::{Detail, DetailRow};
pub use hint::Hint;
pub use keep::{Keep, Reminder, reminder};
pub use lost::Lost;
pub use number::{Barcode, Number, NumberCard, Place};
pub use preview::{Memory, Preview, memory, preview};
pub use proof::{AccountChoice, FileInput, ProofCard, UploadProgress};
pub use renewal::{NewCode, OldNumber};
pub use scan::{Enlargement, ManualCopy, QrActions, QrCard, QrPicture, SaveButton, Saved};
pub use till::{Till, TillCover};
pub use wallet::Alternatives;

use crate::{
    contract::Failure,
    payment::steps::PaymentSteps,
    session::{Session, State},
    value::Language,
};

/// Everything on the screen but the ticking seconds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
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
    pub check: Option<BusyButton>,
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

pub fn screen(session: &Session) -> Screen {
    let state = session.state();
    let environment = &session.environment;
    let language = environment.language;
    let payment = session.payment.as_ref();
    let card = card::card(session);
    let (headline, story) = story::words(session, state);
    let help = actions::help(session, state);
    let new_code = renewal::new_code(session);
    let asks_first =
        new_code.as_ref().is_some_and(|code| code.primary) || help.as_ref().is_some_and(|help| help.primary);
    let refused = matches!(&card, Some(PaymentCard::Qr(QrCard { picture: QrPicture::Refused, .. })));
    let fallback = actions::fallback(session, state, refused, asks_first);
    let failure = if session.is_tampered() { Some(Failure::Integrity) } else { session.failure };
    let payable = payment.filter(|_| card.is_some());
    let mut screen = Screen {
        state,
        tampered: session.tampered,
        tone: story::tone(session, state),
        language,
        title: sharing::title_with_order(payment, language),
        order_number: payment.and_then(|payment| payment.order.order_number.clone()),
        heading_level: environment.heading_level,
        headline,
        deadline: payable.and_then(|payment| date::deadline(payment, &session.clock, session.now.wall, environment)),
        amount: payment.filter(|_| !session.is_tampered()).and_then(|payment| amount::amount(payment, state, language)),
        moment: payment.and_then(|payment| story::moment(payment, session)),
        notices: payable.map(|payment| notices::notices(payment, session)).unwrap_or_default(),
        old_number: renewal::old_number(session),
        till: till::till(session, card.as_ref()),
        hint: hint::hint(session, card.as_ref()),
        story,
        code: failure.filter(|_| state == State::Unavailable).map(Failure::code),
        steps: payment.map(|payment| steps::steps(payment, session, card.as_ref())).unwrap_or_default(),
        payment_steps: session.payment_steps().to_vec(),
        new_code,
        check: check::check(session, state),
        quiet: check::quiet(session),
        lost: lost::lost(session, state),
        fallback,
        proof: proof::card(session),
        proof_link: actions::proof(session),
        help,
        keep: keep::keep(session, card.as_ref()),
        share: None,
        print: actions::print(session, card.as_ref()),
        detail: payment.and_then(|payment| detail::detail(payment, language)),
        copied: button::copied(session),
        announcement: String::new(),
        card,
    };
    screen.share = sharing::button(&screen, payment, environment);
    screen.announcement = announcement::announcement(session, &screen);
    screen
}
