//! `src/loader/contract.ts` says to the scripts what `src/contract.rs` says to the widget. `UPDATE=1` writes it.

use std::{env, fs, path::Path};

use scalev_checkout::{
    contract::{
        ATTRIBUTES, COPIED_FOR, CREATE_LIMIT, DEFAULT_API, KEY_HEADER, ORDERS, PAYMENT, STORES, TAG,
        failure::OF_LOADER, user_agent::PHONES,
    },
    screen::text,
    session::{State, event::EventKind},
    value::language::Language,
};

const HEAD: &str =
    "// Facts that the scripts share with the wasm and the docs. Written by `UPDATE=1 cargo test contract`, out of
// src/contract and the texts.
";

fn constant(name: &str, value: &str) -> String {
    format!("\nexport const {name} = {value};\n")
}

fn text(name: &str, value: &str) -> String {
    constant(name, &format!("{value:?}"))
}

/// A name as JavaScript writes it before its value.
fn key(name: &str) -> String {
    if name.contains('-') { format!("{name:?}") } else { name.to_owned() }
}

/// The path of an order's payment.
fn path() -> String {
    format!(
        "\nexport const paymentPath = (store: string, slug: string) => `{STORES}${{store}}{ORDERS}${{slug}}{PAYMENT}`;\n"
    )
}

fn script() -> String {
    let attributes: String = ATTRIBUTES.iter().map(|name| format!("  {name:?},\n")).collect();
    let advice: String = OF_LOADER.iter().map(|(code, line)| format!("  {}: {line:?},\n", key(code))).collect();
    let phones: Vec<&str> = PHONES.iter().map(|(token, _)| *token).collect();
    let words = [("TITLE", text::TITLE), ("CLOSE", text::CLOSE)].map(|(name, phrase)| {
        let both = [Language::Indonesian, Language::English].map(|language| format!("{:?}", phrase.say(language)));
        constant(name, &format!("[{}]", both.join(", ")))
    });
    [
        HEAD.to_owned(),
        text("TAG", TAG),
        constant("ATTRIBUTES", &format!("[\n{attributes}]")),
        text("DEFAULT_API", DEFAULT_API),
        path(),
        text("KEY_HEADER", KEY_HEADER),
        constant("CREATE_LIMIT", &CREATE_LIMIT.to_string()),
        constant("COPIED_FOR", &COPIED_FOR.to_string()),
        text("LOADING", State::Loading.name()),
        text("UNAVAILABLE", State::Unavailable.name()),
        text("ERROR", EventKind::Error.name()),
        constant("PHONES", &format!("/{}/", phones.join("|"))),
        words.concat(),
        format!("\n// prettier-ignore\nexport const ADVICE = {{\n{advice}}};\n"),
    ]
    .concat()
}

#[test]
fn the_scripts_know_the_same() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/loader/contract.ts");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, script()).expect("a file to write");
    }
    assert_eq!(fs::read_to_string(&path).expect("the contract"), script(), "{}: UPDATE=1 writes it", path.display());
}
