//! The text of the live region.

use super::{Copied, LinkCard, PaymentCard, ProofCard, Screen, notices::replacement, text};
use crate::session::{Session, Topic};

/// The newest announcement. Every second one ends in a space that is not heard, so that equal words are announced again.
pub(super) fn announcement(session: &Session, screen: &Screen) -> String {
    let mut words = match (session.announcer.topic, &screen.copied) {
        (Topic::Copied, Some(Copied { advice: Some(advice), .. })) => advice.clone(),
        (Topic::Copied, _) => text::COPIED.say(screen.language),
        (Topic::Changed, _) => {
            session.replaced.as_ref().map(|replaced| replacement(replaced).say(screen.language)).unwrap_or_default()
        }
        (Topic::NotRenewed, _) => screen.new_code.as_ref().and_then(|code| code.words.clone()).unwrap_or_default(),
        (Topic::Saved, _) => {
            let kept = || screen.keep.as_ref().and_then(|keep| keep.words.clone());
            let saved = screen.qr_actions().and_then(|actions| actions.saved.as_ref()?.words.clone());
            kept().or(saved).unwrap_or_default()
        }
        (Topic::Proof, _) => screen.proof.as_ref().map(ProofCard::news).unwrap_or_default(),
        (Topic::Checked, _) => screen.quiet.clone().unwrap_or_default(),
        (Topic::NotOpened, _) => match &screen.card {
            Some(PaymentCard::Open(LinkCard { alternatives: Some(alternatives), .. })) => alternatives.title.clone(),
            _ => String::new(),
        },
        (Topic::TimeLeft(minutes), _) => text::MINUTES_LEFT.fill(screen.language, &[("minutes", &minutes.to_string())]),
        (Topic::State, _) => screen.headline.clone(),
    };
    if session.announcer.count % 2 == 1 {
        words.push('\u{a0}');
    }
    words
}
