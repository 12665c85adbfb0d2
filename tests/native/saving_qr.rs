//! Keeping a QRIS code on the phone that pays: the ways one after the other, and words that are true.

use std::sync::Arc;

use crate::support::{
    orders::{QRIS, order, paid, qris, virtual_account, with},
    widget::{self, Widget, config, ok},
};
use scalev_checkout::{
    contract::environment::Environment,
    screen::{PaymentCard, QrActions, QrCard, QrPicture, Screen},
    session::{CopyTarget, Effect, Message, Outcome, SaveStep, SaveTarget, Session},
    value::language::Language,
};
use serde_json::json;

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

/// Inside another app, on a phone.
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

/// A widget with a finished picture, whose first way of saving is pending.
fn made(mut widget: Widget) -> Widget {
    widget.send(Message::SavePressed);
    end(&mut widget, SaveStep::Make, done());
    widget
}

#[test]
fn a_phone_shares_the_picture() {
    let mut widget = phone();
    assert!(actions(&widget).save.primary);
    assert_eq!(card(&widget.screen()).advice.as_deref().map(|advice| advice.contains("Simpan QR")), Some(true));
    widget.send(Message::SavePressed);
    let button = actions(&widget).save;
    assert!(button.busy && button.label == "Menyiapkan gambar…");
    assert_eq!(end(&mut widget, SaveStep::Make, done()), Some(SaveStep::Share));
    assert!(!actions(&widget).save.busy);
    assert_eq!(words(&widget), None, "nothing is known yet");
    assert_eq!(end(&mut widget, SaveStep::Share, done()), None);
    assert_eq!(words(&widget).as_deref(), Some(SHARED));
    assert_eq!(steps(&widget), 4);
    assert!(widget.screen().announcement.contains(SHARED));
    assert_eq!(card(&widget.screen()).advice, None, "the steps say it better");
}

#[test]
fn the_sheet_of_apps_may_stay_open_or_never_tell_how_it_ended() {
    let mut widget = made(phone());
    assert_eq!((words(&widget), steps(&widget)), (None, 4), "how to go on is there, and nothing is claimed");
    widget.pass(600_000);
    widget.send(Message::TimerFired);
    assert_eq!(words(&widget), None);
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, done()), Some(SaveStep::Share));
    assert_eq!(
        end(&mut widget, SaveStep::Share, Outcome::Failed),
        Some(SaveStep::Download),
        "the first sheet is in its way"
    );
}

#[test]
fn a_canceled_share_says_nothing() {
    let mut widget = made(phone());
    let said = widget.screen().announcement;
    assert_eq!(end(&mut widget, SaveStep::Share, Outcome::Canceled), None);
    assert_eq!(actions(&widget).saved, None);
    assert_eq!(widget.screen().announcement, said);
}

#[test]
fn where_sharing_fails_the_picture_is_downloaded_and_can_be_shown() {
    let mut widget = made(phone());
    assert_eq!(end(&mut widget, SaveStep::Share, Outcome::Failed), Some(SaveStep::Download));
    assert_eq!(words(&widget), None);
    assert_eq!(end(&mut widget, SaveStep::Download, done()), None);
    assert_eq!(words(&widget).as_deref(), Some(DOWNLOADED));
    let show = actions(&widget).saved.and_then(|saved| saved.show);
    assert_eq!(show.as_deref(), Some("Tidak terunduh? Tampilkan gambar"));
    widget.send(Message::ShowPosterPressed);
    assert_eq!(end(&mut widget, SaveStep::Show, Outcome::Done(DATA.to_owned())), None);
    let enlarged = actions(&widget).enlarged.expect("the picture is shown");
    assert_eq!((enlarged.picture.as_deref(), enlarged.words.as_str()), (Some(DATA), HOLD));
}

#[test]
fn nothing_is_called_saved_before_the_browser_says_so() {
    for widget in [phone(), desktop(), webview()] {
        let mut widget = widget;
        widget.send(Message::SavePressed);
        let mut seen = Vec::new();
        while let Some((_, step)) = step(&widget) {
            let outcome = match step {
                SaveStep::Make => done(),
                SaveStep::Show => Outcome::Done(DATA.to_owned()),
                _ => Outcome::Failed,
            };
            end(&mut widget, step, outcome);
            seen.extend(words(&widget));
        }
        assert_eq!(seen, Vec::<String>::new());
        assert!(widget.screen().is_covered(), "the picture is shown in the end");
    }
}

