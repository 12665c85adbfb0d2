//! A screen as a few lines of text that a person can check against the order.

use scalev_checkout::{
    payment::instruction::Instruction,
    screen::{LinkCard, PaymentCard, Place, QrPicture, Screen},
    session::{Effect, Session},
};

/// The buyer's screen, one fact a line. `phone` is the same payment's screen on a phone.
pub fn summary(session: &Session, effects: &[Effect], screen: &Screen, phone: &Screen) -> String {
    let mut lines = vec![
        ("state", Some(screen.state.name().to_owned())),
        ("method", method(effects)),
        ("instruction", Some(instruction(session).to_owned())),
        ("headline", Some(screen.headline.clone())),
        (
            "amount",
            screen.amount.as_ref().map(|amount| match amount.stressed.as_str() {
                "" => amount.head.clone(),
                stressed => format!("{} + {stressed}", amount.head),
            }),
        ),
        ("deadline", screen.deadline.as_ref().map(|deadline| deadline.iso.clone())),
        ("moment", screen.moment.clone()),
    ];
    lines.extend(screen.notices.iter().map(|notice| ("notice", Some(notice.clone()))));
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => {
            for card in cards {
                lines.push(match &card.place {
                    Some(Place::Outlet(name)) => ("outlet", Some(name.clone())),
                    Some(Place::Bank(name)) => ("bank", Some(name.clone())),
                    None => ("bank", Some("(not named)".to_owned())),
                });
                lines.extend(card.numbers.iter().map(|number| (number.part, Some(number.code.clone()))));
                lines.push(("holder", card.holder.clone()));
                lines.push((
                    "barcode",
                    card.barcode.as_ref().map(|barcode| format!("{} modules", barcode.bars.modules)),
                ));
                lines.push(("cashier", card.cashier.clone()));
            }
        }
        Some(PaymentCard::Qr(card)) => {
            lines.push(("qr", Some(picture(&card.picture))));
            lines.push(("merchant", card.merchant.clone()));
            lines.push(("nmid", card.nmid.clone()));
        }
        Some(PaymentCard::Open(card)) => {
            lines.push(("title", card.title.clone()));
            lines.push(("story", Some(card.story.clone())));
            lines.push(("pay-link", link(card)));
            lines.push(("pay-link as qr", card.picture.as_ref().map(|_| "drawn".to_owned())));
            if let Some(PaymentCard::Open(card)) = &phone.card {
                lines.push(("pay-link on a phone", link(card)));
            }
        }
        None => lines.push(("story", screen.story.clone())),
    }
    lines.push(("steps", (!screen.steps.is_empty()).then(|| screen.steps.len().to_string())));
    lines.push(("fallback-link", screen.fallback.as_ref().map(|way| way.url.clone())));
    lines.push(("proof-link", screen.proof_link.as_ref().map(|way| way.url.clone())));
    let lines = lines.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", value?)));
    lines.collect()
}

fn method(effects: &[Effect]) -> Option<String> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Emit(event) => event.method.clone(),
        _ => None,
    })
}

fn instruction(session: &Session) -> &'static str {
    match session.instruction() {
        Some(Instruction::VirtualAccount { .. }) => "virtual account",
        Some(Instruction::Bill { .. }) => "bill payment",
        Some(Instruction::Qr(_)) => "qris",
        Some(Instruction::Wallet { .. }) => "wallet link",
        Some(Instruction::Push { .. }) => "wallet push",
        Some(Instruction::RetailCode { .. }) => "retail code",
        Some(Instruction::ManualTransfer { .. }) => "manual transfer",
        Some(Instruction::Hosted(_)) => "hosted page",
        Some(Instruction::NothingDue) => "nothing to pay now",
        None => "none",
    }
}

fn picture(picture: &QrPicture) -> String {
    match picture {
        QrPicture::Drawn(drawing) => format!("drawn, {} modules", drawing.side),
        QrPicture::Image(url) => format!("image {url}"),
        QrPicture::Refused => "refused".to_owned(),
    }
}

fn link(card: &LinkCard) -> Option<String> {
    card.button.as_ref().map(|(_, url)| url.clone())
}
