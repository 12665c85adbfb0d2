//! The first table: the widget beside the libraries and beside the floor, on each line.

use super::{
    contender::{Contender, Subject},
    grid::{grid, ratio},
    line::{LINES, Line},
    load::Load,
    rounds::Case,
};

/// What is compared: its words, the page it is of, its figure, its unit.
type Row = (&'static str, Subject, fn(&Load) -> f64, fn(f64) -> String);

const ROWS: [Row; 14] = [
    ("until the number stands", Subject::Number, |load| load.shown, millis),
    ("until the QR code is drawn", Subject::Code, |load| load.shown, millis),
    ("until it can be copied", Subject::Number, |load| load.copied.unwrap_or(f64::NAN), millis),
    ("until all can be pressed", Subject::Number, |load| load.ready, millis),
    ("until the first paint", Subject::Number, |load| load.paint.unwrap_or_default(), millis),
    ("files until the number stands", Subject::Number, |load| load.early_bytes as f64 / 1e3, kilobytes),
    ("files, brotli", Subject::Number, |load| load.bytes as f64 / 1e3, kilobytes),
    ("requests, the document's too", Subject::Number, |load| load.requests as f64, count),
    ("long tasks", Subject::Number, |load| load.long_tasks as f64, count),
    ("their milliseconds", Subject::Number, |load| load.long, millis),
    ("the longest after the number", Subject::Number, |load| load.longest_after, millis),
    ("scripts", Subject::Number, |load| load.script, millis),
    ("layout shift", Subject::Number, |load| load.shift, |shift| format!("{shift:.3}")),
    ("memory", Subject::Number, |load| (load.heap + load.wasm) / 1e6, |megabytes| format!("{megabytes:.1} MB")),
];

/// A table for each line.
pub fn tables(cases: &[Case]) -> String {
    LINES.iter().map(|line| table(cases, *line)).collect::<Vec<_>>().join("\n")
}

fn table(cases: &[Case], line: Line) -> String {
    let cells = |(words, subject, figure, unit): &Row| {
        let values = Contender::ALL.map(|contender| {
            let mut these = cases.iter().filter(|case| case.line.name == line.name && case.subject == *subject);
            let value = these.find(|case| case.contender == contender).map(|case| case.median(figure));
            // What a page never has.
            value.filter(|value| !value.is_nan())
        });
        let [ours, others @ ..] = values;
        let shown = values.map(|value| value.map_or_else(|| "–".to_owned(), unit));
        let ratios = others.map(|other| ratio(ours, other));
        [(*words).to_owned()].into_iter().chain(shown).chain(ratios).collect()
    };
    let head = [line.name, "ours", "adyen-web", "xendit", "floor", "ours/adyen", "ours/xendit", "ours/floor"];
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
