//! The waterfall of each page: start and end of every file and answer, and the milestones after them.

use super::{
    contender::{Contender, Subject},
    grid::grid,
    line::{LINES, Line},
    load::{Load, Request},
    median::median,
    rounds::Case,
};

/// Milliseconds since the navigation, medians, of the pages with a number.
pub fn tables(cases: &[Case]) -> String {
    LINES.map(|line| table(cases, line)).join("\n")
}

fn table(cases: &[Case], line: Line) -> String {
    let these = cases.iter().filter(|case| case.line.name == line.name && case.subject == Subject::Number);
    grid(&[line.name, "brotli", "begins", "ends"], &these.flat_map(rows).collect::<Vec<_>>())
}

fn rows(case: &Case) -> Vec<Vec<String>> {
    let page = format!("{:?}", case.contender).to_lowercase();
    let files = case.loads.first().map(|load| load.files.as_slice()).unwrap_or_default();
    let mut rows: Vec<Vec<String>> = files.iter().map(|file| row(&page, case, file)).collect();
    let moment = |words: &str, figure: fn(&Load) -> f64| {
        vec![format!("{page}: {words}"), String::new(), String::new(), millis(case.median(figure))]
    };
    if case.contender == Contender::Ours {
        rows.push(moment("payment number shown", |load| load.shown));
        rows.push(moment("the rest is compiled and started", |load| load.started.unwrap_or_default()));
        rows.push(moment("fully interactive", |load| load.ready));
    } else {
        rows.push(moment("payment number shown", |load| load.shown));
    }
    rows
}

fn row(page: &str, case: &Case, file: &Request) -> Vec<String> {
    let of = |figure: fn(&Request) -> f64| {
        let these = case.loads.iter().flat_map(|load| &load.files).filter(|other| other.name == file.name);
        median(these.map(figure)).unwrap_or_default()
    };
    let bytes = file.bytes.map_or_else(String::new, |bytes| bytes.to_string());
    let (begins, ends) = (of(|file| file.start_time), of(|file| file.response_end));
    vec![format!("{page}: {}", file.name), bytes, millis(begins), millis(ends)]
}

fn millis(value: f64) -> String {
    format!("{value:.0} ms")
}
