//! A screen of each kind, made by answers and presses. Together they have every part.

use scalev_checkout::{
    contract::{
        Environment, Failure,
        user_agent::{InApp, System},
    },
    session::{
        CopyTarget, Effect, Message, Outcome, SaveStep, SaveTarget, Session,
        proof::{Picture, ProofEffect, ProofMessage, RequestNews},
    },
    value::Language,
};
use serde_json::{Value, json};

use super::{
    fixture,
    orders::{order, paid, qris, virtual_account, with},
    widget::{self, Widget, dated, ok, page},
};

/// Every screen, by name.
pub fn screens() -> Vec<(&'static str, Widget)> {
    let mut all = numbers();
    all.extend(codes());
    all.extend(wallets());
    all.extend(proofs());
    all.extend(endings());
    all
}

fn numbers() -> Vec<(&'static str, Widget)> {
    let counted = || {
        let mut widget = Widget::started();
        widget.answer(dated(&virtual_account(), "Fri, 20 Nov 2026 09:00:00 GMT"));
        widget
    };
    let in_app =
        Environment { in_app: Some(InApp { app: "Instagram", system: System::Android }), phone: true, ..page() };
    let steps = |mut widget: Widget| {
        widget.send(Message::StepsToggled);
        let text = r#"{"bca":[["m-BCA","Buka m-BCA","Bayar"],["ATM BCA","Masukkan kartu","Bayar"]]}"#.to_owned();
        widget.send(Message::StepsLoaded { language: Language::Indonesian, text: Some(text) });
        widget
    };
    vec![
        ("virtual-account", counted()),
        ("virtual-account-copied", copied(counted(), CopyTarget::Number(0), true)),
        ("virtual-account-total-copied", copied(counted(), CopyTarget::Amount, true)),
        ("virtual-account-copy-failed", copied(counted(), CopyTarget::Number(0), false)),
        ("virtual-account-total-copy-failed", copied(counted(), CopyTarget::Amount, false)),
        ("virtual-account-share-failed", copied(counted(), CopyTarget::Instructions, false)),
        ("virtual-account-steps", steps(counted())),
        ("virtual-account-in-app", at(in_app, &virtual_account())),
        ("virtual-account-in-english", at(Environment { language: Language::English, ..page() }, &virtual_account())),
        ("bill", Widget::answered(&payload("midtrans", "va_mandiri"))),
        ("retail", Widget::answered(&payload("xendit", "alfamart"))),
        ("retail-enlarged", after(Widget::answered(&payload("xendit", "alfamart")), Message::EnlargePressed)),
        ("virtual-account-kept", kept(counted())),
        (
            "virtual-account-kept-shown",
            poster(
                poster(
                    after(at(Environment { webview: true, ..page() }, &virtual_account()), Message::PicturePressed),
                    "",
                ),
                "data:image/png;base64,AAAA",
            ),
        ),
        ("virtual-account-reminder-shown", {
            let mut widget = at(Environment { webview: true, ..page() }, &virtual_account());
            widget.send(Message::RemindPressed);
            widget.send(Message::SaveEnded {
                target: SaveTarget::Reminder,
                attempt: 1,
                step: SaveStep::Make,
                outcome: Outcome::Done(String::new()),
            });
            widget
        }),
        ("transfer", Widget::answered(&transfer())),
        ("transfer-unique", Widget::answered(&unique())),
        ("transfer-as-written", Widget::answered(&written())),
    ]
}

fn after(mut widget: Widget, message: Message) -> Widget {
    widget.send(message);
    widget
}

