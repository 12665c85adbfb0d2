//! A session as a buyer sees it: every word and number of the screen, ready to be shown. Views add nothing.

mod detail;
mod glance;
mod hint;
mod number;
mod proof;
mod scan;
mod sharing;
mod spoken;
mod thing;
mod vouched;
mod wallet;
mod ways;
mod words;

pub use detail::{Detail, DetailRow};
pub use glance::glance;
pub use hint::Hint;
pub use number::{Barcode, Number, NumberCard, Place};
pub use proof::{AccountChoice, Pick, ProofCard, SendButton, Work};
pub use scan::{Enlargement, Keep, QrCard, QrPicture, SaveButton, Saved, Spelled};
pub use thing::{OpenCard, Thing};
pub use vouched::{PARTS, plain};
pub use wallet::Others;

use crate::{
    failure::Failure,
    guide::Guide,
    instruction::Instruction,
    link::Trust,
    money::Rupiah,
    payment::Payment,
    session::{Copy, Session, State},
    status::Status,
    text::{self, Language},
    time::{self, Timestamp, Zone},
};

/// Everything on the screen but the ticking seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    pub state: State,
    /// How often another script has changed what stood here; each time all of it is drawn anew.
    pub altered: u8,
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
    pub thing: Option<Thing>,
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
    pub guides: Vec<Guide>,
    pub check: Option<Check>,
    /// What is going on with the connection and the checks.
    pub quiet: Option<String>,
    /// Ways on; with none, the merchant's own content is shown.
    pub fallback: Option<Way>,
    /// Where a transfer's proof is handed in. `None`: nowhere here.
    pub proof: Option<ProofCard>,
    /// The hosted page takes it too.
    pub proof_link: Option<Way>,
    pub help: Option<Way>,
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
    pub what: Copy,
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
pub struct Way {
    pub text: String,
    pub url: String,
    /// The one thing to press on this screen.
    pub primary: bool,
}

/// What became of the last copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub what: Copy,
    pub worked: bool,
    /// What to do when it did not work.
    pub advice: Option<String>,
}

