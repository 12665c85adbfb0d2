//! Times of the widget, of its peers, and of a page without any library.
//!
//! `make bench` prints five tables and writes them to `target/bench/bench.json`; with `UPDATE=1` also into BENCHMARKS.md,
//! and ten rows of the first into README.md. `make bench PART=lighthouse` prints one part alone.
//! `make test` ends with the ratios that need no peer.

mod aging;
mod comparison;
mod contender;
mod grid;
mod lighthouse;
mod limits;
mod line;
mod lives;
mod load;
mod median;
mod own;
mod peers;
mod record;
mod rounds;
mod site;
mod ticks;
mod vendors;
mod waterfall;

use std::path::Path;

use sandbox::Options;
use serde_json::json;

use self::{peers::Peers, record::Origin};
use crate::harness::{Engine, Profile, Stage, alone};

/// Measures everything, or prints one part. The error is for the developer.
pub fn run(part: Option<&str>) -> Result<(), String> {
    let peers = Peers::install();
    on_a_phone(Some(&peers), |stage, site| {
        match part {
            None => everything(stage, site, &peers),
            Some("loads") => println!("{}", comparison::tables(&rounds::measure(stage, site))),
            Some("own") => println!("{}", own::measure(stage, &peers).table()),
            Some("lighthouse") => println!("{}", lighthouse::measure(stage).table()),
            Some(other) => return Err(format!("no part is called {other}, but loads, own and lighthouse")),
        }
        Ok(())
    })
}

#[track_caller]
fn everything(stage: &Stage<'_>, site: &Path, peers: &Peers) {
    let version = stage.renew().devtools("Browser.getVersion", json!({}));
    let product = version["product"].as_str().unwrap_or_default();
    let chromium = product.rsplit('/').next().unwrap_or_default().to_owned();
    let own = own::measure(stage, peers);
    let lighthouse = lighthouse::measure(stage);
    let cases = rounds::measure(stage, site);
    let origin = Origin { chromium, peers: peers.clone(), lighthouse: lighthouse.version.clone() };
    let tables = [comparison::tables(&cases), lighthouse.table(), own.table(), format!("{}.\n", origin.words())];
    let text = tables.join("\n");
    println!("\n{text}\n{}", waterfall::tables(&cases));
    if let Some(load) = record::load_average() {
        let processors = std::thread::available_parallelism().map_or(1, |processors| processors.get());
        eprintln!("bench: a load average of {load} on {processors} processors; alone it measures best");
    }
    record::publish(&text, &comparison::summary(&cases));
    println!("{}", record::write(&origin, &cases, &lighthouse, &own));
}

/// Measures the limits of `make test`. The error names the exceeded ones.
pub fn ratios() -> Result<(), String> {
    on_a_phone(None, limits::check)
}

/// A Chromium, and the build with the pages that it is compared with.
fn on_a_phone(peers: Option<&Peers>, act: impl FnOnce(&Stage<'_>, &Path) -> Result<(), String>) -> Result<(), String> {
    let missing = Engine::Chromium.missing();
    if !missing.is_empty() {
        return Err(format!("not found: {}", missing.join(", ")));
    }
    let site = site::build(peers);
    let options = Options { dist: site.clone(), ..Options::default() };
    let mut ended = Ok(());
    alone(Engine::Chromium, Profile { phone: true, ..Profile::default() }, options, |stage| ended = act(stage, &site))?;
    ended
}
