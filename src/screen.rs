//! A session as a buyer sees it: every word and number of the screen, ready to be shown. Views add nothing.

pub mod date;
pub mod phrase;
pub mod poster;
pub mod text;

mod actions;
mod card;
mod detail;
mod glance;
mod hint;
mod number;
mod proof;
mod scan;
mod sharing;
mod spoken;
mod vouched;
mod wallet;
mod words;

pub use card::{LinkCard, PaymentCard};
pub use detail::{Detail, DetailRow};
pub use glance::glance;
pub use hint::Hint;
pub use number::{Barcode, Number, NumberCard, Place};
pub use proof::{AccountChoice, FileInput, ProofCard, SendButton, UploadProgress};
pub use scan::{Enlargement, ManualCopy, QrActions, QrCard, QrPicture, SaveButton, Saved};
pub use vouched::{PARTS, plain};
pub use wallet::Alternatives;

use crate::{
    contract::failure::Failure,
    payment::{Payment, instruction::Instruction, status::Status, steps::PaymentSteps},
    session::{CopyTarget, Session, State},
    value::{
        language::Language,
        link::UrlPolicy,
        money::Rupiah,
        time::{self, Timestamp, Zone},
    },
};

/// Everything on the screen but the ticking seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    pub state: State,
    /// How often another script has changed what stood here; each time all of it is drawn anew.
    pub tampered: u8,
    /// What the screen is like, in one word: its color and its sign.
    pub tone: &'static str,
    pub language: Language,
    pub title: String,
    /// 1 to 6.
    pub heading_level: u8,
    /// The state line.
    pub headline: String,
    pub deadline: Option<Deadline>,
    pub amount: Option<Amount>,
    /// When it was paid, or ran out.
    pub moment: Option<String>,
    /// The thing to use. `None`: nothing may be paid now.
    pub card: Option<PaymentCard>,
    /// What the buyer must know before paying.
    pub notices: Vec<String>,
    /// Help for a browser that is another app's.
    pub hint: Option<Hint>,
    /// What happens next, where there is nothing to use.
    pub story: Option<String>,
    /// The code of what went wrong, for those who ask for support.
    pub code: Option<&'static str>,
    /// In a few lines, for every bank and every shop.
    pub steps: Vec<String>,
    /// In place of the three lines, once they came: the buyer's own bank, channel by channel.
    pub guides: Vec<PaymentSteps>,
    pub check: Option<Check>,
    /// What is going on with the connection and the checks.
    pub quiet: Option<String>,
    /// Ways on; with none, the merchant's own content is shown.
    pub fallback: Option<LinkButton>,
    /// Where a transfer's proof is handed in. `None`: nowhere here.
    pub proof: Option<ProofCard>,
    /// The hosted page takes it too.
    pub proof_link: Option<LinkButton>,
    pub help: Option<LinkButton>,
    /// The button that hands the instructions to somebody else.
    pub share: Option<CopyButton>,
    /// The label of the button that prints; phones have none.
    pub print: Option<String>,
    pub detail: Option<Detail>,
    pub copied: Option<Copied>,
    /// For the live region.
    pub announcement: String,
}

/// The moment until which the payment is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub label: String,
    pub text: String,
    /// For `<time datetime>`.
    pub iso: String,
    /// Of the countdown. `None`: no countdown is shown.
    pub counter_label: Option<String>,
}

/// The total, in the parts that are styled apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub label: String,
    pub head: String,
    /// The last three digits, where they tell this order from another; else empty.
    pub stressed: String,
    /// For screen readers, which make a number of neither the letters before it nor the dots in it.
    pub spoken: String,
    /// Why the last digits matter.
    pub advice: Option<String>,
    /// `None`: nothing to pay, nothing to copy.
    pub copy: Option<CopyButton>,
}

/// A button that copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyButton {
    pub what: CopyTarget,
    pub label: String,
    /// The accessible name, which says what is copied.
    pub name: String,
    /// The label after the clipboard took it.
    pub done: String,
}

/// The button that asks the server now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub label: String,
    pub busy: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkButton {
    pub text: String,
    pub url: String,
    /// The one thing to press on this screen.
    pub primary: bool,
}

/// What became of the last copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub what: CopyTarget,
    pub worked: bool,
    /// What to do when it did not work.
    pub advice: Option<String>,
}

impl Screen {
    /// What can be done with a QR code on it.
    #[must_use]
    pub fn keep(&self) -> Option<&QrActions> {
        match &self.card {
            Some(PaymentCard::Qr(card)) => card.keep.as_deref(),
            _ => None,
        }
    }

