//! The upload of the proof of a transfer. The subjects are in the modules; the set-up that they share is here.

mod account;
mod failure;
mod file;
mod interruption;
mod order;
mod random;
mod upload;

use crate::support::{
    orders::{self, with},
    widget::{Widget, ok, status},
};
use scalev_checkout::{
    contract::Failure,
    response::ApiResponse,
    screen::ProofCard,
    session::{
        Effect, Message,
        proof::{Picture, ProofEffect, ProofMessage, ProofRequest, RequestNews},
    },
};
use serde_json::json;

const UPLOAD_TARGET: &str = r#"{"key":"k","filename":"a.png","content_type":"image/png","size_in_bytes":5000,
    "file_url":"https://files.example.com/k.png","upload_url":"https://storage.example.com/k?signature=x"}"#;

const SECOND: i64 = 1000;

/// The requests of an upload in their order: for an upload URL, with the bytes, and for the order's update.
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

/// The upload's request that the last message caused.
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
    send(widget, ProofMessage::Requested { attempt, news: RequestNews::Opened(png()) });
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
    send(widget, ProofMessage::Requested { attempt, news: RequestNews::Responded(result) });
}

/// The answer with which this step succeeds.
fn success(step: Step) -> ApiResponse {
    match step {
        Step::Ask => status(200, UPLOAD_TARGET),
        Step::Send => status(200, ""),
        Step::File => ok(&proved()),
    }
}

/// A widget with the request of this step pending.
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
