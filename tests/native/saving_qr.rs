//! Saving a QRIS code as a picture. The subjects are in the modules; the set-up that they share is here.

mod code;
mod failure;
mod methods;
mod payment_change;

use crate::support::{
    orders::qris,
    widget::{self, Widget, config, ok},
};
use scalev_checkout::{
    contract::Environment,
    screen::{PaymentCard, QrActions, QrCard, Screen},
    session::{Effect, Message, Outcome, SaveStep, SaveTarget, Session},
};

const SHARED: &str = "QR sudah disimpan atau dibagikan.";
const DOWNLOADED: &str = "Browser diminta mengunduh gambar QR. Lihat notifikasi atau folder Unduhan.";
const HOLD: &str = "Tekan lama gambar, lalu pilih Simpan. Tidak ada pilihannya? Ambil tangkapan layar.";
const FAILED: &str = "Gambar belum bisa dibuat. Perbesar QR lalu ambil tangkapan layar, atau coba lagi.";
const DATA: &str = "data:image/png;base64,AAAA";

fn on(page: Environment) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(config()), page));
    widget.answer(ok(&qris()));
    widget
}

fn phone() -> Widget {
    on(Environment { phone: true, ..widget::page() })
}

fn desktop() -> Widget {
    on(widget::page())
}

/// A phone's browser inside another app.
fn webview() -> Widget {
    on(Environment { phone: true, webview: true, ..widget::page() })
}

fn step(widget: &Widget) -> Option<(u32, SaveStep)> {
    widget.last.iter().find_map(|effect| match effect {
        Effect::Save { target: SaveTarget::Poster, attempt, step } => Some((*attempt, *step)),
        _ => None,
    })
}

/// Ends the pending step with this outcome, and returns the next step.
#[track_caller]
fn end(widget: &mut Widget, expected: SaveStep, outcome: Outcome) -> Option<SaveStep> {
    let (attempt, step_now) = step(widget).expect("a step was asked for");
    assert_eq!(step_now, expected);
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt, step: expected, outcome });
    step(widget).map(|(_, step)| step)
}

fn done() -> Outcome {
    Outcome::Done(String::new())
}

fn card(screen: &Screen) -> &QrCard {
    match &screen.card {
        Some(PaymentCard::Qr(card)) => card,
        other => panic!("no QR code: {other:?}"),
    }
}

fn actions(widget: &Widget) -> QrActions {
    widget.screen().qr_actions().expect("a code that can be kept").clone()
}

fn words(widget: &Widget) -> Option<String> {
    actions(widget).saved.and_then(|saved| saved.words)
}

fn steps(widget: &Widget) -> usize {
    actions(widget).saved.map_or(0, |saved| saved.steps.len())
}

/// A widget with a finished picture, whose first method of saving is pending.
fn made(mut widget: Widget) -> Widget {
    widget.send(Message::SavePressed);
    end(&mut widget, SaveStep::Make, done());
    widget
}
