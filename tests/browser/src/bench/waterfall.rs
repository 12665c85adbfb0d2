//! What the buyer waits for: when each of the widget's files and its answer begins and ends, and what comes after them.

use super::{
    contender::{Contender, Subject},
    grid::grid,
    line::LINES,
    load::{Load, Request},
    median::median,
    rounds::Case,
};

/// Milliseconds since the navigation, medians, on each line.
pub fn tables(cases: &[Case]) -> String {
    let ours = |name: &str| {
        let mut these = cases.iter().filter(|case| case.contender == Contender::Ours && case.line.name == name);
        these.find(|case| case.subject == Subject::Number)
    };
    let all = LINES.iter().filter_map(|line| ours(line.name));
    all.map(table).collect::<Vec<_>>().join("\n")
}

fn table(case: &Case) -> String {
    let names = case.loads.first().map(|load| load.files.as_slice()).unwrap_or_default();
    let mut rows: Vec<Vec<String>> = names.iter().map(|file| span(case, &file.name)).collect();
    let moment =
        |words: &str, figure: fn(&Load) -> f64| vec![words.to_owned(), String::new(), millis(case.median(figure))];
    rows.push(moment("the wasm is compiled and started", |load| load.started.unwrap_or_default()));
    rows.push(moment("the number stands", |load| load.shown));
    grid(&[&format!("ours, {}", case.line.name), "begins", "ends"], &rows)
}

fn span(case: &Case, name: &str) -> Vec<String> {
    let of = |figure: fn(&Request) -> f64| {
        let these = case.loads.iter().flat_map(|load| &load.files).filter(|file| file.name == name);
        median(these.map(figure)).unwrap_or_default()
    };
    vec![name.to_owned(), millis(of(|file| file.start_time)), millis(of(|file| file.response_end))]
}

fn millis(value: f64) -> String {
    format!("{value:.0} ms")
}
