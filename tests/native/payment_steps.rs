//! Payment steps: every bank has them, in both languages alike, and their texts follow the rules below.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::banks::clearing_codes;
use scalev_checkout::payment::Bank;
use serde_json::Value;

/// The steps of Mandiri's bill payment, which has no virtual account.
const BILL: &str = "bill";

/// A channel and its steps.
struct Channel {
    name: String,
    steps: Vec<String>,
}

#[test]
fn every_bank_has_a_file_and_every_file_a_bank() {
    let wanted: BTreeSet<String> =
        Bank::scalevs().map(|bank| bank.code().to_owned()).chain([BILL.to_owned()]).collect();
    let files = stems();
    let missing: Vec<&String> = wanted.difference(&files).collect();
    assert!(missing.is_empty(), "add a file to src/payment/steps for {missing:?}");
    let unused: Vec<&String> = files.difference(&wanted).collect();
    assert!(unused.is_empty(), "no bank has the file in src/payment/steps for {unused:?}");
    for code in wanted.iter().filter(|code| *code != BILL) {
        let bank = Bank::parse(&format!("va_{code}")).expect("a code reads as a bank");
        assert!(!matches!(bank, Bank::Other(_)) && bank.code() == code, "{code}");
    }
}

#[test]
fn both_languages_have_the_same_channels_and_steps() {
    for stem in stems() {
        let shape = |language| channels(&stem, language).iter().map(|channel| channel.steps.len()).collect::<Vec<_>>();
        assert_eq!(shape("id"), shape("en"), "{stem}");
        for (id, en) in pairs(&stem) {
            assert_eq!(id.matches('›').count(), en.matches('›').count(), "{stem}: {id:?} and {en:?} lead elsewhere");
            assert_eq!(codes(&id), codes(&en), "{stem}: {id:?} and {en:?}");
            assert_ne!(id, en, "{stem} does not translate");
        }
    }
}

#[test]
fn a_channel_has_three_to_six_short_steps() {
    for (place, channel) in all() {
        assert!((3..=6).contains(&channel.steps.len()), "{place} has {} steps", channel.steps.len());
        assert!((1..=40).contains(&channel.name.chars().count()), "{place}");
        for step in &channel.steps {
            assert!((10..=110).contains(&step.chars().count()), "{place}: {} in {step:?}", step.chars().count());
        }
    }
}

#[test]
fn steps_are_plain_sentences() {
    for (place, channel) in all() {
        for text in channel.steps.iter().chain([&channel.name]) {
            assert!(text.trim() == text && !text.contains("  "), "{place}: {text:?}");
            for forbidden in ["{", "}", "<", "&amp;", "&lt;", "*", "`", "_", "[", "http", "...", ">", "→", "\"", "\n"]
            {
                assert!(!text.contains(forbidden), "{place}: {forbidden:?} in {text:?}");
            }
            for forbidden in ["todo", "xxx", "tbd", "fixme", "lorem"] {
                assert!(!text.to_lowercase().contains(forbidden), "{place}: {forbidden:?} in {text:?}");
            }
        }
        for step in &channel.steps {
            assert!(step.starts_with(char::is_uppercase) && step.ends_with('.'), "{place}: {step:?}");
        }
    }
}

