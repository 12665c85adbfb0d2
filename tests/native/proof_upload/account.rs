//! The account that the buyer has paid to.

use super::{STEPS, Step, answer, at, attempt, card, finish, pick, problem, request, send, success, transfer};
use crate::support::{
    orders::with,
    widget::{Widget, ok},
};
use scalev_checkout::session::{
    CopyTarget, Message,
    proof::{ProofMessage, ProofRequest, RequestNews},
};

#[test]
fn several_accounts_require_a_choice() {
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
fn a_copied_number_selects_its_account() {
    let mut widget = Widget::answered(&transfer());
    widget.send(Message::CopyPressed(CopyTarget::Number(1)));
    widget.send(Message::CopyPressed(CopyTarget::Amount));
    assert_eq!(card(&widget).accounts.and_then(|accounts| accounts.chosen), Some(1));
    send(&mut widget, ProofMessage::AccountChosen(0));
    widget.send(Message::CopyPressed(CopyTarget::Number(1)));
    assert_eq!(
        card(&widget).accounts.and_then(|accounts| accounts.chosen),
        Some(0),
        "the buyer's own choice takes precedence"
    );
}

#[test]
fn a_number_copied_in_the_preview_selects_its_account() {
    let mut widget = Widget::answered(&transfer());
    widget.send(Message::CopiedInPreview { what: CopyTarget::Number(1), worked: true });
    assert_eq!(card(&widget).accounts.and_then(|accounts| accounts.chosen), Some(1));
}

#[test]
fn a_choice_does_not_count_for_other_accounts() {
    let mut swapped = transfer();
    swapped["store"]["payment_accounts"].as_array_mut().expect("accounts").reverse();
    let mut chosen = Widget::answered(&transfer());
    send(&mut chosen, ProofMessage::AccountChosen(1));
    let mut copied = Widget::answered(&transfer());
    copied.send(Message::CopyPressed(CopyTarget::Number(1)));
    for mut widget in [chosen, copied] {
        widget.send(Message::CheckPressed);
        widget.answer(ok(&swapped));
        assert_eq!(card(&widget).accounts.and_then(|accounts| accounts.chosen), None);
    }
}

#[test]
fn an_upload_asks_again_where_the_chosen_account_is_gone() {
    let mut widget = at(Step::Send);
    let upload = attempt(&widget);
    let mut order = transfer();
    order["store"]["payment_accounts"][1]["account_number"] = "1122334455".into();
    widget.send(Message::CheckPressed);
    widget.answer(ok(&order));
    let news = RequestNews::Responded(Ok(success(Step::Send)));
    send(&mut widget, ProofMessage::Requested { attempt: upload, news });
    assert_eq!(request(&widget), None);
    assert_eq!(problem(&widget), "Pilih dulu rekening tujuan transfer Anda.");
    send(&mut widget, ProofMessage::AccountChosen(1));
    send(&mut widget, ProofMessage::SendPressed);
    let Some((_, ProofRequest::File { account, .. })) = request(&widget) else {
        panic!("the picture is there already")
    };
    assert_eq!(account.number.as_str(), "1122334455");
}

#[test]
fn a_single_account_needs_no_choice() {
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
