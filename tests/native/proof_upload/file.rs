//! The chosen file: rejected, unreadable, or chosen before the upload script has loaded.

use super::{SECOND, STEPS, aborted, attempt, card, chosen, finish, pick, png, problem, request, send, transfer};
use crate::support::widget::Widget;
use scalev_checkout::session::{
    Effect, Message,
    proof::{Picture, ProofEffect, ProofError, ProofMessage, ProofRequest, RequestNews},
};

#[test]
fn a_rejected_file_shows_the_reason() {
    for (error, words) in [
        (ProofError::Empty, "kosong"),
        (ProofError::TooLarge, "10 MB"),
        (ProofError::Heic, "HEIC"),
        (ProofError::Unknown, "PDF"),
    ] {
        let mut widget = chosen();
        send(&mut widget, ProofMessage::Picked);
        let begun = attempt(&widget);
        send(&mut widget, ProofMessage::Requested { attempt: begun, news: RequestNews::Failed(error) });
        assert!(problem(&widget).contains(words), "{}", problem(&widget));
        assert_eq!(widget.screen().announcement.trim_end(), problem(&widget));
        let card = card(&widget);
        assert!(
            card.send.is_none() && card.thumbnail.is_none() && card.file_input.is_some(),
            "another one can be chosen"
        );
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(request(&widget), None);
        pick(&mut widget);
        assert_eq!(problem(&widget), "");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(finish(&mut widget), STEPS);
    }
}

#[test]
fn after_an_unreadable_file_another_can_be_chosen() {
    let mut widget = Widget::answered(&transfer());
    send(&mut widget, ProofMessage::Picked);
    let begun = attempt(&widget);
    send(&mut widget, ProofMessage::Requested { attempt: begun, news: RequestNews::Failed(ProofError::Unreadable) });
    assert!(problem(&widget).contains("tidak bisa dibuka") && card(&widget).send.is_none());

    pick(&mut widget);
    assert!(card(&widget).send.is_some());
}

#[test]
fn the_upload_script_may_load_after_the_choice() {
    let mut widget = Widget::answered(&transfer());
    send(&mut widget, ProofMessage::SectionOpened);
    assert_eq!(widget.last, [Effect::Proof(ProofEffect::Load)]);
    send(&mut widget, ProofMessage::AccountChosen(0));
    send(&mut widget, ProofMessage::Picked);
    let begun = attempt(&widget);
    send(&mut widget, ProofMessage::Requested { attempt: begun, news: RequestNews::Failed(ProofError::Network) });
    let broken = card(&widget);
    assert_eq!(broken.send.map(|send| send.label).as_deref(), Some("Coba lagi"));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(
        request(&widget).map(|(_, request)| request),
        Some(ProofRequest::Open),
        "the retry opens the file that was chosen"
    );
    widget.pass(20 * SECOND);
    widget.send(Message::TimerFired);
    assert!(aborted(&widget) && problem(&widget).contains("lambat"));
    send(&mut widget, ProofMessage::SendPressed);
    let begun = attempt(&widget);
    send(
        &mut widget,
        ProofMessage::Requested { attempt: begun, news: RequestNews::Opened(Picture { thumbnail: None, ..png() }) },
    );
    let ready = card(&widget);
    assert!(ready.thumbnail.is_none() && ready.send.is_some_and(|send| send.label == "Kirim bukti"));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS);
}
