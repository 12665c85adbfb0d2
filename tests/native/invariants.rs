//! Random sequences of messages: the invariants towards buyer and merchant are true after each of them.

use crate::support::{
    orders::{order, paid, qris, virtual_account, with},
    widget::{Widget, dated, ok, status},
};
use proptest::prelude::*;
use scalev_checkout::{
    contract::Failure,
    payment::Instruction,
    response::ApiResponse,
    session::{CopyTarget, Effect, Message, Outcome, SaveStep, SaveTarget, event::EventKind},
    value::Timestamp,
};

const HOUR: i64 = 3_600_000;

#[derive(Clone, Debug)]
enum ScriptLine {
    Pass(i64),
    Sleep,
    Send(Message),
    Answer(u8),
    StaleAnswer,
}

fn line() -> impl Strategy<Value = ScriptLine> {
    let outcome = prop_oneof![Just(Outcome::Done("data:,".to_owned())), Just(Outcome::Canceled), Just(Outcome::Failed)];
    let step = prop::sample::select(vec![SaveStep::Make, SaveStep::Share, SaveStep::Download, SaveStep::Show]);
    let ended = (0_u32..4, step, outcome).prop_map(|(attempt, step, outcome)| {
        ScriptLine::Send(Message::SaveEnded { target: SaveTarget::Poster, attempt, step, outcome })
    });
    let copy = prop_oneof![
        Just(CopyTarget::Amount),
        Just(CopyTarget::Code),
        Just(CopyTarget::Link),
        Just(CopyTarget::Instructions),
        (0_usize..3).prop_map(CopyTarget::Number)
    ];
    prop_oneof![
        2 => prop_oneof![0_i64..3_000, 0..40 * HOUR, -HOUR..0].prop_map(ScriptLine::Pass),
        4 => Just(ScriptLine::Sleep),
        6 => (0_u8..19).prop_map(ScriptLine::Answer),
        1 => Just(ScriptLine::StaleAnswer),
        1 => Just(ScriptLine::Send(Message::TimerFired)),
        1 => Just(ScriptLine::Send(Message::CheckPressed)),
        1 => Just(ScriptLine::Send(Message::Shown)),
        1 => Just(ScriptLine::Send(Message::Hidden)),
        1 => Just(ScriptLine::Send(Message::WentOnline)),
        1 => Just(ScriptLine::Send(Message::WentOffline)),
        1 => Just(ScriptLine::Send(Message::OpenPressed)),
        1 => Just(ScriptLine::Send(Message::SharePressed)),
        1 => any::<bool>().prop_map(|worked| ScriptLine::Send(Message::ShareEnded { worked })),
        1 => Just(ScriptLine::Send(Message::HintDismissed)),
        1 => prop::sample::select(vec![Message::SavePressed, Message::ShowPosterPressed, Message::EnlargePressed, Message::EnlargementClosed])
            .prop_map(ScriptLine::Send),
        1 => ended,
        1 => Just(ScriptLine::Send(Message::Tampered)),
        1 => copy.clone().prop_map(|what| ScriptLine::Send(Message::CopyPressed(what))),
        1 => (copy.clone(), any::<bool>()).prop_map(|(what, worked)| ScriptLine::Send(Message::CopyEnded { what, worked })),
        1 => (copy, any::<bool>()).prop_map(|(what, worked)| ScriptLine::Send(Message::CopiedInPreview { what, worked })),
    ]
}

