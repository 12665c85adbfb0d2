//! A session as a buyer sees it: every word and number of the screen, ready to be shown. Views add nothing.

mod detail;
mod thing;

pub use detail::{Detail, DetailRow};
pub use thing::{Number, NumberCard, OpenCard, Place, QrCard, QrPicture, Thing};

use crate::{
    failure::Failure,
    instruction::Instruction,
    link::{Link, Trust},
    method::Method,
    money::Rupiah,
    payment::Payment,
    qris,
    session::{Copy, Session, State},
    status::Status,
    text::{self, Language, Phrase},
    time::{self, Timestamp, Zone},
};

/// Everything on the screen but the ticking seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    pub state: State,
    pub language: Language,
    pub title: String,
    /// 1 to 6.
    pub heading_level: u8,
    /// The state line.
    pub headline: String,
    pub deadline: Option<Deadline>,
    pub amount: Option<Amount>,
    /// The thing to use. `None`: nothing may be paid now.
    pub thing: Option<Thing>,
    /// What the buyer must know before paying.
    pub notices: Vec<String>,
    /// What happens next, where there is nothing to use.
    pub story: Option<String>,
    /// The code of what went wrong, for those who ask for support.
    pub code: Option<&'static str>,
    pub steps: Vec<String>,
    pub check: Option<Check>,
    /// What is going on with the connection and the checks.
    pub quiet: Option<String>,
    /// Ways on; with none, the merchant's own content is shown.
    pub fallback: Option<Way>,
    pub proof: Option<Way>,
    pub help: Option<Way>,
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

/// A countdown is shown below this, in milliseconds.
pub const COUNTED: i64 = 24 * 3_600_000;

/// Draws the session as it stands.
#[must_use]
pub fn screen(session: &Session) -> Screen {
    let state = session.state();
    let page = &session.page;
    let language = page.language;
    let payment = session.payment.as_ref();
    let thing = session
        .instruction()
        .zip(payment)
        .and_then(|(instruction, payment)| thing::thing(instruction, payment, session));
    let fallback = fallback(session, state, is_refused(thing.as_ref()));
    let mut screen = Screen {
        state,
        language,
        title: text::TITLE.say(language),
        heading_level: page.heading_level,
        headline: headline(session, state).say(language),
        deadline: payment.filter(|_| thing.is_some()).and_then(|payment| deadline(payment, session)),
        amount: payment.and_then(|payment| amount(payment, session, state)),
        notices: payment.filter(|_| thing.is_some()).map(|payment| notices(payment, session)).unwrap_or_default(),
        story: story(session, state),
        code: session.failure.filter(|_| state == State::Unavailable).map(Failure::code),
        steps: payment.map(|payment| steps(payment, session, thing.as_ref())).unwrap_or_default(),
        check: check(session, state),
        quiet: quiet(session, state),
        fallback,
        proof: proof(session),
        help: help(session),
        detail: payment.and_then(|payment| detail::detail(payment, language)),
        copied: copied(session),
        announcement: String::new(),
        thing,
    };
    screen.announcement = announcement(session, &screen);
    screen
}

/// Whether there is a QR code that must not be drawn.
#[must_use]
pub fn refuses_qr(session: &Session) -> bool {
    let instruction = session.instruction().zip(session.payment.as_ref());
    let thing = instruction.and_then(|(instruction, payment)| thing::thing(instruction, payment, session));
    is_refused(thing.as_ref())
}

fn is_refused(thing: Option<&Thing>) -> bool {
    matches!(thing, Some(Thing::Qr(QrCard { picture: QrPicture::Refused, .. })))
}

/// `19:42:10`. `None`: no deadline, more than a day away, behind us, or a clock that cannot be trusted.
#[must_use]
pub fn countdown(session: &Session, now: Timestamp) -> Option<String> {
    let deadline = session.payment.as_ref()?.deadline?;
    let left = deadline.since(session.clock.read(now));
    let counts = session.instruction().is_some() && !session.clock.doubtful && (1..COUNTED).contains(&left);
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
        Copy::Amount => due(payment, session).map(Rupiah::digits),
        Copy::Number(_) => match thing::thing(session.instruction()?, payment, session)? {
            Thing::Numbers(cards) => {
                let mut numbers = cards.into_iter().flat_map(|card| card.numbers);
                numbers.find(|number| number.copy.what == what).map(|number| number.code)
            }
            _ => None,
        },
    }
}

/// What will be taken: a QRIS code says it itself.
fn due(payment: &Payment, session: &Session) -> Option<Rupiah> {
    let coded = match &payment.instruction {
        Some(Instruction::Qr(crate::instruction::Qr::Text(code))) => {
            qris::verify(code).ok().and_then(|qris| qris.amount)
        }
        _ => None,
    };
    coded.filter(|_| session.payment.is_some()).or(payment.amount).or(payment.total)
}

