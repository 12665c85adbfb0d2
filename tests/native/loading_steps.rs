//! The steps of the buyer's own bank: loaded when they are opened, once, and in the language of the page.

use crate::support::{
    orders::{order, qris, virtual_account, with},
    widget::{self, Widget, ok, waiting},
};
use scalev_checkout::{
    contract::environment::Environment,
    payment::steps::{self, PaymentSteps},
    session::{Effect, Message},
    value::language::Language,
};

const TEXT: &str = r#"{"bca":[["m-BCA","satu","dua"],["ATM BCA","tiga"]],"bni":[["ATM BNI","lain"]]}"#;

fn came(language: Language, text: Option<&str>) -> Message {
    Message::StepsLoaded { language, text: text.map(str::to_owned) }
}

fn asked(widget: &Widget) -> bool {
    widget.last.iter().any(|effect| matches!(effect, Effect::LoadSteps(_)))
}

#[test]
fn a_banks_steps_are_found_among_all() {
    let guide = |channel: &str, steps: &[&str]| PaymentSteps {
        channel: channel.to_owned(),
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
    };
    assert_eq!(steps::read(TEXT, "bca"), [guide("m-BCA", &["satu", "dua"]), guide("ATM BCA", &["tiga"])]);
    for (text, code) in
        [(TEXT, "bri"), ("", "bca"), ("[]", "bca"), (r#"{"bca":5}"#, "bca"), (r#"{"bca":[5,[]]}"#, "bca")]
    {
        assert_eq!(steps::read(text, code), [], "{text} {code}");
    }
}

#[test]
fn opening_loads_them_once() {
    let mut widget = waiting();
    assert!(widget.screen().payment_steps.is_empty() && !widget.screen().steps.is_empty());
    widget.send(Message::StepsToggled);
    assert_eq!(widget.last, [Effect::LoadSteps(Language::Indonesian)]);
    widget.send(Message::StepsToggled);
    assert!(!asked(&widget));
    widget.send(came(Language::Indonesian, Some(TEXT)));
    assert_eq!(widget.screen().payment_steps.len(), 2);
    widget.send(Message::StepsToggled);
    assert!(!asked(&widget));
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.screen().payment_steps.len(), 2, "an answer takes nothing away");
}

#[test]
fn steps_that_do_not_come_leave_the_general_ones_and_are_asked_for_again() {
    let mut widget = waiting();
    widget.send(Message::StepsToggled);
    widget.send(came(Language::Indonesian, None));
    assert!(widget.screen().payment_steps.is_empty() && !widget.screen().steps.is_empty());
    widget.send(Message::StepsToggled);
    assert!(asked(&widget));
}

#[test]
fn another_language_of_the_page_brings_them_in_it() {
    let mut widget = waiting();
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert!(!asked(&widget), "nobody opened them");
    widget.send(Message::StepsToggled);
    widget.send(Message::EnvironmentChanged(widget::page()));
    assert_eq!(widget.last, [Effect::LoadSteps(Language::Indonesian)]);
    widget.send(came(Language::English, Some(TEXT)));
    assert!(widget.screen().payment_steps.is_empty(), "the language of before comes too late");
    widget.send(came(Language::Indonesian, Some(TEXT)));
    assert!(!widget.screen().payment_steps.is_empty());
}

#[test]
fn what_has_no_bank_has_no_guides() {
    for order in [qris(), order("cod")] {
        let mut widget = Widget::answered(&order);
        widget.send(Message::StepsToggled);
        assert!(!asked(&widget));
        widget.send(came(Language::Indonesian, Some(TEXT)));
        assert!(widget.screen().payment_steps.is_empty());
    }
}

#[test]
fn another_bank_has_its_own_steps() {
    let mut widget = waiting();
    widget.send(Message::StepsToggled);
    widget.send(came(Language::Indonesian, Some(TEXT)));
    widget.sleep();
    let code = "/pg_payment_info/payment_method/virtual_account/channel_code";
    widget.answer(ok(&with(with(virtual_account(), "/payment_method", "va_bni"), code, "BNI")));
    assert!(widget.screen().payment_steps.is_empty(), "those of the first bank are gone");
    assert!(asked(&widget));
    widget.send(came(Language::Indonesian, Some(TEXT)));
    assert_eq!(
        widget.screen().payment_steps.iter().map(|steps| steps.channel.as_str()).collect::<Vec<_>>(),
        ["ATM BNI"]
    );
}
