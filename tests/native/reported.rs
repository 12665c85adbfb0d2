//! Every reported payload has its expected screen, from each of its sources.

use std::collections::BTreeSet;

use crate::support::{
    orders,
    phrase::says,
    reported::{Case, SHOWN_BEFORE, Way, cases},
    widget::{self, Widget, ok},
};
use scalev_checkout::{
    contract::Environment,
    screen::{PaymentCard, QrPicture, Screen, phrase::Phrase, text},
    session::{Effect, Session, clock::Now, event::EventKind},
    value::{Instant, Timestamp},
};
use serde_json::Value;

fn file(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/reported/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn now(case: &Case) -> Now {
    Now { wall: Timestamp(case.now()), instant: Instant(0) }
}

fn backend(phone: bool) -> Session {
    Session::new(Ok(widget::backend()), Environment { phone, ..widget::page() })
}

fn arrive(case: &Case, way: Way, phone: bool) -> Widget {
    let payload = file(case.file);
    let scalev = || Session::new(Ok(widget::config()), Environment { phone, ..widget::page() });
    match way {
        Way::Payment => {
            let mut widget = Widget::at(backend(phone), now(case));
            widget.answer(ok(&payload));
            widget
        }
        Way::Status => {
            let mut widget = Widget::at(backend(phone), now(case));
            widget.answer(ok(&serde_json::from_str(SHOWN_BEFORE).expect("JSON")));
            widget.send(scalev_checkout::session::Message::CheckPressed);
            widget.answer(ok(&payload));
            widget
        }
        Way::Order => {
            let mut widget = Widget::at(scalev(), now(case));
            widget.answer(ok(&payload));
            widget
        }
        Way::InOrder(method, provider) => {
            let order = orders::with(orders::order(method), "/epayment_provider", provider);
            let order = orders::with(order, "/payment_expiration_at", Value::Null);
            let mut widget = Widget::at(scalev(), now(case));
            widget.answer(ok(&orders::with(order, "/pg_payment_info", payload)));
            widget
        }
    }
}

/// The screen as lines, one for each part or sentence.
fn lines(screen: &Screen, phone: &Screen) -> Vec<String> {
    let mut lines = vec![format!("status: {}", screen.headline)];
    let mut add = |name: &str, text: &str| lines.push(format!("{name}: {text}"));
    if let Some(amount) = &screen.amount {
        add("amount", &(amount.head.clone() + &amount.stressed));
        amount.copy.iter().for_each(|_| add("copy-amount", ""));
    }
    screen.deadline.iter().for_each(|deadline| add("deadline", &deadline.iso));
    screen.deadline.iter().flat_map(|deadline| &deadline.counter_label).for_each(|label| add("countdown", label));
    screen.notices.iter().for_each(|notice| add("notice", notice));
    screen.story.iter().for_each(|story| add("story", story));
    screen.fallback.iter().for_each(|way| add("fallback-link", &way.url));
    screen.steps.iter().for_each(|step| add("step", step));
    match &screen.card {
        Some(PaymentCard::Numbers(cards)) => {
            for card in cards {
                card.place.iter().for_each(|place| add(place.part(), place.name()));
                card.numbers.iter().for_each(|number| add(number.part, &number.code));
                card.numbers.iter().filter(|number| number.copy.is_some()).for_each(|_| add("copy-code", ""));
                card.holder.iter().for_each(|holder| add("account-holder", holder));
                card.advice.iter().for_each(|advice| add("advice", advice));
            }
        }
        Some(PaymentCard::Qr(card)) => {
            match &card.picture {
                QrPicture::Drawn(_) => add("qr", "drawn"),
                QrPicture::Image(url) => add("qr", url),
                QrPicture::Refused => {}
            }
            card.merchant.iter().for_each(|merchant| add("account-holder", merchant));
            card.notes.iter().for_each(|note| add("advice", note));
            add("label", &card.label);
        }
        Some(PaymentCard::Open(card)) => {
            card.picture.iter().for_each(|_| add("qr", "drawn"));
            add("story", &card.story);
            card.button.iter().for_each(|(_, url)| add("pay-link", url));
        }
        None => {}
    }
    if let Some(PaymentCard::Open(card)) = &phone.card {
        card.button.iter().for_each(|(_, url)| add("pay-link on a phone", url));
    }
    lines
}

/// `part: text` requires the part's text, or for a sentence a piece of it; `part` alone requires the part.
fn is_shown(line: &str, seen: &[String]) -> bool {
    let sentence = ["story: ", "notice: ", "advice: "].iter().find(|part| line.starts_with(**part));
    match sentence {
        Some(part) => seen.iter().any(|seen| seen.starts_with(part) && seen.contains(&line[part.len()..])),
        None => seen.iter().any(|seen| seen == line || seen.split(": ").next() == Some(line)),
    }
}

/// The text of `src/screen/text.rs` with this name.
fn phrase(name: &str) -> Phrase {
    let found = text::ALL.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("src/screen/text.rs has no {name}")).1
}

