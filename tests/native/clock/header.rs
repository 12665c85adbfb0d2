//! The headers of an answer that give the time, and those of caches.

use super::{HOUR, MINUTE, http};
use crate::support::{
    orders::virtual_account,
    widget::{NOON, Widget, dated, ok, waiting},
};
use scalev_checkout::{
    response::ApiResponse,
    screen,
    session::{Ask, Effect},
    value::Timestamp,
};

#[test]
fn last_modified_counts_as_a_clock_only_if_it_advances() {
    for moves in [true, false] {
        let mut widget = Widget::started();
        let made = widget.now.wall.after(-10 * MINUTE);
        let hint = |widget: &Widget| if moves { widget.now.wall.after(-10 * MINUTE) } else { made };
        let answer = |date: Timestamp| ApiResponse {
            cache_control: Some("private, no-store".to_owned()),
            last_modified: Some(http(date)),
            ..ok(&virtual_account())
        };
        let first = hint(&widget);
        widget.answer(answer(first));
        let left = |widget: &Widget| screen::countdown(&widget.session, widget.now.wall).expect("a countdown");
        assert!(left(&widget).starts_with("22:59"), "one answer is not enough: {}", left(&widget));
        widget.sleep();
        let second = hint(&widget);
        widget.answer(answer(second));
        assert!(left(&widget).starts_with(if moves { "23:0" } else { "22:5" }), "{}", left(&widget));
    }
}

#[test]
fn a_cacheable_answer_gives_no_time_and_is_read_uncached() {
    let kept = |control: Option<&str>, modified: bool| ApiResponse {
        cache_control: control.map(str::to_owned),
        last_modified: modified.then(|| http(NOON.after(-HOUR))),
        ..dated(&virtual_account(), &http(NOON.after(-8 * HOUR)))
    };
    for (control, modified, keeps) in [
        (None, false, false),
        (None, true, true),
        (Some("max-age=60"), false, true),
        (Some("public, max-age=60"), true, true),
        (Some("max-age=0"), true, false),
        (Some("no-cache"), true, false),
        (Some("No-Store"), true, false),
        (Some("private"), false, false),
    ] {
        let mut widget = waiting();
        widget.sleep();
        assert!(matches!(widget.last[..], [Effect::Ask { ask: Ask::Read { anew: false }, .. }]));
        widget.answer(kept(control, modified));
        let left = screen::countdown(&widget.session, widget.now.wall);
        assert_eq!(left.is_some_and(|left| left.starts_with("22:")), keeps, "{control:?} {modified}");
        widget.sleep();
        let anew = widget.last.iter().any(|effect| matches!(effect, Effect::Ask { ask: Ask::Read { anew: true }, .. }));
        assert_eq!(anew, keeps, "{control:?} {modified}");
    }
}