#[test]
fn no_text_mixes_the_languages() {
    let english = [
        "enter", "select", "choose", "confirm", "your", "the", "and", "then", "check", "amount", "number", "above",
        "with", "if",
    ];
    let indonesian = [
        "pilih",
        "masukkan",
        "konfirmasi",
        "lalu",
        "periksa",
        "jumlah",
        "nomor",
        "dengan",
        "atau",
        "bila",
        "di",
        "atas",
    ];
    for stem in stems() {
        for (language, foreign) in [("id", &english[..]), ("en", &indonesian[..])] {
            for channel in channels(&stem, language) {
                for text in channel.steps.iter().chain([&channel.name]) {
                    for word in text.to_lowercase().split(|char: char| !char.is_alphabetic()) {
                        assert!(!foreign.contains(&word), "{stem} says {word:?} in {language}: {text:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_app_comes_first_then_the_atm_and_another_bank_last() {
    for stem in stems() {
        for (language, other) in [("id", "Bank lain"), ("en", "Other bank")] {
            let channels = channels(&stem, language);
            let names: Vec<&str> = channels.iter().map(|channel| channel.name.as_str()).collect();
            let unique: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(unique.len(), names.len(), "{stem} names a channel twice: {names:?}");
            let atms: Vec<usize> = (0..names.len()).filter(|index| is_atm(names[*index])).collect();
            let webs: Vec<usize> = (0..names.len()).filter(|index| is_web(names[*index])).collect();
            let [atm] = atms[..] else { panic!("{stem} has not one ATM: {names:?}") };
            assert!(atm > 0 && webs.iter().all(|web| *web > atm), "{stem} has its channels out of order: {names:?}");
            let others: Vec<usize> = (0..names.len()).filter(|index| names[*index] == other).collect();
            let last = if stem == BILL { vec![] } else { vec![names.len() - 1] };
            assert_eq!(others, last, "{stem} in {language}: {names:?}");
        }
    }
}

#[test]
fn the_last_step_checks_name_and_amount_before_the_pin() {
    for stem in stems() {
        for (language, name, amount) in [("id", "nama", "jumlah"), ("en", "name", "amount")] {
            for channel in channels(&stem, language) {
                let last = channel.steps.last().expect("a channel has steps");
                let place = |word: &str| last.find(word).unwrap_or_else(|| panic!("{stem}: no {word:?} in {last:?}"));
                assert!(place(name) < place("PIN") && place(amount) < place("PIN"), "{stem}: {last:?}");
            }
        }
    }
}

#[test]
fn the_main_channel_warns_of_another_amount_once() {
    for stem in stems() {
        for (language, total) in [("id", "total di halaman ini"), ("en", "total on this page")] {
            let channels = channels(&stem, language);
            for (index, channel) in channels.iter().enumerate() {
                let warnings = channel.steps.iter().filter(|step| step.contains(total)).count();
                let is_other_bank = stem != BILL && index == channels.len() - 1;
                assert_eq!(warnings, usize::from(index == 0 || is_other_bank), "{stem}: {}", channel.name);
            }
        }
    }
}

#[test]
fn every_channel_refers_to_the_number_on_the_screen() {
    for stem in stems() {
        let (id, en): (&[&str], &[&str]) = if stem == BILL {
            (&["kode perusahaan di atas", "kode bayar di atas"], &["company code above", "payment code above"])
        } else {
            (&["nomor virtual account di atas"], &["virtual account number above"])
        };
        for (language, numbers) in [("id", id), ("en", en)] {
            for channel in channels(&stem, language) {
                for number in numbers {
                    assert!(channel.steps.iter().any(|step| step.contains(number)), "{stem}: {}", channel.name);
                }
            }
        }
    }
}

#[test]
fn the_other_bank_channel_names_the_clearing_code() {
    for bank in Bank::scalevs() {
        let allowed: BTreeSet<String> = clearing_codes(&bank).iter().map(|code| (*code).to_owned()).collect();
        for language in ["id", "en"] {
            let channels = channels(bank.code(), language);
            let other = &channels[channels.len() - 1];
            let named: BTreeSet<String> = other.steps.iter().flat_map(|step| codes(step)).collect();
            assert_eq!(named, allowed, "{} in {language}", bank.code());
            for channel in &channels {
                let named: BTreeSet<String> = channel.steps.iter().flat_map(|step| codes(step)).collect();
                assert!(named.is_subset(&allowed), "{}: {} names {named:?}", bank.code(), channel.name);
            }
        }
    }
    for (_, channel) in all().into_iter().filter(|(place, _)| place.starts_with(BILL)) {
        assert!(channel.steps.iter().all(|step| codes(step).is_empty()), "{} names a code", channel.name);
    }
}

fn is_atm(name: &str) -> bool {
    name.split(' ').any(|word| word == "ATM")
}

fn is_web(name: &str) -> bool {
    let name = name.to_lowercase();
    ["internet", " web", "klikbca", "permatanet", "octo clicks", "bsi net", "bjb net"]
        .iter()
        .any(|web| name.contains(web))
}

/// The runs of three and more digits in a text.
fn codes(text: &str) -> Vec<String> {
    text.split(|char: char| !char.is_ascii_digit()).filter(|run| run.len() >= 3).map(str::to_owned).collect()
}

fn all() -> Vec<(String, Channel)> {
    let mut all = Vec::new();
    for stem in stems() {
        for language in ["id", "en"] {
            let place = |channel: &Channel| format!("{stem}, {}, {language}", channel.name);
            all.extend(channels(&stem, language).into_iter().map(|channel| (place(&channel), channel)));
        }
    }
    all
}

fn pairs(stem: &str) -> Vec<(String, String)> {
    let steps = |language| channels(stem, language).into_iter().flat_map(|channel| channel.steps);
    steps("id").zip(steps("en")).collect()
}

fn channels(stem: &str, language: &str) -> Vec<Channel> {
    let file = folder().join(format!("{stem}.json"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{stem}: {error}"));
    assert_eq!(keys(&value), ["en", "id"], "{stem}");
    let list = value[language].as_array().unwrap_or_else(|| panic!("{stem} lists no channels in {language}"));
    list.iter().map(|channel| read(stem, channel)).collect()
}

fn read(stem: &str, channel: &Value) -> Channel {
    assert_eq!(keys(channel), ["channel", "steps"], "{stem}");
    let said = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{stem}: {value} is not a text")).to_owned();
    let steps = channel["steps"].as_array().unwrap_or_else(|| panic!("{stem} lists no steps"));
    Channel { name: said(&channel["channel"]), steps: steps.iter().map(said).collect() }
}

fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().unwrap_or_else(|| panic!("{value} is not an object"));
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn stems() -> BTreeSet<String> {
    let folder = folder();
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("a file has a readable name");
    let names = entries.map(|entry| name(entry.expect("a readable entry")));
    names.map(|name| name.strip_suffix(".json").unwrap_or_else(|| panic!("{name} is not JSON")).to_owned()).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/payment/steps")
}
