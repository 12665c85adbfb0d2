//! `cargo run --example explain < payload.json` prints how the widget reads a payload of a gateway, a merchant's backend or
//! Scalev, and the screen. `--json` prints it as JSON. Send the output with a support question: it has the buyer's screen,
//! and no key.

mod origin;
mod unread;

use std::{
    io::{self, Read},
    process::ExitCode,
};

use scalev_checkout::{
    contract::{config::Config, environment::Environment},
    screen::screen,
    session::{Effect, Message, Session, clock::Now, update},
    value::link::UrlPolicy,
};
use serde_json::{Map, Value, json};

#[path = "../../tests/support/summary.rs"]
mod summary;

fn main() -> ExitCode {
    let mut payload = String::new();
    if let Err(error) = io::stdin().read_to_string(&mut payload) {
        eprintln!("reading standard input: {error}");
        return ExitCode::FAILURE;
    }
    let lines = explain(&payload);
    if std::env::args().any(|argument| argument == "--json") {
        println!("{:#}", as_json(&lines));
    } else {
        lines.iter().for_each(|(name, value)| println!("{name}: {value}"));
    }
    ExitCode::SUCCESS
}

/// Facts, each with its name; a name may come several times.
type Lines = Vec<(String, String)>;

/// Facts about the gateway, about the fields that were not understood, and about the screen.
fn explain(payload: &str) -> Lines {
    let mut lines = origin::lines(payload);
    lines.extend(unread::lines(payload));
    lines.extend(shown(payload));
    lines
}

fn shown(payload: &str) -> Lines {
    let payment = Some(payload.to_owned());
    let config = Config { create: None, follow: None, payment, slug: None, url_policy: UrlPolicy::Public };
    let start = Message::Started { seed: 1, visible: true };
    let mut desktop = Session::new(Ok(config.clone()), Environment::default());
    let mut phone = Session::new(Ok(config), Environment { phone: true, ..Environment::default() });
    let effects = update(&mut desktop, start.clone(), Now::default());
    update(&mut phone, start, Now::default());

    let on_screen = screen(&desktop);
    let text = summary::summary(&desktop, &effects, &on_screen, &screen(&phone));
    let mut lines: Lines = text.lines().filter_map(|line| line.split_once(": ")).map(owned).collect();
    lines.extend(on_screen.deadline.map(|deadline| ("pay before".to_owned(), deadline.text)));
    let logged = effects.into_iter().filter_map(|effect| match effect {
        Effect::Log(line) => Some(("console".to_owned(), line)),
        _ => None,
    });
    lines.extend(logged);
    lines
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// An object; a name that comes several times has a list.
fn as_json(lines: &Lines) -> Value {
    let mut fields = Map::new();
    for (name, value) in lines {
        let several = lines.iter().filter(|(other, _)| other == name).count() > 1;
        if several {
            let rows = fields.entry(name.clone()).or_insert_with(|| json!([]));
            rows.as_array_mut().into_iter().for_each(|rows| rows.push(json!(value)));
        } else {
            fields.insert(name.clone(), json!(value));
        }
    }
    Value::Object(fields)
}
