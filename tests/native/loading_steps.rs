//! The payment steps of the buyer's bank: loaded once, when the section is opened, in the language of the page.

use crate::support::{
    orders::{order, qris, virtual_account, with},
    widget::{self, Widget, ok, waiting},
};
use scalev_checkout::{
    contract::Environment,
    payment::steps::{self, PaymentSteps},
    session::{Effect, Message},
    value::Language,
};

const TEXT: &str = r#"{"bca":[["m-BCA","satu","dua"],["ATM BCA","tiga"]],"bni":[["ATM BNI","lain"]]}"#;

fn loaded(language: Language, text: Option<&str>) -> Message {
    Message::StepsLoaded { language, text: text.map(str::to_owned) }
}

fn loads(widget: &Widget) -> bool {
    widget.last.iter().any(|effect| matches!(effect, Effect::LoadSteps(_)))
}

#[test]
fn the_steps_of_one_bank_are_read_from_the_file() {
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
fn opening_the_section_loads_the_steps_once() {
    let mut widget = waiting();
    assert!(widget.screen().payment_steps.is_empty() && !widget.screen().steps.is_empty());
    widget.send(Message::StepsToggled);
    assert_eq!(widget.last, [Effect::LoadSteps(Language::Indonesian)]);
    widget.send(Message::StepsToggled);
    assert!(!loads(&widget));
    widget.send(loaded(Language::Indonesian, Some(TEXT)));
    assert_eq!(widget.screen().payment_steps.len(), 2);
    widget.send(Message::StepsToggled);
    assert!(!loads(&widget));
    widget.sleep();
    widget.answer(ok(&virtual_account()));
    assert_eq!(widget.screen().payment_steps.len(), 2, "an answer keeps the steps");
}

#[test]
fn failed_steps_keep_the_general_ones_and_load_on_reopening() {
    let mut widget = waiting();
    widget.send(Message::StepsToggled);
    widget.send(loaded(Language::Indonesian, None));
    assert!(widget.screen().payment_steps.is_empty() && !widget.screen().steps.is_empty());
    widget.send(Message::StepsToggled);
    assert!(loads(&widget));
}

#[test]
fn another_page_language_loads_the_steps_in_it() {
    let mut widget = waiting();
    widget.send(Message::EnvironmentChanged(Environment { language: Language::English, ..widget::page() }));
    assert!(!loads(&widget), "the section was not opened");
    widget.send(Message::StepsToggled);
    widget.send(Message::EnvironmentChanged(widget::page()));
    assert_eq!(widget.last, [Effect::LoadSteps(Language::Indonesian)]);
    widget.send(loaded(Language::English, Some(TEXT)));
    assert!(widget.screen().payment_steps.is_empty(), "steps of the previous language are ignored");
    widget.send(loaded(Language::Indonesian, Some(TEXT)));
    assert!(!widget.screen().payment_steps.is_empty());
}

#[test]
fn a_payment_without_a_bank_loads_no_steps() {
    for order in [qris(), order("cod")] {
        let mut widget = Widget::answered(&order);
        widget.send(Message::StepsToggled);
        assert!(!loads(&widget));
        widget.send(loaded(Language::Indonesian, Some(TEXT)));
        assert!(widget.screen().payment_steps.is_empty());
    }
}

#[test]
fn another_bank_replaces_the_steps() {
    let mut widget = waiting();
    widget.send(Message::StepsToggled);
    widget.send(loaded(Language::Indonesian, Some(TEXT)));
    widget.sleep();
    let code = "/pg_payment_info/payment_method/virtual_account/channel_code";
    widget.answer(ok(&with(with(virtual_account(), "/payment_method", "va_bni"), code, "BNI")));
    assert!(widget.screen().payment_steps.is_empty(), "the steps of the first bank are removed");
    assert!(loads(&widget));
    widget.send(loaded(Language::Indonesian, Some(TEXT)));
    assert_eq!(
        widget.screen().payment_steps.iter().map(|steps| steps.channel.as_str()).collect::<Vec<_>>(),
        ["ATM BNI"]
    );
}
