//! The `action` event: each press of the buyer, and no message of the page, the device or the server.

use scalev_checkout::{
    markup::{self, Node},
    session::{
        CopyTarget, Message, Outcome, SaveStep, SaveTarget,
        event::{Action, EventKind},
        proof::ProofMessage,
    },
};

use crate::support::{
    fixture::payloads,
    orders::{qris, virtual_account},
    screens::screens,
    widget::Widget,
};

fn actions(widget: &Widget) -> Vec<&'static str> {
    widget.events(EventKind::Action).iter().map(|event| event.action.expect("an action")).collect()
}

#[test]
fn each_press_emits_its_action_every_time() {
    let cases = [
        (Message::CopyPressed(CopyTarget::Number(0)), "copy-code"),
        (Message::CopyPressed(CopyTarget::Link), "copy-code"),
        (Message::CopyPressed(CopyTarget::Amount), "copy-amount"),
        (Message::CopyPressed(CopyTarget::Code), "copy-qr"),
        (Message::PressedInPreview(Some(CopyTarget::Amount)), "copy-amount"),
        (Message::PressedInPreview(None), "open-link"),
        (Message::OpenPressed, "open-link"),
        (Message::LinkPressed(Action::OpenHelp), "open-help"),
        (Message::SharePressed, "share"),
        (Message::PrintPressed, "print"),
        (Message::SavePressed, "save-qr"),
        (Message::ShowPosterPressed, "save-qr"),
        (Message::EnlargePressed, "enlarge"),
        (Message::CheckPressed, "check-status"),
        (Message::CopyPressed(CopyTarget::Report), "open-help"),
        (Message::NewCodePressed, "new-code"),
        (Message::RemindPressed, "remind"),
        (Message::Proof(ProofMessage::SendPressed), "upload-proof"),
    ];
    for (message, action) in cases {
        let mut widget = Widget::answered(&virtual_account());
        widget.send(message.clone());
        widget.send(message.clone());
        assert_eq!(actions(&widget), [action, action], "{message:?}");
    }
}

#[test]
fn messages_of_page_and_device_emit_no_action() {
    let quiet = [
        Message::CheckRequested,
        Message::OpenedInPreview,
        Message::CopiedInPreview { what: CopyTarget::Amount, worked: true },
        Message::CopyEnded { what: CopyTarget::Amount, worked: true },
        Message::ShareEnded { worked: true },
        Message::SaveEnded {
            target: SaveTarget::Poster,
            attempt: 1,
            step: SaveStep::Download,
            outcome: Outcome::Failed,
        },
        Message::HintDismissed,
        Message::EnlargementClosed,
        Message::Hidden,
        Message::Shown,
        Message::WentOnline,
        Message::TimerFired,
        Message::Tampered,
    ];
    for message in quiet {
        let mut widget = Widget::answered(&virtual_account());
        widget.send(message.clone());
        assert_eq!(actions(&widget), [""; 0], "{message:?}");
    }
}

#[test]
fn the_two_numbers_of_a_bill_have_different_actions() {
    let bill = payloads("midtrans").into_iter().find(|fixture| fixture.name == "midtrans/va_mandiri").expect("a bill");
    let mut widget = Widget::answered(&bill.order);
    widget.send(Message::CopyPressed(CopyTarget::Number(0)));
    widget.send(Message::CopyPressed(CopyTarget::Number(1)));
    assert_eq!(actions(&widget), ["copy-biller-code", "copy-code"]);
}

#[test]
fn payment_steps_emit_an_action_only_when_opened() {
    let mut widget = Widget::answered(&virtual_account());
    for _ in 0..3 {
        widget.send(Message::StepsToggled);
    }
    assert_eq!(actions(&widget), ["open-steps", "open-steps"]);
}

#[test]
fn an_action_has_the_common_event_detail_and_the_state() {
    let mut widget = Widget::answered(&qris());
    widget.send(Message::CopyPressed(CopyTarget::Amount));
    let events = widget.events(EventKind::Action);
    let event = events.first().expect("an action");
    assert_eq!((event.status, event.method.as_deref(), event.currency), ("unpaid", Some("qris"), "IDR"));
    assert!(event.amount.is_some() && event.order_id.is_some());
}

/// The parts of a tree's links and buttons that send no message.
fn pressed(node: &Node, silent: &mut Vec<String>) {
    if ["a", "button"].contains(&node.tag) && node.event.is_none() {
        silent.push(node.attribute("part").unwrap_or(node.tag).to_owned());
    }
    for child in node.children.iter().flatten() {
        pressed(child, silent);
    }
}

#[test]
fn every_link_and_button_sends_a_message() {
    for (name, widget) in screens() {
        let mut silent = Vec::new();
        pressed(&markup::card(&widget.screen()), &mut silent);
        assert_eq!(silent, [""; 0], "{name}");
    }
}
