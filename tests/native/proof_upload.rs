//! Handing in the proof of a transfer: every step, every failure at every step, and nothing twice.

use crate::support::{
    fixture,
    orders::{self, with},
    widget::{self, KEY, NOON, SLUG, STORE, Widget, ok, requests, status},
};
use proptest::prelude::*;
use scalev_checkout::{
    contract::{config::Config, environment::Environment, failure::Failure},
    response::ApiResponse,
    screen::ProofCard,
    session::{
        CopyTarget, Effect, Message, Session,
        proof::{Picture, ProofEffect, ProofError, ProofMessage, ProofRequest},
    },
    value::language::Language,
};
use serde_json::json;

const PLACE: &str = r#"{"key":"k","filename":"a.png","content_type":"image/png","size_in_bytes":5000,
    "file_url":"https://files.example.com/k.png","upload_url":"https://storage.example.com/k?signature=x"}"#;
const SECOND: i64 = 1000;

/// The steps of one proof, as they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Ask,
    Send,
    File,
}

const STEPS: [Step; 3] = [Step::Ask, Step::Send, Step::File];

fn transfer() -> serde_json::Value {
    let order = orders::order("bank_transfer");
    let account = |id: u32, name: &str, number: &str| {
        json!({
            "id": id, "account_holder": "PT Contoh Niaga", "account_number": number, "method": "bank_transfer",
            "financial_entity": { "id": id * 10, "name": name, "code": "x" },
        })
    };
    let accounts = json!([account(1, "Bank Satu", "1234567890"), account(2, "Bank Dua", "0098765432")]);
    with(order, "/store/payment_accounts", accounts)
}

fn proved() -> serde_json::Value {
    let order = with(transfer(), "/transferproof_url", "https://files.example.com/k.png");
    with(order, "/transfer_time", "2026-11-20T09:00:00Z")
}

fn send(widget: &mut Widget, act: ProofMessage) {
    widget.send(Message::Proof(act));
}

fn card(widget: &Widget) -> ProofCard {
    widget.screen().proof.expect("there is a place for the proof")
}

fn pick_label(card: &ProofCard) -> Option<(&str, bool)> {
    card.file_input.as_ref().map(|input| (input.label.as_str(), input.first))
}

fn problem(widget: &Widget) -> String {
    card(widget).problem.unwrap_or_default()
}

/// The request for the proof that the last message caused.
fn request(widget: &Widget) -> Option<(u32, ProofRequest)> {
    widget.last.iter().find_map(|effect| match effect {
        Effect::Proof(ProofEffect::Start { attempt, request }) => Some((*attempt, request.clone())),
        _ => None,
    })
}

fn step(widget: &Widget) -> Option<Step> {
    request(widget).map(|(_, request)| match request {
        ProofRequest::Ask(_) => Step::Ask,
        ProofRequest::Put(_) => Step::Send,
        ProofRequest::File { .. } => Step::File,
        ProofRequest::Open => panic!("{request:?} is no step"),
    })
}

fn aborted(widget: &Widget) -> bool {
    widget.last.contains(&Effect::Proof(ProofEffect::Abort))
}

/// The number of the pending request.
fn attempt(widget: &Widget) -> u32 {
    let mut attempts = widget.effects.iter().filter_map(|effect| match effect {
        Effect::Proof(ProofEffect::Start { attempt, .. }) => Some(*attempt),
        _ => None,
    });
    attempts.next_back().expect("something was begun")
}

fn png() -> Picture {
    Picture { name: "bukti.png".to_owned(), thumbnail: Some("data:image/jpeg;base64,AA".to_owned()) }
}

fn pick(widget: &mut Widget) {
    send(widget, ProofMessage::Picked);
    let (attempt, opened) = request(widget).expect("the file is opened");
    assert_eq!(opened, ProofRequest::Open);
    send(widget, ProofMessage::FileOpened { attempt, picture: png() });
}