#[test]
fn a_desktop_downloads() {
    let mut widget = desktop();
    assert!(!actions(&widget).save.primary);
    assert_eq!(card(&widget.screen()).advice.as_deref(), Some("Pindai dengan aplikasi bank atau e-wallet di HP Anda."));
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, done()), Some(SaveStep::Download));
    assert_eq!(end(&mut widget, SaveStep::Download, Outcome::Failed), Some(SaveStep::Show));
    end(&mut widget, SaveStep::Show, Outcome::Done(DATA.to_owned()));
    let enlarged = actions(&widget).enlarged.expect("the picture is shown");
    assert_eq!(enlarged.words, "Klik kanan gambar, lalu simpan.");
}

#[test]
fn another_apps_browser_shares_or_shows_and_never_downloads() {
    let mut widget = webview();
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, done()), Some(SaveStep::Share));
    assert_eq!(end(&mut widget, SaveStep::Share, Outcome::Failed), Some(SaveStep::Show));
    assert_eq!(end(&mut widget, SaveStep::Show, Outcome::Done(DATA.to_owned())), None);
    assert!(widget.screen().is_covered());
    widget.send(Message::EnlargementClosed);
    assert!(!widget.screen().is_covered());
    assert_eq!((words(&widget), steps(&widget)), (None, 4));
}

#[test]
fn a_picture_that_cannot_be_made_is_said_so_and_can_be_tried_again() {
    let mut widget = phone();
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, Outcome::Failed), None);
    assert_eq!((words(&widget).as_deref(), steps(&widget)), (Some(FAILED), 0));
    assert!(widget.screen().announcement.contains(FAILED));
    assert_eq!(actions(&widget).enlarge, "Perbesar");
    widget.send(Message::SavePressed);
    assert_eq!(words(&widget), None);
    end(&mut widget, SaveStep::Make, done());
    end(&mut widget, SaveStep::Share, done());
    assert_eq!(words(&widget).as_deref(), Some(SHARED));
}

#[test]
fn a_script_that_never_comes_is_given_up_after_twelve_seconds() {
    let mut widget = phone();
    widget.send(Message::SavePressed);
    let (attempt, _) = step(&widget).expect("a step was asked for");
    widget.send(Message::SavePressed);
    assert_eq!(step(&widget), None, "a second tap waits for the first");
    widget.pass(12_000);
    widget.send(Message::TimerFired);
    assert_eq!(words(&widget).as_deref(), Some(FAILED));
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt, step: SaveStep::Make, outcome: done() });
    assert_eq!((step(&widget), words(&widget).as_deref()), (None, Some(FAILED)), "too late");
}

#[test]
fn the_session_wakes_to_give_up() {
    let mut widget = phone();
    widget.send(Message::SavePressed);
    let due = widget.now.instant.after(12_000);
    assert!(widget.session.wake().is_some_and(|wake| wake <= due));
}

#[test]
fn the_order_is_paid_meanwhile() {
    let mut widget = made(webview());
    widget.send(Message::EnlargePressed);
    assert!(widget.screen().is_covered());
    let (attempt, share) = step(&made(webview())).expect("a step was asked for");
    widget.send(Message::CheckPressed);
    widget.answer(ok(&paid(qris())));
    assert_eq!((widget.state(), widget.screen().is_covered()), ("paid", false));
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt, step: share, outcome: Outcome::Failed });
    widget.send(Message::SaveEnded {
        target: SaveTarget::Poster,
        attempt,
        step: SaveStep::Show,
        outcome: Outcome::Done(DATA.to_owned()),
    });
    assert!(!widget.screen().is_covered() && step(&widget).is_none());
}

#[test]
fn another_code_forgets_what_was_said_of_the_first() {
    let mut widget = made(phone());
    let late = step(&made(phone())).expect("a step was asked for");
    end(&mut widget, SaveStep::Share, done());
    widget.send(Message::EnlargePressed);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&qris()));
    assert_eq!(words(&widget).as_deref(), Some(SHARED), "the same code again changes nothing");
    assert!(widget.screen().is_covered());

    let other = "00020101021126670015COM.EXAMPLE.WWW011893600999000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204541153033605802ID5911TOKO CONTOH6013JAKARTA PUSAT61051011062180107INV-0010703A01630495A2";
    widget.pass(60_000);
    widget.send(Message::CheckPressed);
    let order = with(qris(), "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string", other);
    widget.answer(ok(&order));
    assert_eq!((actions(&widget).saved, widget.screen().is_covered()), (None, false));
    widget.send(Message::SaveEnded { target: SaveTarget::Poster, attempt: late.0, step: late.1, outcome: done() });
    assert_eq!(actions(&widget).saved, None, "the sheet was of the first code");
}

