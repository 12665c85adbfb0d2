//! An upload from the choice of the file to the received proof.

use super::{
    SECOND, Step, UPLOAD_TARGET, answer, at, attempt, card, chosen, finish, is_done, pick, pick_label, proved, request,
    send, success, transfer,
};
use crate::support::widget::{self, KEY, NOON, SLUG, STORE, Widget, ok, requests, status};
use scalev_checkout::{
    contract::{Environment, Failure},
    session::{
        Effect, Message,
        proof::{ProofMessage, ProofRequest, RequestNews},
    },
    value::Language,
};

#[test]
fn an_upload_takes_three_requests_and_a_read() {
    let mut widget = chosen();
    send(&mut widget, ProofMessage::SendPressed);
    let (_, asked) = request(&widget).expect("a request for an upload URL");
    let ProofRequest::Ask(ask) = asked else { panic!("{asked:?}") };
    let url = format!("https://api.scalev.com/v3/stores/{STORE}/public/orders/{SLUG}");
    assert_eq!(ask.url, format!("{url}/transfer-proof-upload"));
    assert_eq!(ask.key.as_deref(), Some(KEY));

    answer(&mut widget, Ok(status(200, UPLOAD_TARGET)));
    let (_, put) = request(&widget).expect("the upload's request");
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
    assert_eq!(requests(&widget.last), ["read"], "the order is read again");
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
fn each_stage_has_its_texts_and_controls() {
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
        card(&widget)
            .progress
            .is_some_and(|progress| progress.words == "Membuka gambar…" && progress.percent.is_none())
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
            send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Progressed(42) });
            assert_eq!(card(&widget).progress.map(|progress| progress.words).as_deref(), Some("Mengirim bukti… 42%"));
        }
        answer(&mut widget, Ok(success(step)));
    }
    assert!(is_done(&widget));
}

#[test]
fn a_second_press_sends_nothing() {
    let mut widget = at(Step::Ask);
    send(&mut widget, ProofMessage::SendPressed);
    assert_eq!(request(&widget), None);
}

#[test]
fn the_upload_has_english_texts() {
    let mut widget = at(Step::Send);
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert_eq!(card(&widget).progress.map(|progress| progress.words).as_deref(), Some("Sending your proof… 0%"));
    assert!(card(&widget).cancel.is_some_and(|cancel| cancel == "Cancel"));
}

#[test]
fn events_and_console_lines_do_not_mention_the_file() {
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