fn codes() -> Vec<(&'static str, Widget)> {
    let code = || Widget::answered(&qris());
    let picture = || Widget::answered(&payload("midtrans", "qris.plain_image"));
    let failed = || {
        let widget = picture();
        let Some(scalev_checkout::screen::PaymentCard::Qr(card)) = widget.screen().card else { panic!("no code") };
        let scalev_checkout::screen::QrPicture::Image(url) = card.picture else { panic!("no picture") };
        after(widget, Message::PictureFailed(url))
    };
    let broken = with(qris(), "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string", "0002010102");
    vec![
        ("qris", code()),
        ("qris-on-a-phone", at(Environment { phone: true, ..page() }, &qris())),
        ("qris-copied", copied(code(), CopyTarget::Code, true)),
        ("qris-copy-failed", copied(code(), CopyTarget::Code, false)),
        ("qris-enlarged", after(code(), Message::EnlargePressed)),
        ("qris-saved", saved(code())),
        ("qris-saved-shown", poster(after(saved(code()), Message::ShowPosterPressed), "data:image/png;base64,AAAA")),
        ("qris-picture", picture()),
        ("qris-picture-failed", failed()),
        ("qris-picture-enlarged", after(picture(), Message::EnlargePressed)),
        ("qris-refused", Widget::answered(&broken)),
    ]
}

fn wallets() -> Vec<(&'static str, Widget)> {
    let phone = || Environment { phone: true, address: "https://toko.example/o/abc".to_owned(), ..page() };
    let instagram = Environment { in_app: Some(InApp { app: "Instagram", system: System::Android }), ..phone() };
    let stuck = |page| {
        let mut widget = at(page, &payload("xendit", "dana"));
        widget.send(Message::OpenPressed);
        widget.pass(2000);
        widget.send(Message::TimerFired);
        widget
    };
    vec![
        ("wallet", Widget::answered(&payload("xendit", "dana"))),
        ("wallet-on-a-phone", at(phone(), &payload("xendit", "dana"))),
        ("wallet-not-opened", stuck(phone())),
        ("wallet-not-opened-in-app", stuck(instagram)),
        ("wallet-not-opened-copied", copied(stuck(phone()), CopyTarget::Link, true)),
        ("wallet-waits", Widget::answered(&payload("xendit", "ovo"))),
        ("page", Widget::answered(&order("card"))),
    ]
}

fn proofs() -> Vec<(&'static str, Widget)> {
    let transfer = || Widget::answered(&transfer());
    let send = |widget: &mut Widget, message| widget.send(Message::Proof(message));
    let attempt = |widget: &Widget| {
        let mut attempts = widget.effects.iter().filter_map(|effect| match effect {
            Effect::Proof(ProofEffect::Start { attempt, .. }) => Some(*attempt),
            _ => None,
        });
        attempts.next_back().expect("something was begun")
    };
    let chosen = || {
        let mut widget = transfer();
        send(&mut widget, ProofMessage::Picked);
        let picture = Picture { name: "bukti.png".to_owned(), thumbnail: Some("data:image/jpeg;base64,AA".to_owned()) };
        let attempt = attempt(&widget);
        send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Opened(picture) });
        send(&mut widget, ProofMessage::AccountChosen(1));
        widget
    };
    let sending = || {
        let mut widget = chosen();
        send(&mut widget, ProofMessage::SendPressed);
        widget
    };
    let failed = || {
        let mut widget = sending();
        let attempt = attempt(&widget);
        send(&mut widget, ProofMessage::Requested { attempt, news: RequestNews::Responded(Err(Failure::Network)) });
        widget
    };
    let sent = with(self::transfer(), "/transferproof_url", "https://files.example.com/k.png");
    vec![
        ("proof-chosen", chosen()),
        ("proof-sending", sending()),
        ("proof-failed", failed()),
        ("proof-sent", Widget::answered(&sent)),
    ]
}

fn endings() -> Vec<(&'static str, Widget)> {
    let failing = |failure| {
        let mut widget = Widget::started();
        widget.fail(failure);
        widget
    };
    let tampered = |times| {
        let mut widget = Widget::answered(&virtual_account());
        (0..times).for_each(|_| widget.send(Message::Tampered));
        widget
    };
    let checking = || {
        let mut widget = Widget::answered(&virtual_account());
        widget.send(Message::CheckPressed);
        widget
    };
    let conflict = || Widget::answered(&with(virtual_account(), "/payment_status", "conflict"));
    let late = with(paid(virtual_account()), "/paid_time", "2026-11-22T08:00:00Z");
    vec![
        ("loading", Widget::started()),
        ("preparing", Widget::answered(&with(order("va_bca"), "/epayment_provider", "xendit"))),
        ("checking", checking()),
        ("paid", Widget::answered(&with(paid(virtual_account()), "/paid_time", "2026-11-20T08:30:00Z"))),
        ("paid-late", Widget::answered(&late)),
        ("conflict", conflict()),
        ("conflict-report-copy-failed", copied(conflict(), CopyTarget::Report, false)),
        ("closed", Widget::answered(&with(virtual_account(), "/status", "canceled"))),
        ("expired-at-a-backend", backend(&[])),
        ("expired-no-new-code", backend(&[charge("7007014001444348", "expire")])),
        ("new-code", backend(&[charge("7007014009999991", "pending")])),
        ("draft", Widget::answered(&with(virtual_account(), "/status", "draft"))),
        ("delivery", Widget::answered(&order("cod"))),
        ("unavailable", failing(Failure::Network)),
        ("tampered", tampered(1)),
        ("tampered-again", tampered(2)),
    ]
}