/// A transfer with a chosen account and a chosen picture.
fn chosen() -> Widget {
    let mut widget = Widget::answered(&transfer());
    send(&mut widget, ProofMessage::AccountChosen(1));
    pick(&mut widget);
    widget
}

fn answer(widget: &mut Widget, result: Result<ApiResponse, Failure>) {
    let attempt = attempt(widget);
    send(widget, ProofMessage::Responded { attempt, result });
}

/// The answer with which this step succeeds.
fn success(step: Step) -> ApiResponse {
    match step {
        Step::Ask => status(200, PLACE),
        Step::Send => status(200, ""),
        Step::File => ok(&proved()),
    }
}

/// A widget that is uploading, with this step pending.
fn at(step: Step) -> Widget {
    let mut widget = chosen();
    send(&mut widget, ProofMessage::SendPressed);
    for earlier in STEPS.into_iter().take_while(|earlier| *earlier != step) {
        answer(&mut widget, Ok(success(earlier)));
    }
    assert_eq!(self::step(&widget), Some(step));
    widget
}

/// Completes the upload from the widget's current step, and returns the steps.
fn finish(widget: &mut Widget) -> Vec<Step> {
    let mut steps = Vec::new();
    while let Some(step) = step(widget) {
        steps.push(step);
        answer(widget, Ok(success(step)));
        assert!(steps.len() <= 3, "{steps:?}");
    }
    assert!(is_done(widget), "{:?}", card(widget));
    steps
}

fn is_done(widget: &Widget) -> bool {
    let screen = widget.screen();
    let card = screen.proof.expect("the proof that was handed in is shown");
    screen.headline == "Bukti diterima, menunggu penjual" && card.title == "Bukti transfer sudah dikirim"
}

#[test]
fn three_steps_and_a_read_hand_it_in() {
    let mut widget = chosen();
    send(&mut widget, ProofMessage::SendPressed);
    let (_, asked) = request(&widget).expect("a place is asked for");
    let ProofRequest::Ask(ask) = asked else { panic!("{asked:?}") };
    let url = format!("https://api.scalev.com/v3/stores/{STORE}/public/orders/{SLUG}");
    assert_eq!(ask.url, format!("{url}/transfer-proof-upload"));
    assert_eq!(ask.key.as_deref(), Some(KEY));

    answer(&mut widget, Ok(status(200, PLACE)));
    let (_, put) = request(&widget).expect("the bytes go out");
    let ProofRequest::Put(place) = put else { panic!("{put:?}") };
    assert_eq!(place.as_str(), "https://storage.example.com/k?signature=x");

    widget.pass(7 * SECOND);
    answer(&mut widget, Ok(status(204, "")));
    let (_, filed) = request(&widget).expect("the order is updated");
    let ProofRequest::File { order, file, account, time } = filed else { panic!("{filed:?}") };
    assert_eq!((order.url, order.key.as_deref()), (url, Some(KEY)));
    assert_eq!((file.as_str(), time.as_str()), ("https://files.example.com/k.png", "2026-11-20T09:00:07Z"));
    assert_eq!((account.number.as_str(), account.entity), ("0098765432", Some(20)));
    assert_eq!(account.holder.as_deref(), Some("PT Contoh Niaga"));

    answer(&mut widget, Ok(ok(&proved())));
    assert_eq!(requests(&widget.last), ["read"], "Scalev wants the order read again");
    assert!(is_done(&widget));
    let card = card(&widget);
    assert_eq!(card.story.as_deref(), Some("Dikirim Jumat, 20 November 2026, 16.00 WIB."));
    assert_eq!(pick_label(&card), Some(("Ganti bukti", false)));
    assert!(card.thumbnail.is_some() && card.send.is_none() && card.cancel.is_none() && card.accounts.is_none());
    assert_eq!(widget.screen().announcement.trim_end(), card.title);
    widget.answer(ok(&proved()));
    assert!(is_done(&widget));
}

