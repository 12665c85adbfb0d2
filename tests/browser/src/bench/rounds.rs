//! All loads: one of each page after the other, so that a busy moment of the machine meets them all alike.

use std::path::Path;

use serde::Serialize;

use super::{
    contender::{Contender, Subject},
    line::{LINES, Line},
    load::{Load, load},
    median::median,
};
use crate::harness::Stage;

/// Loads of each page on each line.
const LOADS: usize = 1;

/// The loads of one page on one line.
#[derive(Debug, Serialize)]
pub struct Case {
    pub line: Line,
    pub subject: Subject,
    pub contender: Contender,
    pub loads: Vec<Load>,
}

impl Case {
    /// Of one figure over the loads.
    pub fn median(&self, figure: impl Fn(&Load) -> f64) -> f64 {
        median(self.loads.iter().map(figure)).unwrap_or_default()
    }
}

#[track_caller]
pub fn measure(stage: &Stage<'_>, site: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for line in LINES {
        for subject in [Subject::Number, Subject::Code] {
            let all = Contender::ALL.into_iter().filter(|contender| contender.shows(subject));
            let mut these: Vec<Case> =
                all.map(|contender| Case { line, subject, contender, loads: Vec::new() }).collect();
            for _ in 0..LOADS {
                for case in &mut these {
                    case.loads.push(load(stage, site, case.contender, subject, line));
                }
            }
            eprintln!("bench: {LOADS} loads of each page with a {subject:?} over {}", line.name);
            cases.extend(these);
        }
    }
    cases
}
