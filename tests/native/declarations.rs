//! `checkout.d.ts` declares every state, event, action, code and attribute of the code, and no other.

use std::{cell::RefCell, collections::BTreeSet, iter};

use scalev_checkout::{
    contract::{ATTRIBUTES, Config, Environment, Failure, OF_LOADER},
    payment::Status,
    session::{
        State,
        event::{Action, EventKind},
    },
};

pub const DECLARATIONS: &str = include_str!("../../npm/checkout.d.ts");

/// The declaration that begins with `start`, without its comments.
fn declaration(start: &str, end: &str) -> String {
    let (_, rest) = DECLARATIONS.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    let (body, _) = rest.split_once(end).expect("an end");
    body.lines().filter(|line| !line.trim().starts_with("/**")).collect::<Vec<_>>().join("\n")
}

/// The strings of a union.
fn union(start: &str, end: &str) -> BTreeSet<String> {
    declaration(start, end).split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names of an interface's properties.
fn properties(name: &str) -> BTreeSet<String> {
    let body = declaration(&format!("export interface {name} {{"), "\n}");
    let names = body.lines().filter_map(|line| Some(line.split_once("?: ")?.0.trim().trim_matches('"').to_owned()));
    names.collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

fn states() -> impl Iterator<Item = State> {
    let first = iter::successors(Some(State::Loading), |state| {
        Some(match state {
            State::Loading => State::Preparing,
            State::Preparing => State::Checking,
            State::Checking => State::Unavailable,
            State::Unavailable | State::Payment(_) => return None,
        })
    });
    first.chain(Status::ALL.iter().copied().map(State::Payment))
}

/// The attributes that a configuration is read from: Scalev's, and those of a merchant's backend.
fn asked() -> BTreeSet<String> {
    let asked = RefCell::new(BTreeSet::new());
    for value in [None, Some("https://backend.example/pay")] {
        let get = |name: &str| {
            asked.borrow_mut().insert(name.to_owned());
            match name {
                "publishable-key" => Some("sfpk_1"),
                "store-id" | "order" => Some("store_1"),
                "payment-url" => value,
                _ => None,
            }
        };
        assert!(Config::read(get, None, &Environment::default()).is_ok());
    }
    asked.into_inner()
}

/// `heading-level` as `headingLevel`.
pub fn camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_ascii_uppercase() + &word[1..])
}

#[test]
fn every_state_is_declared() {
    assert_eq!(union("export type CheckoutState =", ";"), set(states().map(State::name)));
}

#[test]
fn every_event_is_declared() {
    assert_eq!(
        union("export type CheckoutEvents =", "as `scalev-checkout:"),
        set(EventKind::ALL.iter().map(|kind| kind.name()))
    );
}

#[test]
fn every_action_is_declared() {
    assert_eq!(union("export type CheckoutAction =", ";"), set(Action::ALL.iter().map(|action| action.name())));
}

#[test]
fn every_code_is_declared() {
    let codes = Failure::ALL.iter().map(|failure| failure.code()).chain(OF_LOADER.map(|(code, _)| code));
    assert_eq!(union("export type CheckoutErrorCode =", ";"), set(codes));
}

#[test]
fn every_attribute_is_declared() {
    let mut attributes = set(ATTRIBUTES);
    // The attributes that the page reads.
    let of_page = set(["locale", "heading-level", "remember"]);
    assert_eq!(asked(), attributes.difference(&of_page).cloned().collect());
    attributes.insert("theme".to_owned());
    assert_eq!(properties("CheckoutAttributes"), attributes);
    let mut options: BTreeSet<String> = attributes.iter().map(|name| camel_case(name)).collect();
    options.insert("payment".to_owned());
    assert_eq!(properties("CheckoutOptions"), options);
}