#[test]
fn the_stages_say_what_is_under_way() {
    let mut widget = Widget::answered(&transfer());
    let empty = card(&widget);
    assert_eq!(empty.title, "Sudah transfer? Unggah bukti");
    assert_eq!(pick_label(&empty), Some(("Pilih gambar", true)));
    assert!(empty.story.is_some() && empty.thumbnail.is_none() && empty.send.is_none() && empty.progress.is_none());
    let accounts = empty.accounts.expect("there are two");
    assert_eq!(
        (accounts.accounts.as_slice(), accounts.chosen),
        (&["Bank Satu ••7890".to_owned(), "Bank Dua ••5432".to_owned()][..], None)
    );

    send(&mut widget, ProofMessage::Picked);
    assert!(
        card(&widget).progress.is_some_and(|progress| progress.words == "Membuka gambar…" && progress.percent.is_none())
    );
    pick(&mut widget);
    send(&mut widget, ProofMessage::AccountChosen(0));
    let ready = card(&widget);
    assert_eq!(pick_label(&ready), Some(("Ganti gambar", false)));
    assert_eq!(ready.file.as_deref(), Some("bukti.png"));
    assert_eq!(ready.accounts.and_then(|accounts| accounts.chosen), Some(0));
    assert_eq!(ready.send.as_ref().map(|send| (send.label.as_str(), send.busy)), Some(("Kirim bukti", false)));
    assert!(ready.thumbnail.is_some() && ready.cancel.is_none());

    send(&mut widget, ProofMessage::SendPressed);
    for (step, percent) in [(Step::Ask, 0), (Step::Send, 0), (Step::File, 100)] {
        let busy = card(&widget);
        assert_eq!(busy.progress.and_then(|progress| progress.percent), Some(percent), "{step:?}");
        assert!(busy.send.is_some_and(|send| send.busy) && busy.cancel.is_some(), "{step:?}");
        assert!(busy.file_input.is_none() && busy.accounts.is_none() && busy.thumbnail.is_some(), "{step:?}");
        if step == Step::Send {
            let attempt = attempt(&widget);
            send(&mut widget, ProofMessage::Progressed { attempt, percent: 42 });
            assert_eq!(card(&widget).progress.map(|progress| progress.words).as_deref(), Some("Mengirim bukti… 42%"));
        }
        answer(&mut widget, Ok(success(step)));
    }
    assert!(is_done(&widget));
}

#[test]
fn a_file_that_cannot_be_taken_says_why() {
    for (error, words) in [
        (ProofError::Empty, "kosong"),
        (ProofError::TooLarge, "10 MB"),
        (ProofError::Heic, "HEIC"),
        (ProofError::Unknown, "PDF"),
    ] {
        let mut widget = chosen();
        send(&mut widget, ProofMessage::Picked);
        let begun = attempt(&widget);
        send(&mut widget, ProofMessage::Failed { attempt: begun, error });
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
fn a_file_that_cannot_be_read_can_be_chosen_again() {
    let mut widget = Widget::answered(&transfer());
    send(&mut widget, ProofMessage::Picked);
    let begun = attempt(&widget);
    send(&mut widget, ProofMessage::Failed { attempt: begun, error: ProofError::Unreadable });
    assert!(problem(&widget).contains("tidak bisa dibuka") && card(&widget).send.is_none());

    pick(&mut widget);
    assert!(card(&widget).send.is_some());
}

#[test]
fn what_reads_files_may_come_late() {
    let mut widget = Widget::answered(&transfer());
    send(&mut widget, ProofMessage::SectionOpened);
    assert_eq!(widget.last, [Effect::Proof(ProofEffect::Load)]);
    send(&mut widget, ProofMessage::AccountChosen(0));
    send(&mut widget, ProofMessage::Picked);
    let begun = attempt(&widget);
    send(&mut widget, ProofMessage::Failed { attempt: begun, error: ProofError::Network });
    let broken = card(&widget);
    assert_eq!(broken.send.map(|send| send.label).as_deref(), Some("Coba lagi"));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(
        request(&widget).map(|(_, request)| request),
        Some(ProofRequest::Open),
        "the file was chosen, nobody asks for it again"
    );
    widget.pass(20 * SECOND);
    widget.send(Message::TimerFired);
    assert!(aborted(&widget) && problem(&widget).contains("lambat"));
    send(&mut widget, ProofMessage::SendPressed);
    let begun = attempt(&widget);
    send(&mut widget, ProofMessage::FileOpened { attempt: begun, picture: Picture { thumbnail: None, ..png() } });
    let ready = card(&widget);
    assert!(ready.thumbnail.is_none() && ready.send.is_some_and(|send| send.label == "Kirim bukti"));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS);
}

#[test]
fn the_account_is_asked_for_where_there_are_several() {
    let mut widget = Widget::answered(&transfer());
    pick(&mut widget);
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(request(&widget), None);
    assert_eq!(problem(&widget), "Pilih dulu rekening tujuan transfer Anda.");
    send(&mut widget, ProofMessage::AccountChosen(0));
    assert_eq!(problem(&widget), "");
    assert!(card(&widget).send.is_some_and(|send| send.label == "Kirim bukti"));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS);
}

