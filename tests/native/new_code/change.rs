//! A number or code that changes by a read.

use super::{NEW, OLD, charge, numbers, renewed};
use crate::support::{
    orders,
    widget::{self, Widget, ok, page},
};
use scalev_checkout::session::{CopyTarget, Message, Session};

/// Shows the old number; the buyer has pressed the button that checks, and no answer came yet.
fn checking() -> Widget {
    let mut widget = Widget::of(Session::new(Ok(widget::backend()), page()));
    widget.answer(ok(&charge(OLD, "pending", "2026-11-21 15:00:00")));
    widget.pass(6_000);
    widget.send(Message::CheckPressed);
    widget
}

#[test]
fn a_new_number_removes_the_saved_picture_of_the_old_one() {
    let mut widget = Widget::of(Session::new(Ok(widget::backend()), page()));
    widget.answer(ok(&charge(OLD, "pending", "2026-11-21 15:00:00")));
    widget.send(Message::PicturePressed);
    widget.pass(6_000);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&charge(OLD, "pending", "2026-11-21 15:00:00")));
    assert!(widget.screen().keep.is_some_and(|keep| keep.words.is_some()) && widget.screen().lost.is_some());
    widget.pass(6_000);
    widget.send(Message::CheckPressed);
    widget.answer(ok(&renewed()));
    let screen = widget.screen();
    assert_eq!(numbers(&widget), [NEW]);
    assert!(screen.keep.is_some_and(|keep| keep.words.is_none()), "the picture has the old number");
}

#[test]
fn a_new_number_is_not_marked_as_copied() {
    let mut widget = checking();
    widget.send(Message::CopyEnded { what: CopyTarget::Number(0), worked: true });
    assert!(widget.screen().copied.is_some());
    widget.answer(ok(&renewed()));
    assert_eq!(numbers(&widget), [NEW]);
    assert_eq!(widget.screen().copied, None, "the clipboard has the old number");
}

#[test]
fn a_number_changed_by_a_read_crosses_out_the_old_one() {
    let mut widget = checking();
    widget.answer(ok(&renewed()));
    let screen = widget.screen();
    assert_eq!(numbers(&widget), [NEW]);
    assert_eq!(screen.old_number.expect("the old number").groups.concat(), OLD);
    assert!(screen.notices[0].contains("berubah sejak halaman ini dibuka"));
}

#[test]
fn a_changed_qris_has_a_notice() {
    let mut widget = Widget::answered(&orders::qris());
    assert!(widget.screen().notices.is_empty());
    let place = "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string";
    let other = crate::support::qris::with(&[(62, Some("0107INV-0020703A01"))]);
    widget.sleep();
    widget.answer(ok(&orders::with(orders::qris(), place, other)));
    let screen = widget.screen();
    assert!(
        screen.notices.iter().any(|notice| notice.contains("berubah sejak halaman ini dibuka")),
        "{:?}",
        screen.notices
    );
    assert!(screen.old_number.is_none(), "a QR code has no number to cross out");
}