fn faults(case: &Case, way: Way) -> Vec<String> {
    let (desktop, phone) = (arrive(case, way, false), arrive(case, way, true));
    let (shown, on_phone) = (desktop.screen(), phone.screen());
    let seen = lines(&shown, &on_phone);
    let mut faults = Vec::new();
    if !case.states.contains(&shown.state.name()) {
        faults.push(format!("state is {}", shown.state.name()));
    }
    faults.extend(case.shows.iter().filter(|line| !is_shown(line, &seen)).map(|line| format!("not shown: {line}")));
    let copied = shown.copy_text(scalev_checkout::session::CopyTarget::Instructions).unwrap_or_default();
    let all = || seen.iter().map(String::as_str).chain([copied]);
    for hidden in case.hides {
        let is_shown = match hidden.strip_prefix("text: ") {
            Some(names) => names.split(' ').map(phrase).any(|text| all().any(|line| says(line, text))),
            None if hidden.ends_with(':') => seen.iter().any(|line| line.starts_with(hidden)),
            None => all().any(|line| line.contains(hidden)),
        };
        if is_shown {
            faults.push(format!("shown: {hidden}"));
        }
    }
    let events = |kind: EventKind| {
        desktop
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Emit(event) | Effect::EmitOnce(event) if event.kind == kind))
            .count()
    };
    if events(EventKind::Paid) != usize::from(case.states == ["paid"]) {
        faults.push(format!("{} paid events", events(EventKind::Paid)));
    }
    if !faults.is_empty() {
        faults.push(format!("seen: {seen:#?}"));
    }
    faults
}

#[test]
fn every_reported_payload_matches_its_case() {
    let mut wrong = Vec::new();
    for case in cases() {
        for way in case.ways {
            let faults = faults(case, *way);
            if !faults.is_empty() {
                wrong.push(format!("{} by {way:?}: {}", case.file, faults.join("\n  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// A part that no case shows, and words that the gateway did not send, would be hidden whatever the code does. Amounts may be
/// computed.
#[test]
fn every_hidden_part_and_word_can_be_shown() {
    let shown: BTreeSet<String> = cases()
        .flat_map(|case| case.ways.iter().map(move |way| arrive(case, *way, false).screen()))
        .flat_map(|screen| lines(&screen, &screen))
        .filter_map(|line| Some(line.split_once(": ")?.0.to_owned()))
        .collect();
    let mut wrong = Vec::new();
    for case in cases() {
        let sent = file(case.file).to_string() + SHOWN_BEFORE;
        for hidden in case.hides {
            let can_be_shown = match hidden.strip_suffix(':') {
                Some(part) => shown.contains(part),
                None => hidden.starts_with("text: ") || hidden.starts_with("Rp") || sent.contains(hidden),
            };
            if !can_be_shown {
                wrong.push(format!("{}: {hidden}", case.file));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_has_a_case() {
    let folder = format!("{}/tests/fixtures/reported", env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let name = entry.expect("a readable entry").file_name().into_string().expect("a plain name");
        let stem = name.strip_suffix(".json").unwrap_or(&name);
        assert!(cases().any(|case| case.file == stem), "{name} has no case");
    }
}

#[test]
fn a_partial_xendit_refund_leaves_the_payment_paid() {
    let outcome = |amount: u32| {
        let case = cases().next().expect("a case");
        let mut widget = Widget::at(backend(false), now(case));
        widget.answer(ok(&serde_json::from_str(SHOWN_BEFORE).expect("JSON")));
        widget.send(scalev_checkout::session::Message::CheckPressed);
        let refund = serde_json::json!({ "id": "rfd-1", "status": "SUCCEEDED", "amount": amount });
        widget.answer(ok(&serde_json::json!({ "event": "refund.succeeded", "business_id": "1", "data": refund })));
        let screen = widget.screen();
        (screen.state.name(), screen.story.unwrap_or_default().contains("Rp47.000 dari Rp147.000 sudah dikembalikan"))
    };
    assert_eq!((outcome(47_000), outcome(147_000)), (("paid", true), ("closed", false)));
}

#[test]
fn a_paid_payment_stays_paid_during_a_check() {
    for case in cases().filter(|case| case.states == ["paid"]) {
        let mut widget = arrive(case, Way::Status, false);
        widget.send(scalev_checkout::session::Message::CheckPressed);
        assert_eq!(widget.screen().state.name(), "paid", "{}", case.file);
    }
}