#[test]
fn the_number_that_was_copied_is_the_account() {
    let mut widget = Widget::answered(&transfer());
    widget.send(Message::CopyPressed(CopyTarget::Number(1)));
    widget.send(Message::CopyPressed(CopyTarget::Amount));
    assert_eq!(card(&widget).accounts.and_then(|accounts| accounts.chosen), Some(1));
    send(&mut widget, ProofMessage::AccountChosen(0));
    widget.send(Message::CopyPressed(CopyTarget::Number(1)));
    assert_eq!(card(&widget).accounts.and_then(|accounts| accounts.chosen), Some(0), "the buyer's own word counts");
}

#[test]
fn so_is_the_number_that_the_first_look_copied() {
    let mut widget = Widget::answered(&transfer());
    widget.send(Message::CopiedInPreview { what: CopyTarget::Number(1), worked: true });
    assert_eq!(card(&widget).accounts.and_then(|accounts| accounts.chosen), Some(1));
}

#[test]
fn one_account_is_no_question() {
    let order = with(transfer(), "/payment_account_number", "0098765432");
    let mut widget = Widget::answered(&with(order, "/payment_account_holder", "PT Contoh Niaga"));
    assert_eq!(card(&widget).accounts, None);
    pick(&mut widget);
    send(&mut widget, ProofMessage::SendPressed);
    answer(&mut widget, Ok(success(Step::Ask)));
    answer(&mut widget, Ok(success(Step::Send)));
    let Some((_, ProofRequest::File { account, .. })) = request(&widget) else { panic!("the order is updated") };
    assert_eq!((account.number.as_str(), account.entity), ("0098765432", Some(20)));
}