impl Screen {
    /// What can be done with a QR code on it.
    #[must_use]
    pub fn keep(&self) -> Option<&Keep> {
        match &self.thing {
            Some(Thing::Qr(card)) => card.keep.as_deref(),
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
    let page = &session.page;
    let language = page.language;
    let payment = session.payment.as_ref();
    let thing = usable(session);
    let help = ways::help(session, state);
    let asks_first = help.as_ref().is_some_and(|help| help.primary);
    let fallback = ways::fallback(session, state, is_refused(thing.as_ref()), asks_first);
    let mut screen = Screen {
        state,
        altered: session.altered,
        tone: words::tone(session, state),
        language,
        title: title(session),
        heading_level: page.heading_level,
        headline: words::headline(session, state).say(language),
        deadline: payment.filter(|_| thing.is_some()).and_then(|payment| deadline(payment, session)),
        amount: payment.filter(|_| !session.is_altered()).and_then(|payment| amount(payment, session, state)),
        moment: payment.and_then(|payment| words::moment(payment, session)),
        notices: payment
            .filter(|_| thing.is_some())
            .map(|payment| words::notices(payment, session))
            .unwrap_or_default(),
        hint: hint::hint(session, thing.as_ref()),
        story: words::story(session, state),
        code: failure(session).filter(|_| state == State::Unavailable).map(Failure::code),
        steps: payment.map(|payment| words::steps(payment, session, thing.as_ref())).unwrap_or_default(),
        guides: session.guides().to_vec(),
        check: check(session, state),
        quiet: words::quiet(session, state),
        fallback,
        proof: proof::card(session),
        proof_link: ways::proof(session),
        help,
        share: ways::share(session, thing.as_ref()),
        print: ways::print(session, thing.as_ref()),
        detail: payment.and_then(|payment| detail::detail(payment, language)),
        copied: copied(session),
        announcement: String::new(),
        thing,
    };
    screen.announcement = words::announcement(session, &screen);
    screen
}

/// Why there is nothing to use.
fn failure(session: &Session) -> Option<Failure> {
    if session.is_altered() { Some(Failure::Integrity) } else { session.failure }
}

/// The text that is shown as a QR code, where there is one.
pub(crate) fn coded(session: &Session) -> Option<&str> {
    thing::coded(session)
}

/// The thing to use, where there is one to use now.
fn usable(session: &Session) -> Option<Thing> {
    thing::thing(session.instruction()?, session.payment.as_ref()?, session)
}

fn is_refused(thing: Option<&Thing>) -> bool {
    matches!(thing, Some(Thing::Qr(QrCard { picture: QrPicture::Refused, .. })))
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
pub fn copy_text(session: &Session, what: Copy) -> Option<String> {
    let payment = session.payment.as_ref()?;
    match what {
        Copy::Amount => payment.due().map(Rupiah::digits),
        Copy::Number(_) => match usable(session)? {
            Thing::Numbers(cards) => {
                let mut numbers = cards.into_iter().flat_map(|card| card.numbers);
                numbers
                    .find(|number| number.copy.as_ref().is_some_and(|copy| copy.what == what))
                    .map(|number| number.code)
            }
            _ => None,
        },
        Copy::Link => match usable(session)? {
            Thing::Open(card) => card.others.map(|others| others.address),
            _ => None,
        },
        Copy::Instructions => sharing::text(session),
        Copy::Code => scan::text(session).map(str::to_owned),
    }
}

/// The sum that will be taken, or words for it that fit a sentence.
fn sum(payment: &Payment, language: Language) -> String {
    payment.due().map_or_else(|| text::SUM_OF_ORDER.say(language), |amount| amount.to_string())
}

/// Whom the buyer pays, and for which order: what a printed page begins with.
fn title(session: &Session) -> String {
    let mut title = sharing::title(session);
    if let Some(order) = session.payment.as_ref().and_then(|payment| payment.shop.order_number.as_ref()) {
        title.push_str(" · ");
        title.push_str(order);
    }
    title
}

fn deadline(payment: &Payment, session: &Session) -> Option<Deadline> {
    let language = session.page.language;
    let moment = payment.deadline?;
    Some(Deadline {
        label: text::PAY_BEFORE.say(language),
        text: date(moment, session),
        iso: moment.iso(),
        counter_label: countdown(session, session.now.wall).map(|_| text::TIME_LEFT.say(language)),
    })
}

/// In WIB, and by the clock of the device where that is another.
fn date(moment: Timestamp, session: &Session) -> String {
    let page = &session.page;
    let text = text::date(moment, Zone::Wib, page.language);
    if page.zone == Zone::Wib {
        return text;
    }
    format!("{text} ({})", text::clock(moment, page.zone, page.language))
}

fn amount(payment: &Payment, session: &Session, state: State) -> Option<Amount> {
    let language = session.page.language;
    let open = session.instruction().is_some_and(|instruction| !matches!(instruction, Instruction::Later));
    let Some(amount) = payment.due() else {
        return open.then(|| unsaid(language));
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
            what: Copy::Amount,
            label: text::COPY.say(language),
            name: text::COPY_AMOUNT.say(language),
            done: text::COPIED.say(language),
        }),
    })
}

/// The buyer reads whose sum it is where nobody says how much.
fn unsaid(language: Language) -> Amount {
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
    let language = session.page.language;
    let phrase = match state {
        State::Checking
        | State::Told(
            Status::Unpaid
            | Status::Processing
            | Status::Failed
            | Status::Expired
            | Status::Ended
            | Status::Closed
            | Status::Refunded
            | Status::Conflict,
        ) => {
            let later = session.instruction() == Some(&Instruction::Later);
            (!later && session.can_follow()).then_some(text::CHECK)
        }
        State::Unavailable if session.is_altered() => session.can_follow().then_some(text::CHECK),
        State::Unavailable if session.config.is_ok() => Some(text::RETRY),
        _ => None,
    };
    phrase.map(|phrase| Check { label: phrase.say(language), busy: session.checking })
}

fn copied(session: &Session) -> Option<Copied> {
    let (what, worked, _) = session.copied?;
    let by_hand = match what {
        Copy::Amount | Copy::Number(_) => text::COPY_BY_HAND,
        Copy::Code => text::COPY_TEXT_BY_HAND,
        Copy::Link => text::COPY_LINK_BY_HAND,
        Copy::Instructions => text::SHARE_BY_HAND,
    };
    let advice = (!worked).then(|| by_hand.say(session.page.language));
    Some(Copied { what, worked, advice })
}

fn trust(session: &Session) -> Trust {
    session.config.as_ref().map_or(Trust::Public, |config| config.trust)
}
