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
    contract::{Config, Environment},
    screen::screen,
    session::{Effect, Message, Session, clock::Now, update},
    value::UrlPolicy,
};
use serde_json::{Map, Value, json};

#[path = "../../tests/support/snapshot.rs"]
mod snapshot;

fn main() -> ExitCode {
    let mut payload = String::new();
    if let Err(error) = io::stdin().read_to_string(&mut payload) {
        eprintln!("reading standard input: {error}");
        return ExitCode::FAILURE;
    }
    let (reading, shown) = explain(&payload);
    if std::env::args().any(|argument| argument == "--json") {
        let mut facts = as_json(&reading);
        facts.extend(shown);
        println!("{:#}", Value::Object(facts));
    } else {
        reading.iter().for_each(|(name, value)| println!("{name}: {value}"));
        snapshot::lines(&Value::Object(shown)).iter().for_each(|line| println!("{line}"));
    }
    ExitCode::SUCCESS
}

/// Facts, each with its name; a name may come several times.
type Lines = Vec<(String, String)>;

/// Facts about the gateway, the values that cannot be read and the console, and the screen as the fixtures'
/// `.expected` files have it.
fn explain(payload: &str) -> (Lines, Map<String, Value>) {
    let mut reading = origin::lines(payload);
    reading.extend(unread::lines(payload));

    let payment = Some(payload.to_owned());
    let config = Config { create: None, follow: None, payment, slug: None, url_policy: UrlPolicy::Public };
    let start = Message::Started { seed: 1, visible: true };
    let mut desktop = Session::new(Ok(config.clone()), Environment::default());
    let mut phone = Session::new(Ok(config), Environment { phone: true, ..Environment::default() });
    let effects = update(&mut desktop, start.clone(), Now::default());
    update(&mut phone, start, Now::default());

    let logged = effects.iter().filter_map(|effect| match effect {
        Effect::Log(line) => Some(("console".to_owned(), line.clone())),
        _ => None,
    });
    reading.extend(logged);
    (reading, snapshot::snapshot(&desktop, &effects, &screen(&desktop), &screen(&phone)))
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// An object; a name that comes several times has a list.
fn as_json(lines: &Lines) -> Map<String, Value> {
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
    fields
}