    /// Whether something covers the screen.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.keep().is_some_and(|keep| keep.enlarged.is_some())
    }
}

/// A countdown is shown below this, in milliseconds.
pub const COUNTED: i64 = 24 * 3_600_000;

/// Draws the session as it stands.
#[must_use]
pub fn screen(session: &Session) -> Screen {
    let state = session.state();
    let environment = &session.environment;
    let language = environment.language;
    let payment = session.payment.as_ref();
    let card = usable(session);
    let help = actions::help(session, state);
    let asks_first = help.as_ref().is_some_and(|help| help.primary);
    let fallback = actions::fallback(session, state, is_refused(card.as_ref()), asks_first);
    let mut screen = Screen {
        state,
        tampered: session.tampered,
        tone: words::tone(session, state),
        language,
        title: title(session),
        heading_level: environment.heading_level,
        headline: words::headline(session, state).say(language),
        deadline: payment.filter(|_| card.is_some()).and_then(|payment| deadline(payment, session)),
        amount: payment.filter(|_| !session.is_tampered()).and_then(|payment| amount(payment, session, state)),
        moment: payment.and_then(|payment| words::moment(payment, session)),
        notices: payment.filter(|_| card.is_some()).map(|payment| words::notices(payment, session)).unwrap_or_default(),
        hint: hint::hint(session, card.as_ref()),
        story: words::story(session, state),
        code: failure(session).filter(|_| state == State::Unavailable).map(Failure::code),
        steps: payment.map(|payment| words::steps(payment, session, card.as_ref())).unwrap_or_default(),
        guides: session.guides().to_vec(),
        check: check(session, state),
        quiet: words::quiet(session, state),
        fallback,
        proof: proof::card(session),
        proof_link: actions::proof(session),
        help,
        share: actions::share(session, card.as_ref()),
        print: actions::print(session, card.as_ref()),
        detail: payment.and_then(|payment| detail::detail(payment, language)),
        copied: copied(session),
        announcement: String::new(),
        card,
    };
    screen.announcement = words::announcement(session, &screen);
    screen
}

/// Why there is nothing to use.
fn failure(session: &Session) -> Option<Failure> {
    if session.is_tampered() { Some(Failure::Integrity) } else { session.failure }
}

/// The text that is shown as a QR code, where there is one.
pub(crate) fn coded(session: &Session) -> Option<&str> {
    card::coded(session)
}

/// The thing to use, where there is one to use now.
fn usable(session: &Session) -> Option<PaymentCard> {
    card::thing(session.instruction()?, session.payment.as_ref()?, session)
}

fn is_refused(card: Option<&PaymentCard>) -> bool {
    matches!(card, Some(PaymentCard::Qr(QrCard { picture: QrPicture::Refused, .. })))
}

/// `19:42:10`. `None`: no deadline, more than a day away, behind us, or a clock that cannot be trusted.
#[must_use]
pub fn countdown(session: &Session, now: Timestamp) -> Option<String> {
    let deadline = session.payment.as_ref()?.deadline?;
    let left = deadline.since(session.clock.read(now));
    let counts = session.instruction().is_some() && session.clock.is_trusted() && (1..COUNTED).contains(&left);
    counts.then(|| time::countdown(left))
}

/// Milliseconds until the countdown shows another second.
#[must_use]
pub fn next_tick(session: &Session, now: Timestamp) -> i64 {
    let deadline = session.payment.as_ref().and_then(|payment| payment.deadline);
    deadline.map_or(1000, |deadline| deadline.since(session.clock.read(now)).rem_euclid(1000) + 1)
}

/// What a copy button puts on the clipboard: out of the session, never out of the page.
#[must_use]
pub fn copy_text(session: &Session, what: CopyTarget) -> Option<String> {
    let payment = session.payment.as_ref()?;
    match what {
        CopyTarget::Amount => payment.due().map(Rupiah::digits),
        CopyTarget::Number(_) => match usable(session)? {
            PaymentCard::Numbers(cards) => {
                let mut numbers = cards.into_iter().flat_map(|card| card.numbers);
                numbers
                    .find(|number| number.copy.as_ref().is_some_and(|copy| copy.what == what))
                    .map(|number| number.code)
            }
            _ => None,
        },
        CopyTarget::Link => match usable(session)? {
            PaymentCard::Open(card) => card.others.map(|others| others.address),
            _ => None,
        },
        CopyTarget::Instructions => sharing::text(session),
        CopyTarget::Code => scan::text(session).map(str::to_owned),
    }
}