#[test]
fn enlarged_and_closed() {
    let mut widget = phone();
    widget.send(Message::EnlargePressed);
    let enlarged = actions(&widget).enlarged.expect("it is enlarged");
    assert_eq!((enlarged.picture, enlarged.words.as_str()), (None, "TOKO CONTOH · Rp147.000"));
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert_eq!(actions(&widget).enlarged.map(|enlarged| enlarged.close).as_deref(), Some("Close"));
    widget.send(Message::EnlargementClosed);
    assert_eq!(actions(&widget).enlarged, None);
}

#[test]
fn the_code_is_copied_and_where_that_fails_it_can_be_read() {
    let mut widget = desktop();
    assert_eq!(actions(&widget).copy.map(|copy| copy.name).as_deref(), Some("Salin kode QRIS"));
    assert_eq!(widget.copy(CopyTarget::Code).as_deref(), Some(QRIS));
    widget.send(Message::CopyEnded { what: CopyTarget::Code, worked: true });
    assert_eq!(actions(&widget).manual_copy, None);
    widget.send(Message::CopyEnded { what: CopyTarget::Code, worked: false });
    widget.pass(60_000);
    widget.send(Message::TimerFired);
    let copy = actions(&widget).manual_copy.expect("the text stays");
    assert_eq!((copy.text.as_str(), copy.advice.as_str()), (QRIS, "Tekan lama teks ini, lalu pilih Salin."));
}

#[test]
fn what_may_not_be_paid_can_not_be_kept() {
    let broken = with(
        qris(),
        "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string",
        QRIS.replace("147000", "148000"),
    );
    for order in [broken, virtual_account(), paid(qris())] {
        let mut widget = Widget::answered(&order);
        for message in [Message::SavePressed, Message::ShowPosterPressed, Message::EnlargePressed] {
            widget.send(message);
            assert_eq!(step(&widget), None);
            assert!(widget.screen().qr_actions().is_none() && !widget.screen().is_covered());
        }
        assert_eq!(widget.copy(CopyTarget::Code), None);
    }
}

#[test]
fn a_gateways_own_picture_that_may_not_be_redrawn_is_shown_to_be_kept() {
    let order = with(order("qris"), "/epayment_provider", "midtrans");
    let url = "https://api.midtrans.com/v2/qris/0d8178e1/qr-code";
    let info = json!({
        "transaction_id": "0d8178e1-c6c7-4ab4-81a6-893be9d924ab", "order_id": "INV-001", "gross_amount": "147000.00",
        "currency": "IDR", "payment_type": "qris", "transaction_status": "pending",
        "actions": [{ "name": "generate-qr-code", "method": "GET", "url": url }],
    });
    let mut widget = Widget::of(Session::new(Ok(config()), Environment { phone: true, ..widget::page() }));
    widget.answer(ok(&with(order, "/pg_payment_info", info)));
    assert_eq!(actions(&widget).copy, None);
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, Outcome::Failed), None);
    let enlarged = actions(&widget).enlarged.expect("the picture is shown");
    assert_eq!((enlarged.picture.as_deref(), enlarged.words.as_str()), (Some(url), HOLD));
}

fn drawing(screen: &Screen) -> Arc<scalev_checkout::value::qr::Drawing> {
    match &card(screen).picture {
        QrPicture::Drawn(drawing) => drawing.clone(),
        other => panic!("not drawn: {other:?}"),
    }
}

#[test]
fn a_code_is_drawn_once() {
    let mut widget = phone();
    let first = drawing(&widget.screen());
    assert!(Arc::ptr_eq(&first, &drawing(&widget.screen())));
    widget.send(Message::CheckPressed);
    widget.answer(ok(&qris()));
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert!(Arc::ptr_eq(&first, &drawing(&widget.screen())), "the same code again is the same drawing");
}

#[test]
fn so_is_a_wallets_link() {
    let info = json!({ "actions": [{ "action": "AUTH", "url_type": "WEB", "method": "GET", "url": "https://dana.example/pay/1" }],
        "amount": 147_000, "status": "REQUIRES_ACTION",
        "payment_method": { "type": "EWALLET", "ewallet": { "channel_code": "DANA" } } });
    let order = with(with(order("dana"), "/epayment_provider", "xendit"), "/pg_payment_info", info);
    let widget = Widget::answered(&order);
    let drawn = || match widget.screen().card {
        Some(PaymentCard::Open(card)) => match card.picture {
            Some(QrPicture::Drawn(drawing)) => drawing,
            other => panic!("not drawn: {other:?}"),
        },
        other => panic!("no wallet: {other:?}"),
    };
    assert!(Arc::ptr_eq(&drawn(), &drawn()));
}
