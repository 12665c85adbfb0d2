//! The first table: the widget beside the libraries and beside the bare page, on each line.

use super::{
    contender::{Contender, Subject},
    grid::{grid, ratio},
    line::{LINES, Line},
    load::Load,
    rounds::Case,
};

/// A row: its label, its page, its figure, and the figure's text.
type Row = (&'static str, Subject, fn(&Load) -> f64, fn(f64) -> String);

const ROWS: [Row; 16] = [
    ("payment number shown", Subject::Number, |load| load.shown, millis),
    ("QR code shown", Subject::Code, |load| load.shown, millis),
    ("wallet's button can be pressed", Subject::Wallet, |load| load.shown, millis),
    ("number can be copied", Subject::Number, |load| load.copied.unwrap_or(f64::NAN), millis),
    ("fully interactive", Subject::Number, |load| load.ready, millis),
    ("first paint", Subject::Number, |load| load.paint.unwrap_or_default(), millis),
    ("files before the number, brotli", Subject::Number, |load| load.early_bytes as f64 / 1e3, kilobytes),
    ("all files, brotli", Subject::Number, |load| load.bytes as f64 / 1e3, kilobytes),
    ("requests, with the document", Subject::Number, |load| load.requests as f64, count),
    ("layout shift", Subject::Number, |load| load.shift, |shift| format!("{shift:.3}")),
    ("memory", Subject::Number, |load| (load.heap + load.wasm) / 1e6, |megabytes| format!("{megabytes:.1} MB")),
    ("long tasks", Subject::Number, |load| load.long_tasks as f64, count),
    ("long tasks, total", Subject::Number, |load| load.long, millis),
    ("longest task after the number", Subject::Number, |load| load.longest_after, millis),
    ("script time", Subject::Number, |load| load.script, millis),
    ("number of a second order shown, from the cache", Subject::Number, |load| load.second.unwrap_or(f64::NAN), millis),
];

/// The first rows that have a figure of each library are in README.md too.
const SUMMARY: usize = 10;

/// A table for each line.
pub fn tables(cases: &[Case]) -> String {
    LINES.iter().map(|line| table(cases, *line)).collect::<Vec<_>>().join("\n")
}

/// The first rows on the first line, without the bare page and without ratios.
pub fn summary(cases: &[Case]) -> String {
    let cells = |row: &Row| {
        let (words, _, _, unit) = row;
        let [ours, adyen, xendit, _] = values(cases, LINES[0], row);
        let shown = [ours, adyen, xendit].map(|value| value.map_or_else(|| "–".to_owned(), unit));
        [(*words).to_owned()].into_iter().chain(shown).collect()
    };
    let rows = ROWS.iter().filter(|(_, subject, ..)| *subject != Subject::Wallet).take(SUMMARY);
    grid(&[LINES[0].name, "ours", "adyen-web", "xendit"], &rows.map(cells).collect::<Vec<_>>())
}

/// A row's figures in the order of [`Contender::ALL`]; `None` where a page has none.
fn values(cases: &[Case], line: Line, (_, subject, figure, _): &Row) -> [Option<f64>; 4] {
    Contender::ALL.map(|contender| {
        let mut these = cases.iter().filter(|case| case.line.name == line.name && case.subject == *subject);
        let value = these.find(|case| case.contender == contender).map(|case| case.median(figure));
        value.filter(|value| !value.is_nan())
    })
}

fn table(cases: &[Case], line: Line) -> String {
    let cells = |row: &Row| {
        let (words, _, _, unit) = row;
        let all = values(cases, line, row);
        let [ours, others @ ..] = all;
        let shown = all.map(|value| value.map_or_else(|| "–".to_owned(), unit));
        let ratios = others.map(|other| ratio(ours, other));
        [(*words).to_owned()].into_iter().chain(shown).chain(ratios).collect()
    };
    let head = [line.name, "ours", "adyen-web", "xendit", "bare page", "ours/adyen", "ours/xendit", "ours/bare"];
    grid(&head, &ROWS.iter().map(cells).collect::<Vec<_>>())
}

fn millis(value: f64) -> String {
    format!("{value:.0} ms")
}

fn kilobytes(value: f64) -> String {
    format!("{value:.1} kB")
}

fn count(value: f64) -> String {
    format!("{value:.0}")
}
