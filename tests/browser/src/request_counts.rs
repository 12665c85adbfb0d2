//! The number of requests and preflights, and reads that bypass caches.

use std::time::{Duration, Instant};

use sandbox::{Action, Options};

use crate::harness::{Engine, Stage, Test, in_one_engine, tests};

pub fn tests() -> Vec<Test> {
    let quarters = ["qris", "va_bca"].map(|method| {
        Test::new(module_path!(), format!("fifteen_minutes_of_{method}_take_20_to_60_reads"), move |stage| {
            quarter_of_an_hour_takes_20_to_60_reads(stage, method)
        })
    });
    let quarters = in_one_engine(quarters.to_vec(), &["fifteen_minutes_of_qris_take_20_to_60_reads"]);
    let kept = Test::new(module_path!(), "preflights_are_cached", preflights_are_cached);
    let caches = ["max-age=60", "public, max-age=31536000, immutable", "private"].map(|rules| {
        let options = Options { cache_control: Some(rules), ..Options::default() };
        let name = format!("reads_bypass_caches_with_{}", rules.replace([',', ' ', '=', '-'], "_"));
        Test::new(module_path!(), name, reads_bypass_caches).against(options)
    });
    let caches = in_one_engine(caches.to_vec(), &["reads_bypass_caches_with_public__max_age_31536000__immutable"]);
    let mut all: Vec<Test> = quarters.into_iter().chain(caches).collect();
    all.push(kept.against(Options { max_age: Some(7200), ..Options::default() }));
    all.extend(tests![hidden_page_sends_no_read]);
    all
}

fn preflights(stage: &Stage<'_>) -> usize {
    stage.sandbox.log().iter().filter(|entry| entry.server == "api" && entry.method == "OPTIONS").count()
}

fn quarter_of_an_hour_takes_20_to_60_reads(stage: &Stage<'_>, method: &str) {
    let (_, page) = stage.open_on_a_clock(method);
    page.pass(900);
    let reads = stage.count("GET");
    assert!((20..=60).contains(&reads), "{reads} reads");
    assert_eq!(stage.count("POST"), 1);
}

fn hidden_page_sends_no_read(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("qris");
    page.hide();
    let before = stage.count("GET");
    page.pass(900);
    assert_eq!(stage.count("GET"), before);
}

/// Without `Access-Control-Max-Age` browsers forget a preflight after 5 s, and every read costs two requests.
fn preflights_are_cached(stage: &Stage<'_>) {
    let (_, page) = stage.open_on_a_clock("qris");
    page.pass(150);
    let start = Instant::now();
    page.wait("longer than browsers keep it unasked", |_| start.elapsed() > Duration::from_secs(6));
    page.pass(150);
    assert!(stage.count("GET") >= 20, "{} reads", stage.count("GET"));
    // One for the create and one for all reads; Firefox now and then asks once more, at any read.
    let spare = usize::from(stage.engine() == Engine::Firefox);
    let all = preflights(stage);
    assert!((2..=2 + spare).contains(&all), "{all} preflights");
}

/// A payment shows at the next read, whatever `Cache-Control` the answers have.
fn reads_bypass_caches(stage: &Stage<'_>) {
    let (slug, page) = stage.open_on_a_clock("qris");
    page.pass(60);
    let reads = stage.count("GET");
    assert!(reads >= 5, "{reads} reads reached the server");
    stage.act(&slug, Action::Pay);
    page.pass(15);
    assert_eq!(page.state(), "paid");
    assert_eq!(stage.count("GET"), reads + 1);
}
