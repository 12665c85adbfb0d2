//! Saving by the share sheet, by a download, or by showing the picture.

use super::{
    DATA, DOWNLOADED, HOLD, SHARED, actions, card, desktop, done, end, made, phone, step, steps, webview, words,
};
use scalev_checkout::session::{Message, Outcome, SaveStep};

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
    assert_eq!(words(&widget), None, "the result is not known yet");
    assert_eq!(end(&mut widget, SaveStep::Share, done()), None);
    assert_eq!(words(&widget).as_deref(), Some(SHARED));
    assert_eq!(steps(&widget), 4);
    assert!(widget.screen().announcement.contains(SHARED));
    assert_eq!(card(&widget.screen()).advice, None, "the steps replace the advice");
}

#[test]
fn an_unfinished_share_claims_nothing_and_can_be_repeated() {
    let mut widget = made(phone());
    assert_eq!((words(&widget), steps(&widget)), (None, 4), "the steps are shown, and no result is claimed");
    widget.pass(600_000);
    widget.send(Message::TimerFired);
    assert_eq!(words(&widget), None);
    widget.send(Message::SavePressed);
    assert_eq!(end(&mut widget, SaveStep::Make, done()), Some(SaveStep::Share));
    assert_eq!(
        end(&mut widget, SaveStep::Share, Outcome::Failed),
        Some(SaveStep::Download),
        "the first share sheet is still open"
    );
}

#[test]
fn a_canceled_share_shows_and_announces_nothing() {
    let mut widget = made(phone());
    let said = widget.screen().announcement;
    assert_eq!(end(&mut widget, SaveStep::Share, Outcome::Canceled), None);
    assert_eq!(actions(&widget).saved, None);
    assert_eq!(widget.screen().announcement, said);
}

#[test]
fn a_failed_share_downloads_the_picture_and_offers_to_show_it() {
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
fn nothing_is_reported_saved_where_every_method_fails() {
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
fn a_desktop_downloads_else_shows_the_picture() {
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
fn an_in_app_browser_shares_or_shows_and_never_downloads() {
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
