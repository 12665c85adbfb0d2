//! What a buyer pays by: it must stand in the page as it was drawn.

use super::{LinkCard, Number, NumberCard, PaymentCard, Place, QrCard, QrPicture, Screen};
use crate::value::svg;

/// The parts that are watched.
pub const PARTS: &str = "[part=amount],[part=bank],[part=outlet],[part=payment-code],[part=biller-code],\
                         [part=account-holder],[part=barcode],[part=qr],[part=qr-large],[part=pay-link],\
                         [part=fallback-link]";

impl Screen {
    /// What stands in each of the [`PARTS`] on this screen, from top to bottom; a `|` before each, and no spaces.
    #[must_use]
    pub fn vouched(&self) -> String {
        let mut told = String::new();
        if let Some(amount) = &self.amount {
            begin(&mut told);
            plain(&amount.head, &mut told);
            plain(&amount.stressed, &mut told);
        }
        match &self.card {
            Some(PaymentCard::Numbers(cards)) => cards.iter().for_each(|card| numbers(card, &mut told)),
            Some(PaymentCard::Qr(card)) => self.scanned(card, &mut told),
            Some(PaymentCard::Open(card)) => opened(card, &mut told),
            None => {}
        }
        tell(self.fallback.as_ref().map(|way| way.url.as_str()), &mut told);
        told
    }

    fn scanned(&self, card: &QrCard, told: &mut String) {
        draw(&card.picture, told);
        tell(card.merchant.as_deref(), told);
        let enlarged = self.keep().and_then(|keep| keep.enlarged.as_ref());
        if enlarged.is_some_and(|enlarged| enlarged.picture.is_none()) {
            draw(&card.picture, told);
        }
    }
}

/// Adds the text without its spaces: programs that translate may add some.
pub fn plain(text: &str, told: &mut String) {
    told.extend(text.chars().filter(|letter| !letter.is_whitespace()));
}

fn begin(told: &mut String) {
    told.push('|');
}

fn tell(text: Option<&str>, told: &mut String) {
    if let Some(text) = text {
        begin(told);
        plain(text, told);
    }
}

fn numbers(card: &NumberCard, told: &mut String) {
    tell(card.place.as_ref().map(Place::name), told);
    for Number { code, .. } in &card.numbers {
        tell(Some(code), told);
    }
    tell(card.holder.as_deref(), told);
    if let Some(code) = &card.barcode {
        drawing((code.bars.modules, 1), &code.bars.path, told);
    }
}

/// Where no app came up, the picture is the last thing.
fn opened(card: &LinkCard, told: &mut String) {
    let shown = |told: &mut String| card.picture.iter().for_each(|code| draw(code, told));
    if card.others.is_none() {
        shown(told);
    }
    tell(card.button.as_ref().map(|(_, url)| url.as_str()), told);
    if card.others.is_some() {
        shown(told);
    }
}

fn draw(picture: &QrPicture, told: &mut String) {
    match picture {
        QrPicture::Drawn(code) => drawing((code.side, code.side), &code.path, told),
        QrPicture::Image(url) => tell(Some(url), told),
        QrPicture::Refused => {}
    }
}

fn drawing(size: (usize, usize), path: &str, told: &mut String) {
    tell(Some(&svg::background(size)), told);
    plain(path, told);
}