fn headline(session: &Session, state: State) -> Phrase {
    let payment = session.payment.as_ref();
    match state {
        State::Loading => text::LOADING,
        State::Preparing => text::PREPARING,
        State::Checking => text::CHECKING,
        State::Unavailable => text::UNAVAILABLE,
        State::Told(Status::Paid) => text::PAID,
        State::Told(Status::Conflict) => text::CONFLICT,
        State::Told(Status::Expired) => text::EXPIRED,
        State::Told(Status::Closed) => text::CLOSED,
        State::Told(Status::Draft) => text::DRAFT,
        State::Told(Status::Unpaid) => match payment.map(|payment| (&payment.method, &payment.instruction)) {
            Some((Method::CashOnDelivery, _)) => text::DELIVERY,
            Some((Method::Marketplace, _)) => text::MARKETPLACE,
            Some((_, Some(Instruction::Later))) => text::FREE,
            Some((_, Some(Instruction::ManualTransfer { .. })))
                if payment.is_some_and(|payment| payment.shop.has_proof) =>
            {
                text::WAITING_PROOF
            }
            Some((_, Some(Instruction::ManualTransfer { .. }))) => text::WAITING_TRANSFER,
            _ => text::WAITING,
        },
    }
}

fn story(session: &Session, state: State) -> Option<String> {
    let language = session.page.language;
    let payment = session.payment.as_ref();
    let order = payment.and_then(|payment| payment.shop.order_number.as_deref()).unwrap_or_default();
    let total = payment.and_then(|payment| due(payment, session)).map(|amount| amount.to_string()).unwrap_or_default();
    let phrase = match state {
        State::Loading | State::Checking => return None,
        State::Preparing => text::PREPARING_STORY,
        State::Unavailable => match session.failure {
            Some(Failure::Network | Failure::Timeout) => text::OFFLINE_STORY,
            Some(failure) if failure.may_pass() => text::OUTAGE_STORY,
            _ => text::SETUP_STORY,
        },
        State::Told(Status::Paid) if payment.is_some_and(is_late) => text::PAID_LATE,
        State::Told(Status::Paid) => text::PAID_STORY,
        State::Told(Status::Conflict) => text::CONFLICT_STORY,
        State::Told(Status::Expired) => text::EXPIRED_STORY,
        State::Told(Status::Closed) => text::CLOSED_STORY,
        State::Told(Status::Draft) => text::DRAFT_STORY,
        State::Told(Status::Unpaid) => match payment.map(|payment| (&payment.method, &payment.instruction)) {
            Some((Method::CashOnDelivery, _)) => text::DELIVERY_STORY,
            Some((Method::Marketplace, _)) => text::MARKETPLACE_STORY,
            Some((_, Some(Instruction::Later))) => text::FREE_STORY,
            _ => return None,
        },
    };
    Some(phrase.fill(language, &[("order", order), ("amount", &total)]))
}

fn is_late(payment: &Payment) -> bool {
    payment.paid_at.zip(payment.deadline).is_some_and(|(paid, deadline)| paid > deadline)
}

fn deadline(payment: &Payment, session: &Session) -> Option<Deadline> {
    let page = &session.page;
    let moment = payment.deadline?;
    let mut text = text::date(moment, Zone::Wib, page.language);
    if page.zone != Zone::Wib {
        text = format!("{text} ({})", text::clock(moment, page.zone, page.language));
    }
    Some(Deadline {
        label: text::PAY_BEFORE.say(page.language),
        text,
        iso: moment.iso(),
        counter_label: countdown(session, session.now).map(|_| text::TIME_LEFT.say(page.language)),
    })
}

fn amount(payment: &Payment, session: &Session, state: State) -> Option<Amount> {
    let language = session.page.language;
    let amount = due(payment, session)?;
    let open = session.instruction().is_some_and(|instruction| *instruction != Instruction::Later);
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
        copy: open.then(|| CopyButton {
            what: Copy::Amount,
            label: text::COPY.say(language),
            name: text::COPY_AMOUNT.say(language),
            done: text::COPIED.say(language),
        }),
    })
}

fn notices(payment: &Payment, session: &Session) -> Vec<String> {
    let language = session.page.language;
    let mut notices = Vec::new();
    if session.overdue {
        notices.push(text::OVERDUE.say(language));
    }
    if let Some((amount, total)) = due(payment, session).zip(payment.total).filter(|(amount, total)| amount != total) {
        notices.push(text::DIFFERS.fill(language, &[("total", &total.to_string()), ("amount", &amount.to_string())]));
    }
    notices
}

fn steps(payment: &Payment, session: &Session, thing: Option<&Thing>) -> Vec<String> {
    let language = session.page.language;
    let amount = due(payment, session).map(|amount| amount.to_string()).unwrap_or_default();
    let (phrase, bank, outlet, biller) = match (session.instruction(), thing) {
        (Some(Instruction::VirtualAccount { bank, .. }), _) => {
            let bank = bank.as_ref().map(|bank| format!(" {}", bank.name())).unwrap_or_default();
            (text::STEPS_VA, bank, String::new(), String::new())
        }
        (Some(Instruction::Bill { biller, .. }), _) => (text::STEPS_BILL, String::new(), String::new(), biller.clone()),
        (Some(Instruction::Qr(_)), Some(Thing::Qr(card))) if card.picture != QrPicture::Refused => {
            (text::STEPS_QR, String::new(), String::new(), String::new())
        }
        (Some(Instruction::RetailCode { outlet, .. }), _) => {
            let outlet = outlet.as_ref().map_or("Alfamart / Indomaret", |outlet| outlet.name()).to_owned();
            (text::STEPS_RETAIL, String::new(), outlet, String::new())
        }
        (Some(Instruction::ManualTransfer { .. }), _) => {
            (text::STEPS_TRANSFER, String::new(), String::new(), String::new())
        }
        _ => return Vec::new(),
    };
    let gaps = [("amount", amount.as_str()), ("bank", &bank), ("outlet", &outlet), ("biller", &biller)];
    phrase.fill(language, &gaps).split('|').map(str::to_owned).collect()
}

