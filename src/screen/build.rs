//! A screen of a session, put together.

use super::{
    PaymentCard, QrCard, QrPicture, Screen, actions, amount, announcement, card, check, clipboard, deadline, detail,
    hint, keep, lost, notices, proof, renewal, sharing, steps, story, till,
};
use crate::{
    contract::Failure,
    session::{Session, State},
};

pub fn screen(session: &Session) -> Screen {
    let state = session.state();
    let environment = &session.environment;
    let language = environment.language;
    let payment = session.payment.as_ref();
    let card = card::card(session);
    let help = actions::help(session, state);
    let new_code = renewal::new_code(session);
    let asks_first =
        new_code.as_ref().is_some_and(|code| code.primary) || help.as_ref().is_some_and(|help| help.primary);
    let fallback = actions::fallback(session, state, is_refused(card.as_ref()), asks_first);
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
        headline: story::headline(session, state).say(language),
        deadline: payable
            .and_then(|payment| deadline::deadline(payment, &session.clock, session.now.wall, environment)),
        amount: payment.filter(|_| !session.is_tampered()).and_then(|payment| amount::amount(payment, state, language)),
        moment: payment.and_then(|payment| story::moment(payment, session)),
        notices: payable.map(|payment| notices::notices(payment, session)).unwrap_or_default(),
        old_number: renewal::old_number(session),
        till: till::till(session, card.as_ref()),
        hint: hint::hint(session, card.as_ref()),
        story: story::story(session, state),
        code: failure.filter(|_| state == State::Unavailable).map(Failure::code),
        steps: payment.map(|payment| steps::steps(payment, session, card.as_ref())).unwrap_or_default(),
        payment_steps: session.payment_steps().to_vec(),
        new_code,
        check: check::check(session, state),
        quiet: check::quiet(session, state),
        lost: lost::lost(session, state),
        fallback,
        proof: proof::card(session),
        proof_link: actions::proof(session),
        help,
        keep: keep::keep(session, card.as_ref()),
        share: None,
        print: actions::print(session, card.as_ref()),
        detail: payment.and_then(|payment| detail::detail(payment, language)),
        copied: clipboard::copied(session),
        announcement: String::new(),
        card,
    };
    screen.share = sharing::button(&screen, payment, environment);
    screen.announcement = announcement::announcement(session, &screen);
    screen
}

fn is_refused(card: Option<&PaymentCard>) -> bool {
    matches!(card, Some(PaymentCard::Qr(QrCard { picture: QrPicture::Refused, .. })))
}
