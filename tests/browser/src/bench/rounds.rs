//! All loads: one of each page after the other, so that a busy moment of the machine meets them all alike.

use std::{fs, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Serialize;
use serde_json::json;

use super::{
    contender::{Contender, Subject},
    line::{LINES, Line},
    load::{Load, load},
    median::median,
};
use crate::harness::{Page, Stage, workspace};

/// Loads of each page on each line.
const LOADS: usize = 7;

/// The loads of one page on one line.
#[derive(Debug, Serialize)]
pub struct Case {
    pub line: Line,
    pub subject: Subject,
    pub contender: Contender,
    pub loads: Vec<Load>,
}

impl Case {
    /// The median of one figure over the loads.
    pub fn median(&self, figure: impl Fn(&Load) -> f64) -> f64 {
        median(self.loads.iter().map(figure)).unwrap_or_default()
    }
}

#[track_caller]
pub fn measure(stage: &Stage<'_>, site: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for line in LINES {
        for subject in Subject::ALL {
            let all: Vec<_> = Contender::ALL.into_iter().filter(|contender| contender.shows(subject)).collect();
            cases.extend(alternating_loads(stage, site, line, subject, &all, LOADS));
        }
    }
    cases
}

/// The loads of all contenders, `loads` of each, alternating so that the machine slows all alike.
#[track_caller]
pub fn alternating_loads(
    stage: &Stage<'_>,
    site: &Path,
    line: Line,
    subject: Subject,
    contenders: &[Contender],
    loads: usize,
) -> Vec<Case> {
    let case = |contender: &Contender| Case { line, subject, contender: *contender, loads: Vec::new() };
    let mut cases: Vec<Case> = contenders.iter().map(case).collect();
    for _ in 0..loads {
        for case in &mut cases {
            let (load, page) = load(stage, site, case.contender, subject, line);
            if case.loads.is_empty() {
                shoot(&page, &format!("{:?}-{subject:?}.png", case.contender).to_lowercase());
            }
            case.loads.push(load);
        }
    }
    let words = format!("{subject:?}").to_lowercase();
    eprintln!("bench: {loads} loads of each page with a {words} over {}", line.name);
    cases
}

/// Saves a picture of the measured page, as evidence that it shows a payment.
fn shoot(page: &Page<'_>, name: &str) {
    let folder = workspace().join("target/bench/pages");
    let picture = page.devtools("Page.captureScreenshot", json!({}));
    let png = BASE64_STANDARD.decode(picture["data"].as_str().unwrap_or_default()).expect("a picture");
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    fs::write(folder.join(name), png).expect("a file");
}
