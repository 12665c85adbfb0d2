//! The limits of `make test`: ratios and counts, which hardly depend on the machine. None is in milliseconds.

use std::path::Path;

use super::{
    contender::{Contender, Subject},
    grid::grid,
    line::LINES,
    lives::{self, Lives},
    load::Load,
    rounds::{Case, alternating_loads},
    ticks::{self, SECONDS, Ticks},
};
use crate::harness::Stage;

/// Loads of each page: the medians of fewer are not to be relied on.
const LOADS: usize = 5;

/// A measured value and its limit. The limit includes the deviation of a busy machine, measured when the limit was set.
#[derive(Clone)]
struct Limit {
    words: &'static str,
    value: f64,
    most: f64,
}

/// Measures and prints the values. The error names those that exceed their limits.
pub fn check(stage: &Stage<'_>, site: &Path) -> Result<(), String> {
    let pages = [Contender::Ours, Contender::Floor];
    let number = alternating_loads(stage, site, LINES[0], Subject::Number, &pages, LOADS);
    let code = alternating_loads(stage, site, LINES[0], Subject::Code, &pages[..1], LOADS);
    let limits = [loading(&number, &code), ticking(&ticks::measure(stage)), living(&lives::measure(stage, pages[0]))];
    let limits = limits.concat();
    let rows: Vec<Vec<String>> = limits.iter().map(Limit::row).collect();
    println!("{}", grid(&["on one line and one device", "measured", "at most"], &rows));
    let beyond: Vec<&str> = limits.iter().filter(|limit| limit.is_beyond()).map(|limit| limit.words).collect();
    if beyond.is_empty() { Ok(()) } else { Err(format!("slower than it was: {}", beyond.join("; "))) }
}

impl Limit {
    fn is_beyond(&self) -> bool {
        // A value that could not be measured fails.
        self.value.is_nan() || self.value > self.most
    }

    fn row(&self) -> Vec<String> {
        vec![self.words.to_owned(), format!("{:.3}", self.value), format!("{:.3}", self.most)]
    }
}

fn loading(number: &[Case], code: &[Case]) -> Vec<Limit> {
    let [ours, floor] = number else { return Vec::new() };
    let shown = |load: &Load| load.shown;
    let copied = |load: &Load| load.copied.unwrap_or(f64::NAN);
    let least = floor.median(shown);
    vec![
        Limit { words: "payment number shown, over a bare page's", value: ours.median(shown) / least, most: 1.4 },
        Limit { words: "QR code shown, over the same", value: code[0].median(shown) / least, most: 1.4 },
        Limit { words: "number can be copied, over the same", value: ours.median(copied) / least, most: 1.4 },
        Limit { words: "fully interactive, over the same", value: ours.median(|load| load.ready) / least, most: 2.6 },
        Limit { words: "layout shift", value: ours.median(|load| load.shift), most: 0.02 },
    ]
}

fn ticking(Ticks { changes, layouts, .. }: &Ticks) -> Vec<Limit> {
    let seconds = f64::from(SECONDS);
    vec![
        Limit { words: "texts that a second changes", value: f64::from(changes.texts) / seconds, most: 1.01 },
        Limit {
            words: "what else it changes",
            value: f64::from(changes.nodes + changes.attributes) / seconds,
            most: 0.01,
        },
        Limit { words: "layouts of a frame", value: layouts / f64::from(changes.frames.max(1)), most: 1.1 },
    ]
}

fn living(Lives { early, late, .. }: &Lives) -> Vec<Limit> {
    vec![
        Limit {
            words: "memory after 200 lives, over that after 20",
            value: (late.heap + late.wasm) / (early.heap + early.wasm),
            most: 1.1,
        },
        Limit { words: "nodes, likewise", value: late.nodes / early.nodes, most: 1.01 },
        Limit { words: "listeners, likewise", value: late.listeners / early.listeners.max(1.0), most: 1.01 },
    ]
}
