//! Hostile texts, arbitrary answers and times, and broken fields.

use super::{check, check_lines};
use crate::support::{
    fixture::{self, Fixture},
    mutation, preview,
    widget::page,
};
use proptest::prelude::*;
use scalev_checkout::{response, value::Timestamp};
use serde_json::Value;

/// Texts with separators, markup and control characters.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\t"),
        Just("\r"),
        Just("\0"),
        Just("\u{85}"),
        Just("\u{2028}"),
        Just("\u{202e}"),
        Just("="),
        Just("1\tbutton\tBayar"),
        Just("&#10;"),
        Just("&#9;"),
        Just("<b>"),
        Just("BCA"),
        Just("381659999814525"),
        Just("é"),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// The pointers of every text in an order.
fn texts(order: &Value) -> Vec<String> {
    let mut found = Vec::new();
    mutation::pointers(order, "", &mut found);
    found.retain(|pointer| order.pointer(pointer).is_some_and(Value::is_string));
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_hostile_text_adds_no_lines_or_elements(
        fixture in prop::sample::select(fixture::of_scalev().into_iter().map(|fixture| fixture.order).collect::<Vec<_>>()),
        which in any::<prop::sample::Index>(),
        text in hostile(),
        behind in any::<bool>(),
    ) {
        let mut order = fixture;
        let pointer = which.get(&texts(&order)).clone();
        let field = order.pointer_mut(&pointer).expect("a field");
        let before = field.as_str().filter(|_| behind).unwrap_or_default();
        *field = format!("{before}{text}").into();
        check(&format!("{pointer} = {field}"), &order, &page());
    }

    #[test]
    fn an_arbitrary_answer_has_no_preview(body in ".*", url in ".*") {
        for (url, slug) in [(url, None), (preview::address(), Some(crate::support::widget::SLUG))] {
            prop_assert_eq!(response::preview(&body, &url, slug), None);
        }
    }

    #[test]
    fn any_device_time_makes_a_readable_preview_or_none(
        fixture in prop::sample::select(fixture::whole_orders().into_iter().map(|fixture| fixture.order).collect::<Vec<_>>()),
        now in any::<i64>(),
    ) {
        if let Some(preview) = preview::at(&fixture.to_string(), page(), Timestamp(now)) {
            check_lines(&preview);
        }
    }
}

/// The step between tested mutations, because all of them take minutes. A field has eight, and 31 is prime to 8.
const SOME: usize = 31;

#[test]
fn with_a_broken_field_the_preview_matches_the_widget() {
    for Fixture { name, order, .. } in fixture::of_scalev() {
        for (change, order) in mutation::variants(&order).into_iter().step_by(SOME) {
            if preview::of(&order, page()).is_some() {
                check(&format!("{name}: {change}"), &order, &page());
            }
        }
    }
}
