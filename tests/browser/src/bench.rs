//! How fast the widget is, beside what else a shop could embed and beside a page without any library.
//!
//! `make bench` prints two tables and writes them to `target/bench/bench.json`; with `UPDATE=1` also into the README.

mod comparison;
mod contender;
mod grid;
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

use sandbox::Options;
use serde_json::json;

use self::{peers::Peers, record::Origin};
use crate::harness::{Engine, Look, alone};

/// Measures everything. The error is what a developer needs to know.
pub fn run() -> Result<(), String> {
    let missing = Engine::Chromium.missing();
    if !missing.is_empty() {
        return Err(format!("not found: {}", missing.join(", ")));
    }
    let peers = Peers::install();
    let site = site::build(&peers);
    let options = Options { dist: site.clone(), ..Options::default() };
    alone(Engine::Chromium, Look { phone: true, ..Look::default() }, options, |stage| {
        let version = stage.renew().devtools("Browser.getVersion", json!({}));
        let product = version["product"].as_str().unwrap_or_default();
        let chromium = product.rsplit('/').next().unwrap_or_default().to_owned();
        let own = own::measure(stage, &peers);
        let origin = Origin { chromium, peers };
        let cases = rounds::measure(stage, &site);
        let text = format!("{}\n{}\n{}.\n", comparison::tables(&cases), own.table(), origin.words());
        println!("\n{text}\n{}", waterfall::tables(&cases));
        if let Some(load) = record::load_average() {
            let processors = std::thread::available_parallelism().map_or(1, |processors| processors.get());
            eprintln!("bench: a load average of {load} on {processors} processors; alone it measures best");
        }
        record::publish(&text);
        println!("{}", record::write(&origin, &cases, &own));
    })
}
