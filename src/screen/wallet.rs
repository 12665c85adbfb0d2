//! A wallet: an app to open by the buyer's own tap, or one that waits.

use super::{CopyButton, LinkButton, LinkCard, PaymentCard, QrPicture, hint};
use crate::{
    contract::{
        Environment,
        user_agent::{self, System},
    },
    payment::{Qr, Wallet, WalletLinks},
    screen::text,
    session::{CopyTarget, Session},
    value::{Language, SafeUrl},
};

/// The other ways to pay, where no app opened.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Alternatives {
    pub title: String,
    /// This page in the phone's own browser, out of another app's.
    pub browser: Option<LinkButton>,
    /// The gateway's other link; out of a frame the link that was pressed.
    pub link: Option<LinkButton>,
    /// The link opens in a tab of its own, because the page's frame holds its links.
    pub new_tab: bool,
    /// The way to the phone's own browser in words, where no link leads there.
    pub advice: Option<String>,
    pub copy: CopyButton,
    /// The sentence on the code. `None`: there is none.
    pub scan: Option<String>,
}

/// A phone holds the app and gets one button; a desktop gets the link as a QR too.
pub(super) fn opened(wallet: &Wallet, links: &WalletLinks, session: &Session) -> Option<PaymentCard> {
    let Environment { language, phone, .. } = session.environment;
    let values = [("wallet", wallet.name())];
    let link = links.link(phone);
    let not_opened = session.app_not_opened();
    let picture = match &links.qr {
        Some(Qr::Image(image)) => links.scans(phone, not_opened).then(|| QrPicture::Image(image.as_str().to_owned())),
        _ => links.code_text(phone, not_opened).and_then(|text| session.drawing(text)).map(QrPicture::Drawn),
    };
    if link.is_none() && picture.is_none() {
        return None;
    }
    let scan = picture.is_some();
    let pressed = link.filter(|_| not_opened && (phone || session.environment.framed));
    let story = if scan && pressed.is_none() { text::SCAN_WALLET } else { text::OPEN_WALLET_STORY };
    Some(PaymentCard::Open(LinkCard {
        picture,
        picture_label: text::QR_LINK_LABEL.fill(language, &values),
        title: None,
        story: story.fill(language, &values),
        button: link.map(|link| button(wallet, link, language)),
        alternatives: pressed
            .map(|pressed| Box::new(alternatives(wallet, pressed, links.desktop.as_ref(), scan, session))),
    }))
}

/// The card of a phone before the first tap. `None`: there is no link, or no phone.
pub(crate) fn on_a_phone(wallet: &Wallet, links: &WalletLinks, environment: &Environment) -> Option<LinkCard> {
    let Environment { language, phone, .. } = *environment;
    let link = links.link(phone).filter(|_| phone)?;
    let story = text::OPEN_WALLET_STORY.fill(language, &[("wallet", wallet.name())]);
    Some(LinkCard { story, button: Some(button(wallet, link, language)), ..LinkCard::default() })
}

fn button(wallet: &Wallet, link: &SafeUrl, language: Language) -> (String, String) {
    (text::OPEN_WALLET.fill(language, &[("wallet", wallet.name())]), link.as_str().to_owned())
}

/// The alternatives to an app that did not open. Of two links the page is copied, because it can be pasted anywhere.
fn alternatives(
    wallet: &Wallet,
    pressed: &SafeUrl,
    desktop: Option<&SafeUrl>,
    scan: bool,
    session: &Session,
) -> Alternatives {
    let language = session.environment.language;
    let values = [("wallet", wallet.name())];
    let framed = session.environment.framed;
    let other = desktop.filter(|desktop| *desktop != pressed);
    let in_app = session.environment.in_app;
    let chrome = in_app.filter(|in_app| in_app.system == System::Android);
    let chrome = chrome.and_then(|_| user_agent::chrome(&session.environment.address, session.url_policy()));
    let advice = in_app.filter(|_| chrome.is_none()).map(|in_app| hint::menu(in_app, language));
    Alternatives {
        title: text::NOT_OPENED.fill(language, &values),
        browser: chrome.map(|url| LinkButton::secondary(text::OPEN_CHROME.say(language), &url)),
        link: match other {
            Some(link) => {
                let phrase = if link.is_app() { text::OPEN_APP } else { text::OPEN_WEB };
                Some(LinkButton::secondary(phrase.fill(language, &values), link.as_str()))
            }
            None => framed.then(|| LinkButton::secondary(text::OPEN_NEW_TAB.say(language), pressed.as_str())),
        },
        new_tab: framed,
        advice: advice.map(|menu| text::OPEN_BY_MENU.fill(language, &[("menu", &menu)])),
        copy: copy_button(other.filter(|link| !link.is_app()).unwrap_or(pressed), language),
        scan: scan.then(|| text::SCAN_ELSEWHERE.say(language)),
    }
}

/// The alternatives where the page's frame blocks its links.
pub(super) fn out_of_a_frame(link: &SafeUrl, session: &Session) -> Option<Box<Alternatives>> {
    let language = session.environment.language;
    session.app_not_opened().then(|| {
        Box::new(Alternatives {
            title: text::PAGE_NOT_OPENED.say(language),
            browser: None,
            link: Some(LinkButton::secondary(text::OPEN_NEW_TAB.say(language), link.as_str())),
            new_tab: true,
            advice: None,
            copy: copy_button(link, language),
            scan: None,
        })
    })
}

fn copy_button(link: &SafeUrl, language: Language) -> CopyButton {
    let (label, url) = (text::COPY_LINK, link.as_str().to_owned());
    CopyButton::new(CopyTarget::Link, label, label.say(language), url, language)
}

pub(crate) fn pushed(wallet: &Wallet, phone: Option<&str>, language: Language) -> LinkCard {
    let masked = phone.and_then(mask);
    let story = if masked.is_some() { text::PUSH_STORY } else { text::PUSH_STORY_PLAIN };
    let values = [("wallet", wallet.name()), ("phone", masked.as_deref().unwrap_or_default())];
    let title = text::OPEN_APP.fill(language, &values);
    LinkCard { title: Some(title), story: story.fill(language, &values), ..LinkCard::default() }
}

/// `+628110000000` as `+62811••••000`: enough to know one's own number, too little for a stranger.
fn mask(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let head = digits.get(..5)?;
    let tail = digits.get(digits.len().checked_sub(3)?..)?;
    let plus = if head.starts_with('0') { "" } else { "+" };
    (digits.len() >= 9).then(|| format!("{plus}{head}••••{tail}"))
}
