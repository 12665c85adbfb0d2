//! `cargo run --example explain < payload.json`: what the widget shows for a payload, as a gateway, a merchant's backend
//! or Scalev gave it. Send its output with a support question; it holds what the buyer sees, and no key.

use std::{
    io::{self, Read},
    process::ExitCode,
};

use scalev_checkout::{
    clock::Now,
    config::{Config, Page},
    gateway,
    link::Trust,
    screen::screen,
    session::{Effect, Message, Session, update},
    value::Value,
};

#[path = "../support/summary.rs"]
mod summary;

fn main() -> ExitCode {
    let mut payload = String::new();
    if let Err(error) = io::stdin().read_to_string(&mut payload) {
        eprintln!("reading standard input: {error}");
        return ExitCode::FAILURE;
    }
    print!("{}", explain(payload));
    ExitCode::SUCCESS
}

/// The lines of the explanation.
fn explain(payload: String) -> String {
    let gateway = gateway_of(&payload);
    let config = Config { create: None, follow: None, payment: Some(payload), slug: None, trust: Trust::Public };
    let start = Message::Started { chance: 1, visible: true };
    let mut desktop = Session::new(Ok(config.clone()), Page::default());
    let mut phone = Session::new(Ok(config), Page { phone: true, ..Page::default() });
    let effects = update(&mut desktop, start.clone(), Now::default());
    update(&mut phone, start, Now::default());

    let shown = screen(&desktop);
    let mut text = format!("gateway: {gateway}\n");
    text += &summary::summary(&desktop, &effects, &shown, &screen(&phone));
    if let Some(deadline) = &shown.deadline {
        text += &format!("pay before: {}\n", deadline.text);
    }
    let warnings = effects.into_iter().filter_map(|effect| match effect {
        Effect::Log(line) => Some(format!("console: {line}\n")),
        _ => None,
    });
    text + &warnings.collect::<String>()
}

fn gateway_of(payload: &str) -> String {
    let Some(payload) = Value::parse(payload) else {
        return "not JSON".to_owned();
    };
    if gateway::refusal(&payload) {
        return "the gateway refused: no payment was made".to_owned();
    }
    let order = payload.get("data").filter(|data| data.get("pg_payment_info").is_some()).unwrap_or(&payload);
    let (payload, wrapper) = match order.get("pg_payment_info") {
        Some(info) => (info, "in an order of Scalev"),
        None => (&payload, "by itself"),
    };
    format!("{}, {wrapper}", gateway::name(payload).unwrap_or("unknown shape"))
}
