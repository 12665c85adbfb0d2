//! Orders that take a proof, and orders that change during or after an upload.

use super::{
    STEPS, Step, aborted, answer, at, attempt, card, finish, is_done, pick, pick_label, problem, proved, request, send,
    step, success, transfer,
};
use crate::support::{
    fixture,
    orders::{self, with},
    phrase::says,
    widget::{self, KEY, SLUG, STORE, Widget, ok},
};
use scalev_checkout::{
    contract::{Config, Failure},
    screen::text,
    session::{
        Effect, Message, Session,
        proof::{ProofMessage, RequestNews},
    },
};

#[test]
fn only_a_bank_transfer_of_a_scalev_order_takes_a_proof() {
    for order in [orders::virtual_account(), orders::qris(), orders::order("cod"), orders::order("bank_transfer")] {
        let mut widget = Widget::answered(&order);
        assert_eq!(widget.screen().proof, None);
        for act in
            [ProofMessage::SectionOpened, ProofMessage::Picked, ProofMessage::SendPressed, ProofMessage::CancelPressed]
        {
            send(&mut widget, act);
            assert!(widget.last.is_empty());
        }
    }
    let backend = |name: &str| (name == "payment-url").then_some("https://toko.example/pay");
    let config = Config::read(backend, None, &widget::page()).expect("a backend");
    let mut widget = Widget::of(Session::new(Ok(config), widget::page()));
    widget.answer(ok(&transfer()));
    let screen = widget.screen();
    assert_eq!(screen.proof, None);
    let link = screen.proof_link.expect("a link to the hosted page");
    assert_eq!(link.text, "Sudah transfer? Unggah bukti");

    let attributes = |name: &str| match name {
        "store-id" => Some(STORE),
        "publishable-key" => Some(KEY),
        "order" => Some(SLUG),
        "status-url" => Some("https://toko.example/status"),
        _ => None,
    };
    let config = Config::read(attributes, None, &widget::page()).expect("an order of Scalev's");
    let mut widget = Widget::of(Session::new(Ok(config), widget::page()));
    widget.answer(ok(&transfer()));
    assert!(widget.screen().proof.is_some(), "also with a status-url");
}

#[test]
fn transfer_fixtures_with_accounts_take_a_proof() {
    for fixture in fixture::whole_orders().iter().filter(|fixture| fixture.name.contains("/bank_transfer")) {
        let mut widget = Widget::answered(&fixture.order);
        let takes = !fixture.name.contains("no_accounts");
        assert_eq!(widget.screen().proof.is_some(), takes, "{}", fixture.name);
        if takes {
            pick(&mut widget);
            assert!(card(&widget).send.is_some(), "{}", fixture.name);
        }
    }
}

#[test]
fn a_payment_during_the_upload_aborts_it() {
    for step in STEPS {
        let mut widget = at(step);
        widget.send(Message::CheckPressed);
        widget.answer(ok(&orders::paid(transfer())));
        assert_eq!(widget.state(), "paid");
        assert!(aborted(&widget), "{step:?}");
        let screen = widget.screen();
        assert_eq!(screen.proof, None);
        assert!(screen.story.is_some_and(|story| story.contains("bukti tidak perlu dikirim")), "{step:?}");
        let begun = attempt(&widget);
        send(&mut widget, ProofMessage::Requested { attempt: begun, news: RequestNews::Responded(Ok(success(step))) });
        assert_eq!(request(&widget), None);
        assert_eq!(widget.session.wake(), None);
    }
    let mut widget = Widget::answered(&transfer());
    widget.send(Message::CheckPressed);
    widget.answer(ok(&orders::paid(transfer())));
    let story = widget.screen().story.expect("a story");
    assert!(says(&story, text::PAID_STORY) && !says(&story, text::PAID_PROOF), "no upload was started: {story}");
}

#[test]
fn an_order_closed_during_the_upload_still_gets_its_proof() {
    for (path, value, state) in [("/payment_status", "conflict", "conflict"), ("/status", "canceled", "closed")] {
        for step in STEPS {
            let mut widget = at(step);
            let begun = attempt(&widget);
            widget.send(Message::CheckPressed);
            widget.answer(ok(&with(transfer(), path, value)));
            assert_eq!(widget.state(), state);
            assert!(!aborted(&widget) && card(&widget).progress.is_some(), "{step:?}");
            assert_eq!(widget.screen().card, None);
            send(
                &mut widget,
                ProofMessage::Requested { attempt: begun, news: RequestNews::Responded(Err(Failure::Network)) },
            );
            assert!(problem(&widget).contains("Gambar Anda tetap di sini"));
            send(&mut widget, ProofMessage::SendPressed);
            assert_eq!(self::step(&widget), Some(step));
            for step in STEPS.into_iter().skip_while(|other| *other != step) {
                let answered = if step == Step::File { ok(&with(proved(), path, value)) } else { success(step) };
                answer(&mut widget, Ok(answered));
            }
            assert_eq!(widget.state(), state);
            assert_eq!(card(&widget).title, "Bukti transfer sudah dikirim");
        }
        let mut widget = Widget::answered(&with(transfer(), path, value));
        assert_eq!(widget.screen().proof, None, "no upload was started");
        send(&mut widget, ProofMessage::Picked);
        assert_eq!(request(&widget), None);
    }
}

#[test]
fn an_earlier_read_does_not_undo_a_received_proof() {
    let mut widget = at(Step::File);
    widget.send(Message::CheckPressed);
    let old = widget.last_request().expect("a read");
    answer(&mut widget, Ok(ok(&proved())));
    assert!(widget.last.contains(&Effect::Abort));
    widget.send(Message::Responded { request: old, result: Ok(ok(&transfer())) });
    assert!(is_done(&widget));
}

#[test]
fn an_earlier_proof_can_be_replaced_while_unpaid() {
    let mut widget = Widget::answered(&proved());
    assert!(is_done(&widget));
    assert_eq!(pick_label(&card(&widget)), Some(("Ganti bukti", false)));
    pick(&mut widget);
    send(&mut widget, ProofMessage::AccountChosen(0));
    assert!(card(&widget).send.is_some() && card(&widget).accounts.is_some());
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS);
}