fn result(kind: u8, now: Timestamp) -> Result<ApiResponse, Failure> {
    let va = virtual_account;
    Ok(match kind {
        0 | 1 => ok(&va()),
        2 | 3 => ok(&order("va_bca")),
        4 => ok(&paid(va())),
        5 => ok(&with(va(), "/payment_status", "conflict")),
        6 => ok(&with(va(), "/status", "canceled")),
        7 => ok(&with(va(), "/status", "draft")),
        8 => dated(&va(), "Fri, 20 Nov 2026 09:00:00 GMT"),
        9 => dated(&va(), "Sat, 21 Nov 2026 08:30:00 GMT"),
        10 => status(200, "<html>"),
        11 => status(500, ""),
        12 => ApiResponse { retry_after: Some("30".to_owned()), ..status(429, "") },
        13 => status(404, "{}"),
        14 => ok(&with(va(), "/payment_expiration_at", now.after(5_000).iso())),
        15 => ok(&order("cod")),
        16 => ok(&qris()),
        17 => return Err(Failure::Timeout),
        _ => return Err(Failure::Network),
    })
}

/// Sends the messages of the script and checks the invariants after each.
fn play(script: Vec<ScriptLine>) -> Result<(), TestCaseError> {
    let mut widget = Widget::started();
    let mut pending = widget.last_request();
    let mut server_said_paid = false;
    for line in script {
        let kind = match line {
            ScriptLine::Pass(millis) => {
                widget.pass(millis);
                continue;
            }
            ScriptLine::Sleep if widget.session.wake().is_none() => continue,
            ScriptLine::Sleep => {
                widget.sleep();
                prop_assert!(
                    widget.session.wake().is_none_or(|wake| wake > widget.now.instant),
                    "it wakes at once again"
                );
                None
            }
            ScriptLine::Send(message) => {
                widget.send(message);
                None
            }
            ScriptLine::StaleAnswer => {
                let result = Ok(ok(&paid(virtual_account())));
                widget.send(Message::Responded { request: 0, result });
                None
            }
            ScriptLine::Answer(_) if pending.is_none() => continue,
            ScriptLine::Answer(kind) => Some(kind),
        };
        if let Some(kind) = kind {
            pending = None;
            server_said_paid |= kind == 4;
            widget.end(result(kind, widget.now.wall));
        }
        for effect in &widget.last {
            if *effect == Effect::Abort {
                pending = None;
            }
            if let Effect::Ask { request, .. } = effect {
                prop_assert_eq!(pending, None, "two requests at once");
                pending = Some(*request);
            }
        }
        check_invariants(&widget, server_said_paid)?;
    }
    Ok(())
}

fn check_invariants(widget: &Widget, server_said_paid: bool) -> Result<(), TestCaseError> {
    let state = widget.state();
    prop_assert_eq!(state == "paid", server_said_paid, "paid if and only if the server has said so");
    let screen = widget.screen();
    let open = matches!(state, "unpaid" | "checking");
    prop_assert!(open || screen.card.is_none(), "instructions while {state}");
    prop_assert!(open || !screen.is_covered(), "an enlarged code while {state}");
    let usable = widget.session.instruction().is_some_and(|instruction| *instruction != Instruction::NothingDue);
    prop_assert_eq!(open && usable, screen.card.is_some(), "no instructions while {}", state);
    prop_assert!(screen.fallback.is_some() || screen.help.is_some(), "no link to continue while {state}");
    let kinds = [
        EventKind::Ready,
        EventKind::Instructions,
        EventKind::Paid,
        EventKind::Expired,
        EventKind::Conflict,
        EventKind::Closed,
        EventKind::Error,
    ];
    for kind in kinds {
        prop_assert!(widget.events(kind).len() <= 1, "{} is fired twice", kind.name());
    }
    prop_assert!(widget.requests().iter().filter(|name| **name == "create").count() <= 3);
    let statuses: Vec<_> = widget.events(EventKind::Status).into_iter().map(|event| event.status).collect();
    prop_assert!(statuses.windows(2).all(|pair| pair[0] != pair[1]), "a status event without a change");
    prop_assert_eq!(statuses.last(), Some(&state));
    Ok(())
}

proptest! {
    #[test]
    fn no_sequence_of_messages_breaks_an_invariant(script in prop::collection::vec(line(), 0..60)) {
        play(script)?;
    }
}
