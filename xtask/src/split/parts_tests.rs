use std::{collections::BTreeSet, ops::Range, process::Command};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use wasmparser::{Parser, Payload};

use super::*;
use crate::split::sample::{DATA, NAMES, SHOWN, whole};

fn entries(preview: &str) -> BTreeMap<&str, &str> {
    [("preview", preview), ("give", "y")].into()
}

fn reachable(functions: &[&str], unreachable_data: &[Range<u32>]) -> Reachability {
    let functions = functions.iter().map(|name| (*name).to_owned()).collect();
    Reachability { functions, unreachable: BTreeSet::new(), unreachable_data: unreachable_data.to_vec() }
}

fn parts(unused: &[Range<u32>]) -> Parts {
    let reachable = reachable(&[NAMES[SHOWN as usize]], unused);
    split(&whole(), &entries("x"), &reachable).expect("two parts")
}

fn sections(module: &[u8]) -> Vec<Payload<'_>> {
    Parser::new(0).parse_all(module).collect::<Result<_, _>>().expect("a module")
}

/// The bytes of a module's own data, each with its address.
fn data(module: &[u8]) -> BTreeMap<u32, u8> {
    let mut bytes = BTreeMap::new();
    for section in sections(module) {
        let Payload::DataSection(pieces) = section else { continue };
        for piece in pieces {
            let piece = piece.expect("data");
            let from = crate::split::offset::address(&piece.kind).expect("a place");
            for (address, byte) in (from..).zip(piece.data) {
                assert_eq!(bytes.insert(address, *byte), None, "{address} is there twice");
            }
        }
    }
    bytes
}

fn bodies(module: &[u8]) -> usize {
    sections(module).iter().filter(|section| matches!(section, Payload::CodeSectionEntry(_))).count()
}

/// The results of the whole module, of the first part alone, and of the rest together with it.
fn played(parts: &Parts) -> Value {
    const SCRIPT: &str = "
        const [whole, first, rest] = process.argv.slice(1).map((text) => new WebAssembly.Module(Buffer.from(text, 'base64')));
        const page = { A: () => 7 };
        const exports = (module, imports) => new WebAssembly.Instance(module, imports).exports;
        const say = (exports, names) => names.map((name) => exports[name]());
        const all = exports(whole, { a: page });
        const begun = exports(first);
        const alone = say(begun, ['preview', 'give']);
        const full = exports(rest, { a: page, b: begun });
        const bytes = (memory) => Buffer.from(memory.buffer).toString('base64');
        console.log(JSON.stringify({
            whole: say(all, ['x', 'y', 'z', 'o', 'p']), alone, rest: say(full, ['x', 'y', 'z', 'o', 'p']),
            names: [Object.keys(all), Object.keys(full)],
            memory: bytes(all.m) === bytes(full.m) && full.m === begun.memory,
            table: [1, 2].map((place) => full.t.get(place)()),
        }));";
    let modules = [&whole(), &parts.first, &parts.rest].map(|module| BASE64_STANDARD.encode(module));
    let output = Command::new("node").args(["-e", SCRIPT, "--"]).args(modules).output().expect("node");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn together_they_do_what_the_whole_does() {
    let [words, other] = DATA;
    let later = words.start + 32..1100;
    for unused in [&[][..], &[1056..1088, other.clone()], &[other], &[later]] {
        let played = played(&parts(unused));
        assert_eq!(played["whole"], played["rest"], "{unused:?}");
        assert_eq!(played["alone"], json!([played["whole"][0], played["whole"][1]]), "{unused:?}");
        assert_eq!(played["names"][0], played["names"][1]);
        assert_eq!((&played["memory"], &played["table"]), (&json!(true), &json!([10_000, 100_000])));
    }
}

#[test]
fn the_first_part_imports_nothing_and_no_function_is_in_both() {
    let Parts { first, rest } = parts(&[]);
    assert!(!sections(&first).iter().any(|section| matches!(section, Payload::ImportSection(_))));
    assert_eq!((bodies(&first), bodies(&rest), bodies(&whole())), (4, 2, 6));
}

#[test]
fn what_no_entry_needs_by_a_table_is_the_rests() {
    for (functions, own) in [(&[][..], 3), (&["shown"], 4), (&["shown", "other"], 5), (&["page", "run"], 3)] {
        let Parts { first, rest } = split(&whole(), &entries("x"), &reachable(functions, &[])).expect("two parts");
        assert_eq!((bodies(&first), bodies(&rest)), (own, 6 - own), "{functions:?}");
    }
}

#[test]
fn every_byte_is_in_one_part_at_its_address() {
    let all = data(&whole());
    let starts = [0, 1024, 1040, 1119, 1120, 2047, 2048, 2056, 2064, 4096];
    let ranges: Vec<Range<u32>> =
        starts.iter().flat_map(|from| starts.iter().filter(move |to| from < *to).map(move |to| *from..*to)).collect();
    for one in &ranges {
        for other in ranges.iter().filter(|other| other.start >= one.end) {
            let unused = [one.clone(), other.clone()];
            let Parts { first, rest } = parts(&unused);
            let (first, rest) = (data(&first), data(&rest));
            assert!(first.keys().all(|address| !rest.contains_key(address)), "{unused:?}");
            assert!(rest.keys().all(|address| unused.iter().any(|range| range.contains(address))), "{unused:?}");
            assert!(!first.keys().any(|address| unused.iter().any(|range| range.contains(address))), "{unused:?}");
            assert_eq!(first.into_iter().chain(rest).collect::<BTreeMap<_, _>>(), all, "{unused:?}");
        }
    }
}

#[test]
fn what_comes_first_may_not_call_the_page() {
    let none = reachable(&[], &[]);
    let error = split(&whole(), &entries("z"), &none).err().expect("it calls the page");
    assert!(error.to_string().contains("must not call imported functions"), "{error}");
    assert!(split(&whole(), &entries("p"), &none).is_ok());
}

#[test]
fn an_entry_that_is_not_exported_is_an_error() {
    let none = reachable(&[], &[]);
    let error = split(&whole(), &entries("preview"), &none).err().expect("nobody exports it");
    assert!(error.to_string().contains("does not export preview"), "{error}");
}
