//! Times of the widget, of its peers, and of a page without any library.
//!
//! `make bench` prints four tables and writes them to `target/bench/bench.json`; with `UPDATE=1` also into BENCHMARKS.md,
//! and ten rows of the first into README.md.
//! `make test` ends with the ratios that need no peer.

mod aging;
mod comparison;
mod contender;
mod grid;
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

/// Measures everything. The error is for the developer.
pub fn run() -> Result<(), String> {
    let peers = Peers::install();
    on_a_phone(Some(&peers), |stage, site| {
        let version = stage.renew().devtools("Browser.getVersion", json!({}));
        let product = version["product"].as_str().unwrap_or_default();
        let chromium = product.rsplit('/').next().unwrap_or_default().to_owned();
        let own = own::measure(stage, &peers);
        let cases = rounds::measure(stage, site);
        let origin = Origin { chromium, peers: peers.clone() };
        let text = format!("{}\n{}\n{}.\n", comparison::tables(&cases), own.table(), origin.words());
        println!("\n{text}\n{}", waterfall::tables(&cases));
        if let Some(load) = record::load_average() {
            let processors = std::thread::available_parallelism().map_or(1, |processors| processors.get());
            eprintln!("bench: a load average of {load} on {processors} processors; alone it measures best");
        }
        record::publish(&text, &comparison::summary(&cases));
        println!("{}", record::write(&origin, &cases, &own));
        Ok(())
    })
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