fn check(session: &Session, state: State) -> Option<Check> {
    let language = session.page.language;
    let phrase = match state {
        State::Told(Status::Unpaid | Status::Expired | Status::Closed | Status::Conflict) | State::Checking => {
            let later = session.instruction() == Some(&Instruction::Later);
            (!later && session.can_follow()).then_some(text::CHECK)
        }
        State::Unavailable if session.config.is_ok() => Some(text::RETRY),
        _ => None,
    };
    phrase.map(|phrase| Check { label: phrase.say(language), busy: session.checking })
}

/// One line, the most pressing first: no network, no answer, the last check, and that the page watches by itself.
fn quiet(session: &Session, state: State) -> Option<String> {
    let language = session.page.language;
    let waiting = matches!(state, State::Told(Status::Unpaid) | State::Checking);
    let paying = session.instruction().is_some_and(|instruction| *instruction != Instruction::Later);
    if !waiting || !paying {
        return None;
    }
    let hour = |moment: Timestamp| text::clock(session.clock.read(moment), session.page.zone, language);
    Some(if !session.can_follow() {
        text::NOT_FOLLOWED.say(language)
    } else if !session.online {
        text::OFFLINE.say(language)
    } else if let (Some(_), Some(next)) = (session.failure, session.next) {
        text::TROUBLE.fill(language, &[("time", &hour(next))])
    } else if let Some(checked) = session.checked {
        text::CHECKED.fill(language, &[("time", &hour(checked))])
    } else {
        text::AUTOMATIC.say(language)
    })
}

fn fallback(session: &Session, state: State, failed_qr: bool) -> Option<Way> {
    let language = session.page.language;
    let shop = session.payment.as_ref().map(|payment| &payment.shop);
    let paid = state == State::Told(Status::Paid);
    let own = || session.page.link.as_deref().and_then(|link| Link::web(link, trust(session)));
    let order = if paid { shop.and_then(|shop| shop.after_payment.clone()) } else { None };
    let link = order.or_else(|| shop.and_then(|shop| shop.page.clone())).or_else(own)?;
    let later = session.instruction() == Some(&Instruction::Later);
    let settled = later
        || matches!(
            state,
            State::Told(Status::Paid | Status::Conflict | Status::Expired | Status::Closed | Status::Draft)
        );
    let phrase = if settled { text::OPEN_ORDER } else { text::OPEN_FALLBACK };
    let primary = settled || failed_qr || state == State::Unavailable;
    Some(Way { text: phrase.say(language), url: link.as_str().to_owned(), primary })
}

/// The hosted page takes the proof of a transfer.
fn proof(session: &Session) -> Option<Way> {
    let payment = session.payment.as_ref()?;
    let transfer = matches!(session.instruction()?, Instruction::ManualTransfer { .. }) && !payment.shop.has_proof;
    let page = payment.shop.confirmation.as_ref().filter(|_| transfer)?;
    Some(Way { text: text::HAND_IN_PROOF.say(session.page.language), url: page.as_str().to_owned(), primary: false })
}

/// A WhatsApp chat with the seller; we write its text ourselves, without the slug.
fn help(session: &Session) -> Option<Way> {
    let language = session.page.language;
    let shop = &session.payment.as_ref()?.shop;
    let order = shop.order_number.as_deref().unwrap_or_default();
    let question = encode(&text::CONTACT_TEXT.fill(language, &[("order", order)]));
    let number = shop.whatsapp.as_ref()?;
    Some(Way {
        text: text::CONTACT.say(language),
        url: format!("https://wa.me/{number}?text={question}"),
        primary: false,
    })
}

fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn copied(session: &Session) -> Option<Copied> {
    let (what, worked, _) = session.copied?;
    let advice = (!worked).then(|| text::COPY_BY_HAND.say(session.page.language));
    Some(Copied { what, worked, advice })
}

/// What a screen reader says: the newest of what changed.
fn announcement(session: &Session, screen: &Screen) -> String {
    match (&screen.copied, session.checked) {
        (Some(Copied { advice: Some(advice), .. }), _) => advice.clone(),
        (Some(_), _) => text::COPIED.say(screen.language),
        (None, Some(_)) if screen.state == State::Told(Status::Unpaid) => screen.quiet.clone().unwrap_or_default(),
        _ => screen.headline.clone(),
    }
}

fn trust(session: &Session) -> Trust {
    session.config.as_ref().map_or(Trust::Public, |config| config.trust)
}