/// The failures of a request, each with its text.
fn failures() -> Vec<(Result<ApiResponse, Failure>, &'static str)> {
    vec![
        (Err(Failure::Network), "Koneksi terputus"),
        (Err(Failure::Timeout), "lambat"),
        (Ok(status(404, r#"{"error":"Store not found"}"#)), "tidak bisa diterima lewat sini"),
        (Ok(status(404, "<html>")), "tidak bisa diterima lewat sini"),
        (Ok(status(400, r#"{"error":{"content_type":["is invalid"]}}"#)), "tidak bisa diterima lewat sini"),
        (Ok(status(408, "")), "lambat"),
        (Ok(status(500, "")), "sedang terganggu"),
        (Ok(status(503, "<html>")), "sedang terganggu"),
        (Ok(status(302, "")), "sedang terganggu"),
    ]
}

#[test]
fn every_failure_at_every_step_says_so_and_a_retry_goes_on_from_there() {
    for step in STEPS {
        for (failure, words) in failures() {
            let mut widget = at(step);
            let before = widget.screen();
            answer(&mut widget, failure.clone());
            let name = format!("{failure:?} at {step:?}");
            let refused = matches!(&failure, Ok(answer) if matches!(answer.status, 400 | 404));
            // An address of storage that is refused has expired, and another is to be had.
            let words = if refused && step == Step::Send { "sedang terganggu" } else { words };
            assert!(problem(&widget).contains(words), "{name}: {}", problem(&widget));
            assert_eq!(widget.screen().announcement.trim_end(), problem(&widget), "{name}");
            assert_eq!((widget.state(), &widget.screen().card), ("unpaid", &before.card), "{name}");
            let card = card(&widget);
            assert_eq!(card.send.map(|send| (send.label, send.busy)), Some(("Coba lagi".to_owned(), false)), "{name}");
            assert!(card.thumbnail.is_some() && card.progress.is_none() && card.file_input.is_some(), "{name}");
            assert!(widget.screen().proof_link.is_some(), "{name}: the hosted page is the other way");

            send(&mut widget, ProofMessage::SendPressed);
            let from = if refused && step == Step::Send {
                0
            } else {
                STEPS.iter().position(|other| *other == step).unwrap_or_default()
            };
            assert_eq!(finish(&mut widget), STEPS[from..], "{name}");
        }
    }
}

#[test]
fn an_answer_that_is_none_is_a_failure() {
    for body in
        ["", "<html>", "{}", r#"{"upload_url":"http://storage.example.com/k","file_url":"https://f.example.com/k"}"#]
    {
        let mut widget = at(Step::Ask);
        answer(&mut widget, Ok(status(200, body)));
        assert!(problem(&widget).contains("sedang terganggu"), "{body}");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(finish(&mut widget), STEPS, "{body}");
    }
    let stranger = with(proved(), "/secret_slug", "another").to_string();
    for body in ["", "<html>", "{}", &transfer().to_string(), &stranger] {
        let mut widget = at(Step::File);
        answer(&mut widget, Ok(status(200, body)));
        assert!(problem(&widget).contains("sedang terganggu"), "nothing is taken for received: {body}");
        assert!(!is_done(&widget));
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(finish(&mut widget), [Step::File], "{body}");
    }
}

#[test]
fn a_place_that_fails_twice_is_given_up() {
    let mut widget = at(Step::Send);
    answer(&mut widget, Err(Failure::Network));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(step(&widget), Some(Step::Send), "once more at the same place");
    answer(&mut widget, Err(Failure::Network));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS, "its address may have expired");
}

#[test]
fn what_was_sent_is_never_sent_again() {
    let mut widget = at(Step::File);
    for _ in 0..5 {
        answer(&mut widget, Err(Failure::Network));
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(step(&widget), Some(Step::File));
    }
    send(&mut widget, ProofMessage::CancelPressed);
    assert!(aborted(&widget));
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), [Step::File]);
    pick(&mut widget);
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS, "another picture is another proof");
}

#[test]
fn what_hangs_is_given_up() {
    for (step, limit) in [(Step::Ask, 20 * SECOND), (Step::Send, 60 * SECOND), (Step::File, 20 * SECOND)] {
        let mut widget = at(step);
        widget.send(Message::Hidden);
        let attempt = attempt(&widget);
        assert_eq!(widget.sleep(), limit, "{step:?}");
        assert!(aborted(&widget) && problem(&widget).contains("lambat"), "{step:?}");
        send(&mut widget, ProofMessage::Responded { attempt, result: Ok(success(step)) });
        assert!(problem(&widget).contains("lambat"), "{step:?}: what was given up no longer counts");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(self::step(&widget), Some(step));
    }
}

#[test]
fn bytes_that_move_have_all_the_time_they_need() {
    let mut widget = at(Step::Send);
    widget.send(Message::Hidden);
    let attempt = attempt(&widget);
    for percent in 1..=100 {
        widget.pass(59 * SECOND);
        widget.send(Message::TimerFired);
        send(&mut widget, ProofMessage::Progressed { attempt, percent });
        assert_eq!(card(&widget).progress.and_then(|progress| progress.percent), Some(percent));
    }
    assert_eq!(widget.sleep(), 60 * SECOND);
    assert!(problem(&widget).contains("lambat"));
    send(&mut widget, ProofMessage::Progressed { attempt, percent: 100 });
    assert!(problem(&widget).contains("lambat"));
}

#[test]
fn a_busy_server_is_left_alone_and_then_asked_again() {
    for step in STEPS {
        let mut widget = at(step);
        widget.send(Message::Hidden);
        let limited = ApiResponse { retry_after: Some("90".to_owned()), ..status(429, "Too many requests") };
        answer(&mut widget, Ok(limited));
        assert!(problem(&widget).contains("dilanjutkan sendiri pukul 16.0"), "{}", problem(&widget));
        let paused = card(&widget);
        assert!(paused.send.is_none() && paused.cancel.is_some() && paused.thumbnail.is_some());
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(request(&widget), None);
        let slept = widget.sleep();
        assert!((90 * SECOND..=108 * SECOND).contains(&slept), "{slept}");
        assert_eq!(self::step(&widget), Some(step));
        finish(&mut widget);

        let mut widget = at(step);
        answer(&mut widget, Ok(status(429, "")));
        send(&mut widget, ProofMessage::CancelPressed);
        widget.pass(600 * SECOND);
        widget.send(Message::TimerFired);
        assert_eq!(request(&widget), None, "canceled is canceled");
    }
}

#[test]
fn it_goes_on_when_the_network_is_back() {
    for step in STEPS {
        let mut widget = at(step);
        widget.send(Message::WentOffline);
        answer(&mut widget, Err(Failure::Network));
        assert!(problem(&widget).contains("Tidak ada koneksi internet"));
        widget.send(Message::WentOnline);
        assert_eq!(self::step(&widget), Some(step));
        finish(&mut widget);
    }
    let mut widget = at(Step::Send);
    answer(&mut widget, Ok(status(500, "")));
    widget.send(Message::WentOnline);
    assert_eq!(request(&widget), None, "the network was not what failed");
}

#[test]
fn cancel_keeps_the_picture() {
    for step in STEPS {
        let mut widget = at(step);
        let attempt = attempt(&widget);
        send(&mut widget, ProofMessage::CancelPressed);
        assert!(aborted(&widget), "{step:?}");
        let card = card(&widget);
        assert!(card.thumbnail.is_some() && card.problem.is_none() && card.cancel.is_none(), "{step:?}");
        assert!(card.send.is_some_and(|send| send.label == "Kirim bukti" && !send.busy), "{step:?}");
        send(&mut widget, ProofMessage::Responded { attempt, result: Err(Failure::Network) });
        assert_eq!(problem(&widget), "", "{step:?}: the end of what was canceled says nothing");
        send(&mut widget, ProofMessage::CancelPressed);
        assert!(!aborted(&widget), "{step:?}");
        send(&mut widget, ProofMessage::SendPressed);
        assert_eq!(self::step(&widget), Some(step));
    }
}

#[test]
fn pressing_twice_sends_once() {
    let mut widget = at(Step::Ask);
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(request(&widget), None);
}

#[test]
fn money_that_comes_meanwhile_spares_the_proof() {
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
        send(&mut widget, ProofMessage::Responded { attempt: begun, result: Ok(success(step)) });
        assert_eq!(request(&widget), None);
        assert_eq!(widget.session.wake(), None);
    }
    let mut widget = Widget::answered(&transfer());
    widget.send(Message::CheckPressed);
    widget.answer(ok(&orders::paid(transfer())));
    assert!(widget.screen().story.is_some_and(|story| !story.contains("bukti")), "nobody wanted to send one");
}

#[test]
fn an_order_that_closes_meanwhile_still_gets_its_proof() {
    for (path, value, state) in [("/payment_status", "conflict", "conflict"), ("/status", "canceled", "closed")] {
        for step in STEPS {
            let mut widget = at(step);
            let begun = attempt(&widget);
            widget.send(Message::CheckPressed);
            widget.answer(ok(&with(transfer(), path, value)));
            assert_eq!(widget.state(), state);
            assert!(!aborted(&widget) && card(&widget).progress.is_some(), "{step:?}");
            assert_eq!(widget.screen().card, None);
            send(&mut widget, ProofMessage::Responded { attempt: begun, result: Err(Failure::Network) });
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
        assert_eq!(widget.screen().proof, None, "nothing was begun");
        send(&mut widget, ProofMessage::Picked);
        assert_eq!(request(&widget), None);
    }
}

#[test]
fn an_answer_from_before_takes_nothing_back() {
    let mut widget = at(Step::File);
    widget.send(Message::CheckPressed);
    let old = widget.last_request().expect("a read");
    answer(&mut widget, Ok(ok(&proved())));
    assert!(widget.last.contains(&Effect::Abort));
    widget.send(Message::Responded { request: old, result: Ok(ok(&transfer())) });
    assert!(is_done(&widget));
}

#[test]
fn a_proof_of_before_can_be_replaced_while_unpaid() {
    let mut widget = Widget::answered(&proved());
    assert!(is_done(&widget));
    assert_eq!(pick_label(&card(&widget)), Some(("Ganti bukti", false)));
    pick(&mut widget);
    send(&mut widget, ProofMessage::AccountChosen(0));
    assert!(card(&widget).send.is_some() && card(&widget).accounts.is_some());
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(finish(&mut widget), STEPS);
}

#[test]
fn only_a_transfer_to_an_order_of_scalevs_takes_a_proof() {
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
    let link = screen.proof_link.expect("the hosted page takes it");
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
    assert!(widget.screen().proof.is_some(), "whoever tells the state");
}

#[test]
fn it_is_said_in_english_too() {
    let mut widget = at(Step::Send);
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert_eq!(card(&widget).progress.map(|progress| progress.words).as_deref(), Some("Sending your proof… 0%"));
    assert!(card(&widget).cancel.is_some_and(|cancel| cancel == "Cancel"));
}

#[test]
fn the_merchant_learns_nothing_of_the_file() {
    let mut widget = at(Step::Ask);
    for result in [Err(Failure::Network), Ok(status(500, "")), Ok(status(404, "{}"))] {
        answer(&mut widget, result);
        send(&mut widget, ProofMessage::SendPressed);
    }
    finish(&mut widget);
    assert!(widget.logs().is_empty());
    let output = format!(
        "{:?}",
        widget
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Emit(_) | Effect::EmitOnce(_)))
            .collect::<Vec<_>>()
    );
    assert!(
        !output.contains("bukti") && !output.contains("files.example.com") && !output.contains("Error"),
        "{output}"
    );
    assert_eq!(widget.now.wall.since(NOON), 500);
}

#[test]
fn fixtures_of_transfers_take_a_proof() {
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

/// A line of a random script.
#[derive(Clone, Debug)]
enum ScriptLine {
    Tell(Message),
    /// Ends the pending file or request, successfully or with one of the failures.
    End(Option<usize>),
    Read(u8),
    Sleep,
}

fn line() -> impl Strategy<Value = ScriptLine> {
    let acts = [
        ProofMessage::SectionOpened,
        ProofMessage::AccountChosen(1),
        ProofMessage::Picked,
        ProofMessage::SendPressed,
        ProofMessage::CancelPressed,
    ];
    prop_oneof![
        6 => prop::sample::select(acts.to_vec()).prop_map(|act| ScriptLine::Tell(Message::Proof(act))),
        6 => Just(ScriptLine::End(None)),
        3 => (0..failures().len() + 1).prop_map(|index| ScriptLine::End(Some(index))),
        1 => (0_u8..4).prop_map(ScriptLine::Read),
        2 => Just(ScriptLine::Sleep),
        1 => prop::sample::select(vec![Message::WentOnline, Message::WentOffline, Message::Hidden, Message::Shown, Message::Left]).prop_map(ScriptLine::Tell),
    ]
}

fn play(script: Vec<ScriptLine>) -> Result<(), TestCaseError> {
    let mut widget = Widget::answered(&transfer());
    let mut under_way: Option<(u32, ProofRequest)> = None;
    let (mut sent, mut filed) = (false, false);
    for line in script {
        match line {
            ScriptLine::Tell(message) => {
                sent &= message != Message::Proof(ProofMessage::Picked);
                widget.send(message);
            }
            ScriptLine::End(failure) => {
                let Some((attempt, request)) = under_way.take() else { continue };
                let failure = failure.map(|index| {
                    failures().into_iter().nth(index).map_or_else(|| Ok(status(429, "")), |(failure, _)| failure)
                });
                let act = match (request, failure) {
                    (ProofRequest::Open, None) => ProofMessage::FileOpened { attempt, picture: png() },
                    (ProofRequest::Open, Some(_)) => ProofMessage::Failed { attempt, error: ProofError::Unreadable },
                    (_, Some(result)) => ProofMessage::Responded { attempt, result },
                    (ProofRequest::Put(_), None) => {
                        prop_assert!(!sent, "the bytes went out twice");
                        sent = true;
                        ProofMessage::Responded { attempt, result: Ok(success(Step::Send)) }
                    }
                    (ProofRequest::Ask(_), None) => ProofMessage::Responded { attempt, result: Ok(success(Step::Ask)) },
                    (ProofRequest::File { .. }, None) => {
                        filed = true;
                        ProofMessage::Responded { attempt, result: Ok(success(Step::File)) }
                    }
                };
                send(&mut widget, act);
            }
            ScriptLine::Read(kind) => {
                widget.send(Message::CheckPressed);
                if requests(&widget.last).is_empty() {
                    continue;
                }
                let order = if filed { proved() } else { transfer() };
                widget.answer(match kind {
                    0 => status(500, ""),
                    1 => ok(&with(order, "/status", "canceled")),
                    2 => ok(&orders::paid(order)),
                    _ => ok(&order),
                });
            }
            ScriptLine::Sleep if widget.session.wake().is_none() => {}
            ScriptLine::Sleep => {
                widget.sleep();
                prop_assert!(
                    widget.session.wake().is_none_or(|wake| wake > widget.now.instant),
                    "it wakes for nothing"
                );
            }
        }
        for effect in &widget.last {
            match effect {
                Effect::Proof(ProofEffect::Abort) => under_way = None,
                Effect::Proof(ProofEffect::Start { attempt, request }) => {
                    let another = *request == ProofRequest::Open;
                    prop_assert!(under_way.is_none() || another, "two at once: {under_way:?} {request:?}");
                    under_way = Some((*attempt, request.clone()));
                }
                _ => {}
            }
        }
        let screen = widget.screen();
        prop_assert!(
            filed || screen.headline != "Bukti diterima, menunggu penjual",
            "received without a word of the server"
        );
        if let Some(card) = screen.proof {
            prop_assert!(card.progress.is_none() || card.problem.is_none());
            prop_assert_eq!(card.progress.is_some(), under_way.is_some(), "{:?}", under_way);
            let next = card.file_input.is_some() || card.cancel.is_some() || card.send.is_some_and(|send| !send.busy);
            prop_assert!(next, "there is nothing to do");
        } else {
            prop_assert!(under_way.is_none() && widget.state() != "unpaid");
        }
        prop_assert!(widget.logs().is_empty());
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_script_loses_a_picture_or_sends_it_twice(script in prop::collection::vec(line(), 0..60)) {
        play(script)?;
    }
}
