//! The one thing to use, by kind of instruction.

use super::{
    CopyButton, due,
    scan::{self, QrCard, QrPicture},
    trust,
};
use crate::{
    instruction::{Account, Instruction, Qr},
    link::Link,
    method::Wallet,
    money::Rupiah,
    payment::Payment,
    session::{Copy, Session},
    text::{self, Language, Phrase},
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
pub struct NumberCard {
    pub place: Option<Place>,
    pub numbers: Vec<Number>,
    pub holder: Option<String>,
    pub advice: Option<String>,
}

/// Where the money goes: the name of a bank or of a chain of shops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Bank(String),
    Outlet(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its `part`: `payment-code` or `biller-code`.
    pub part: &'static str,
    pub label: String,
    /// Bare, as it is typed and copied.
    pub code: String,
    pub copy: CopyButton,
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
}

/// `None` when there is nothing to use now.
pub(super) fn thing(instruction: &Instruction, payment: &Payment, session: &Session) -> Option<Thing> {
    let language = session.page.language;
    Some(match instruction {
        Instruction::VirtualAccount { bank, number, holder } => Thing::Numbers(vec![NumberCard {
            place: bank.as_ref().map(|bank| Place::Bank(bank.name().to_owned())),
            numbers: vec![payment_code(0, text::VIRTUAL_ACCOUNT, number, language)],
            holder: holder_line(holder.as_deref(), language),
            advice: due(payment, session).map(|amount| with_amount(text::EXACT, amount, language)),
        }]),
        Instruction::Bill { bank, biller, number } => Thing::Numbers(vec![NumberCard {
            place: bank.as_ref().map(|bank| Place::Bank(bank.name().to_owned())),
            numbers: vec![biller_code(biller, language), payment_code(1, text::BILL, number, language)],
            holder: None,
            advice: None,
        }]),
        Instruction::RetailCode { outlet, code, holder } => Thing::Numbers(vec![NumberCard {
            place: outlet.as_ref().map(|outlet| Place::Outlet(outlet.name().to_owned())),
            numbers: vec![payment_code(0, text::RETAIL_CODE, code, language)],
            holder: holder_line(holder.as_deref(), language),
            advice: Some(text::CASHIER.say(language)),
        }]),
        Instruction::ManualTransfer { accounts } => Thing::Numbers(
            accounts.iter().enumerate().map(|(index, account)| account_card(index, account, language)).collect(),
        ),
        Instruction::Qr(qr) => Thing::Qr(scan::card(qr, payment, session)),
        Instruction::Wallet { wallet, phone, desktop, qr } => {
            wallet_card(wallet, (phone.as_ref(), desktop.as_ref()), qr.as_ref(), session)?
        }
        Instruction::Push { wallet, phone } => push_card(wallet, phone.as_deref(), language),
        Instruction::Hosted(page) => hosted_card(page.as_ref(), payment, session)?,
        Instruction::Later => return None,
    })
}

fn payment_code(index: usize, label: Phrase, code: &str, language: Language) -> Number {
    let copy = if code.bytes().all(|byte| byte.is_ascii_digit()) { text::COPY_NUMBER } else { text::COPY_CODE };
    number("payment-code", index, (label, copy), code, language)
}

fn biller_code(code: &str, language: Language) -> Number {
    number("biller-code", 0, (text::BILLER, text::COPY_BILLER), code, language)
}

fn number(part: &'static str, index: usize, (label, copy): (Phrase, Phrase), code: &str, language: Language) -> Number {
    Number {
        part,
        label: label.say(language),
        code: code.to_owned(),
        copy: CopyButton {
            what: Copy::Number(index),
            label: copy.say(language),
            name: copy.say(language),
            done: text::COPIED.say(language),
        },
    }
}

fn holder_line(holder: Option<&str>, language: Language) -> Option<String> {
    holder.map(|name| text::HOLDER.fill(language, &[("name", name)]))
}

fn account_card(index: usize, account: &Account, language: Language) -> NumberCard {
    NumberCard {
        place: account.bank.clone().map(Place::Bank),
        numbers: vec![payment_code(index, text::ACCOUNT, &account.number, language)],
        holder: holder_line(account.holder.as_deref(), language),
        advice: None,
    }
}

/// A phone holds the app and gets one button; a desktop gets the link as a QR too.
fn wallet_card(
    wallet: &Wallet,
    (phone, desktop): (Option<&Link>, Option<&Link>),
    qr: Option<&Qr>,
    session: &Session,
) -> Option<Thing> {
    let language = session.page.language;
    let name = wallet.name();
    let link = wallet_link(phone, desktop, session);
    let picture = match qr {
        Some(Qr::Image(image)) if !(session.page.phone && link.is_some()) => {
            Some(QrPicture::Image(image.as_str().to_owned()))
        }
        _ => wallet_code(link, qr, session).and_then(|text| session.drawing(text)).map(QrPicture::Drawn),
    };
    if link.is_none() && picture.is_none() {
        return None;
    }
    let gaps = [("wallet", name)];
    let story = if picture.is_some() { text::SCAN_WALLET } else { text::OPEN_WALLET_STORY };
    Some(Thing::Open(OpenCard {
        picture,
        picture_label: text::QR_LINK_LABEL.fill(language, &gaps),
        title: None,
        story: story.fill(language, &gaps),
        button: link.map(|link| (text::OPEN_WALLET.fill(language, &gaps), link.as_str().to_owned())),
    }))
}

fn wallet_link<'a>(phone: Option<&'a Link>, desktop: Option<&'a Link>, session: &Session) -> Option<&'a Link> {
    if session.page.phone { phone.or(desktop) } else { desktop.or(phone) }
}

/// What is drawn as a code beside the link.
fn wallet_code<'a>(link: Option<&'a Link>, qr: Option<&'a Qr>, session: &Session) -> Option<&'a str> {
    match qr {
        _ if session.page.phone && link.is_some() => None,
        Some(Qr::Text(code)) => Some(code),
        Some(Qr::Image(_)) => None,
        None => link.map(Link::as_str),
    }
}

/// The text that the screen shows as a code, drawable or not.
pub(super) fn coded(session: &Session) -> Option<&str> {
    match session.instruction()? {
        Instruction::Qr(Qr::Text(code)) => Some(code),
        Instruction::Wallet { phone, desktop, qr, .. } => {
            wallet_code(wallet_link(phone.as_ref(), desktop.as_ref(), session), qr.as_ref(), session)
        }
        _ => None,
    }
}

fn push_card(wallet: &Wallet, phone: Option<&str>, language: Language) -> Thing {
    let masked = phone.and_then(mask);
    let story = if masked.is_some() { text::PUSH_STORY } else { text::PUSH_STORY_PLAIN };
    let gaps = [("wallet", wallet.name()), ("phone", masked.as_deref().unwrap_or_default())];
    Thing::Open(OpenCard {
        picture: None,
        picture_label: String::new(),
        title: Some(text::PUSH.fill(language, &gaps)),
        story: story.fill(language, &gaps),
        button: None,
    })
}

/// `+628110000000` as `+62811••••000`: enough to know one's own number, too little for a stranger.
fn mask(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let head = digits.get(..5)?;
    let tail = digits.get(digits.len().checked_sub(3)?..)?;
    (digits.len() >= 9).then(|| format!("+{head}••••{tail}"))
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
    }))
}

pub(super) fn with_amount(phrase: Phrase, amount: Rupiah, language: Language) -> String {
    phrase.fill(language, &[("amount", &amount.to_string())])
}