/// The sum that will be taken, or words for it that fit a sentence.
fn sum(payment: &Payment, language: Language) -> String {
    payment.due().map_or_else(|| text::SUM_OF_ORDER.say(language), |amount| amount.to_string())
}

/// Whom the buyer pays, and for which order: what a printed page begins with.
fn title(session: &Session) -> String {
    let mut title = sharing::title(session);
    if let Some(order) = session.payment.as_ref().and_then(|payment| payment.order.order_number.as_ref()) {
        title.push_str(" · ");
        title.push_str(order);
    }
    title
}

fn deadline(payment: &Payment, session: &Session) -> Option<Deadline> {
    let language = session.environment.language;
    let moment = payment.deadline?;
    Some(Deadline {
        label: text::PAY_BEFORE.say(language),
        text: local_date(moment, session),
        iso: moment.iso(),
        counter_label: countdown(session, session.now.wall).map(|_| text::TIME_LEFT.say(language)),
    })
}

/// In WIB, and by the clock of the device where that is another.
fn local_date(moment: Timestamp, session: &Session) -> String {
    let environment = &session.environment;
    let text = date::date(moment, Zone::Wib, environment.language);
    if environment.zone == Zone::Wib {
        return text;
    }
    format!("{text} ({})", date::clock(moment, environment.zone, environment.language))
}

fn amount(payment: &Payment, session: &Session, state: State) -> Option<Amount> {
    let language = session.environment.language;
    let open = session.instruction().is_some_and(|instruction| !matches!(instruction, Instruction::NothingDue));
    let Some(amount) = payment.due() else {
        return open.then(|| unstated_amount(language));
    };
    let unique = payment.unique_code && open;
    let whole = amount.to_string();
    let cut = if unique { whole.len().saturating_sub(3) } else { whole.len() };
    let (head, stressed) = whole.split_at_checked(cut).unwrap_or((&whole, ""));
    let label = if unique {
        text::TOTAL_EXACT
    } else if open || state == State::Preparing {
        text::TOTAL
    } else {
        text::TOTAL_PAID
    };
    Some(Amount {
        label: label.say(language),
        head: head.to_owned(),
        stressed: stressed.to_owned(),
        spoken: spoken::amount(amount, language),
        advice: (!stressed.is_empty()).then(|| text::EXACT_DIGITS.fill(language, &[("digits", stressed)])),
        copy: open.then(|| CopyButton {
            what: CopyTarget::Amount,
            label: text::COPY.say(language),
            name: text::COPY_AMOUNT.say(language),
            done: text::COPIED.say(language),
        }),
    })
}

/// The buyer reads whose sum it is where nobody says how much.
fn unstated_amount(language: Language) -> Amount {
    let sum = text::SUM_UNSAID.say(language);
    Amount {
        label: text::TOTAL.say(language),
        spoken: sum.clone(),
        head: sum,
        stressed: String::new(),
        advice: None,
        copy: None,
    }
}

fn check(session: &Session, state: State) -> Option<Check> {
    let language = session.environment.language;
    let phrase = match state {
        State::Checking
        | State::Payment(
            Status::Unpaid
            | Status::Processing
            | Status::Failed
            | Status::Expired
            | Status::Ended
            | Status::Closed
            | Status::Refunded
            | Status::Conflict,
        ) => {
            let later = session.instruction() == Some(&Instruction::NothingDue);
            (!later && session.can_follow()).then_some(text::CHECK)
        }
        State::Unavailable if session.is_tampered() => session.can_follow().then_some(text::CHECK),
        State::Unavailable if session.config.is_ok() => Some(text::RETRY),
        _ => None,
    };
    phrase.map(|phrase| Check { label: phrase.say(language), busy: session.checking })
}

fn copied(session: &Session) -> Option<Copied> {
    let (what, worked, _) = session.copied?;
    let by_hand = match what {
        CopyTarget::Amount | CopyTarget::Number(_) => text::COPY_BY_HAND,
        CopyTarget::Code => text::COPY_TEXT_BY_HAND,
        CopyTarget::Link => text::COPY_LINK_BY_HAND,
        CopyTarget::Instructions => text::SHARE_BY_HAND,
    };
    let advice = (!worked).then(|| by_hand.say(session.environment.language));
    Some(Copied { what, worked, advice })
}

fn url_policy(session: &Session) -> UrlPolicy {
    session.config.as_ref().map_or(UrlPolicy::Public, |config| config.url_policy)
}