fn at(page: Environment, order: &Value) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::config()), page));
    widget.answer(ok(order));
    widget
}

/// An expired account of a merchant's own backend, and the backend's answers to presses for a new code.
fn backend(answers: &[Value]) -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::backend()), page()));
    widget.answer(ok(&charge("7007014001444348", "expire")));
    for answer in answers {
        widget.send(Message::NewCodePressed);
        widget.answer(ok(answer));
    }
    widget
}

fn charge(number: &str, word: &str) -> Value {
    json!({ "transaction_status": word, "payment_type": "bank_transfer", "gross_amount": "147000.00",
        "order_id": "INV-1", "va_numbers": [{ "bank": "bca", "va_number": number }] })
}

fn payload(gateway: &str, name: &str) -> Value {
    let name = format!("{gateway}/{name}");
    let found = fixture::payloads(gateway).into_iter().find(|fixture| fixture.name == name);
    found.unwrap_or_else(|| panic!("no {name}")).order
}

/// A transfer to one of two accounts.
fn transfer() -> Value {
    let account = |id: u32, name: &str, number: &str| {
        json!({
            "id": id, "account_holder": "PT Contoh Niaga", "account_number": number, "method": "bank_transfer",
            "financial_entity": { "id": id * 10, "name": name, "code": "x" },
        })
    };
    let accounts = json!([account(1, "Bank Satu", "1234567890"), account(2, "Bank Dua", "0098765432")]);
    with(
        with(order("bank_transfer"), "/store/payment_accounts", accounts),
        "/payment_url",
        "https://toko.example/bukti",
    )
}

/// A transfer of a unique amount, by which the seller recognizes it.
fn unique() -> Value {
    let found = fixture::whole_orders().into_iter().find(|fixture| fixture.name == "scalev/bank_transfer");
    found.expect("a transfer of a unique amount").order
}

/// A transfer to an account that the seller wrote as a sentence.
fn written() -> Value {
    let order = with(order("bank_transfer"), "/payment_account_number", "BCA 1234567890 / BNI 0987654321");
    with(order, "/payment_account_holder", "Toko")
}

/// The widget after a press on a copy button and its result.
fn copied(mut widget: Widget, what: CopyTarget, worked: bool) -> Widget {
    let pressed = if what == CopyTarget::Instructions { Message::SharePressed } else { Message::CopyPressed(what) };
    widget.send(pressed);
    widget.send(Message::CopyEnded { what, worked });
    widget
}

/// Ends the pending step of the poster successfully.
fn poster(mut widget: Widget, picture: &str) -> Widget {
    let step = widget.effects.iter().rev().find_map(|effect| match effect {
        Effect::Save { target: SaveTarget::Poster, attempt, step } => Some((*attempt, *step)),
        _ => None,
    });
    let (attempt, step) = step.expect("a step");
    widget.send(Message::SaveEnded {
        target: SaveTarget::Poster,
        attempt,
        step,
        outcome: Outcome::Done(picture.to_owned()),
    });
    widget
}

/// A number that was saved by a download.
fn kept(mut widget: Widget) -> Widget {
    widget.send(Message::PicturePressed);
    poster(poster(widget, ""), "")
}

/// A code that was saved by a download.
fn saved(mut widget: Widget) -> Widget {
    widget.send(Message::SavePressed);
    poster(poster(widget, ""), "")
}
