//! `src/loader/contract.ts` says to the scripts what `src/contract.rs` says to the widget. `UPDATE=1` writes it.

use std::{env, fs, path::Path};

use scalev_checkout::{
    contract::{
        ATTRIBUTES, COPIED_FOR, CREATE_LIMIT, DEFAULT_API, KEY_HEADER, OF_LOADER, ORDERS, PAYMENT, READ_LIMIT, STORES,
        TAG, user_agent::PHONES,
    },
    gateway::ADAPTERS,
    payment::{NOT_OPEN, Status},
    response::ApiResponse,
    screen::{Memory, text},
    session::{State, clock::LATENESS, event::EventKind},
    value::Language,
};

const HEAD: &str =
    "// Facts that the scripts share with the wasm and the docs. Written by `UPDATE=1 cargo test contract`, out of
// src/contract and the texts.
";

/// The beginnings of words for an order that is not open, which are sought in JSON without white space. Gateways use some of them, too: "settlement", "expire".
const ENDS: [&str; 8] = ["paid", "settle", "conflict", "cancel", "close", "rts", "expire", "draft"];

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
        constant("ENDED", &format!(r#"/status":"({})/i"#, ENDS.join("|"))),
        constant("PHONES", &format!("/{}/", phones.join("|"))),
        words.concat(),
        format!("\n// prettier-ignore\nexport const ADVICE = {{\n{advice}}};\n"),
    ]
    .concat()
}

/// The words that `src/follow` needs without the wasm: of each state in which there is no number, its headline and story.
fn words() -> String {
    let states = [
        ("lost", text::UNAVAILABLE, text::OFFLINE_STORY),
        ("unpaid", text::UNAVAILABLE, text::SETUP_STORY),
        (Status::Processing.name(), text::PROCESSING, text::PROCESSING_STORY),
        (Status::Paid.name(), text::PAID, text::PAID_STORY),
        (Status::Conflict.name(), text::CONFLICT, text::CONFLICT_STORY),
        (Status::Failed.name(), text::FAILED, text::FAILED_STORY),
        (Status::Expired.name(), text::EXPIRED, text::EXPIRED_STORY),
        (Status::Closed.name(), text::CLOSED, text::CLOSED_STORY),
        (Status::Draft.name(), text::DRAFT, text::DRAFT_STORY),
    ];
    let of = |language: Language| {
        let lines = [
            ("language", language.tag().to_owned()),
            ("check", text::CHECK.say(language)),
            ("checked", text::CHECKED.bare(language).to_owned()),
            ("automatic", text::AUTOMATIC.say(language)),
            ("lastSeen", text::LAST_SEEN.bare(language).to_owned()),
            ("lastSeenAdvice", text::LAST_SEEN_ADVICE.say(language)),
            ("trouble", text::TROUBLE.bare(language).to_owned()),
            ("changed", text::CHANGED.say(language)),
        ];
        let lines: String = lines.iter().map(|(name, line)| format!("    {name}: {line:?},\n")).collect();
        let states: String = states
            .iter()
            .map(|(state, headline, story)| {
                format!("      {state}: [{:?}, {:?}],\n", headline.say(language), story.say(language))
            })
            .collect();
        format!("  {}: {{\n{lines}    states: {{\n{states}    }},\n  }},\n", language.tag())
    };
    format!(
        "// The words of the script that follows a payment without the wasm. Written by `UPDATE=1 cargo test contract`, out of
// the texts.

/** Milliseconds for a request that reads the state. */
export const READ_LIMIT = {READ_LIMIT};

/** The longest delay that an API may ask for, in milliseconds. */
export const LONGEST_DELAY = {LONGEST_DELAY};

/** The longest time after its deadline, in milliseconds, for which a server may still report a payment as open. */
export const LATENESS = {LATENESS};

/** Milliseconds that a card without a deadline is remembered. */
export const UNDATED = {UNDATED};

export interface Words {{
  language: string;
  check: string;
  checked: string;
  automatic: string;
  lastSeen: string;
  lastSeenAdvice: string;
  trouble: string;
  changed: string;
  /** Headline and story. */
  states: Record<string, [string, string]>;
}}

// prettier-ignore
export const WORDS: Record<\"id\" | \"en\", Words> = {{
{}{}}};
",
        of(Language::Indonesian),
        of(Language::English),
        LONGEST_DELAY = ApiResponse::LONGEST_DELAY,
        UNDATED = Memory::UNDATED,
    )
}

#[track_caller]
fn compare(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, text).expect("a file to write");
    }
    assert_eq!(fs::read_to_string(&path).expect("the file"), text, "{}: UPDATE=1 writes it", path.display());
}

#[test]
fn every_order_that_is_not_open_is_seen_to_have_ended() {
    let is_end = |word: &str| ENDS.iter().any(|end| word.starts_with(end));
    for (status, words) in NOT_OPEN.iter().flat_map(|states| states.0) {
        assert!(words.split(", ").all(is_end), "{status:?}: {words}");
    }
    for adapter in ADAPTERS {
        let open = adapter.states.0.iter().filter(|(status, _)| *status == Status::Unpaid);
        let mut words = open.flat_map(|(_, words)| words.split(", "));
        assert!(!words.any(|word| is_end(&word.to_lowercase())), "{}", adapter.gateway);
    }
}

#[test]
fn the_scripts_constants_equal_the_widgets() {
    compare("src/loader/contract.ts", &script());
    compare("src/follow/words.ts", &words());
}
