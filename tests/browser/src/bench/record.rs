//! Writes the figures to a JSON file, and with `UPDATE=1` to BENCHMARKS.md and README.md.

use std::{env, fs, process::Command};

use serde_json::json;

use super::{lighthouse::Lighthouse, own::Own, peers::Peers, rounds::Case};
use crate::{bundle::run, harness::workspace};

/// The version, the tools and the date of a measurement.
pub struct Origin {
    pub chromium: String,
    pub peers: Peers,
    pub lighthouse: String,
}

impl Origin {
    /// In a line.
    pub fn words(&self) -> String {
        let Peers { adyen, xendit, .. } = &self.peers;
        let day = date("+%Y-%m-%d");
        let commit = git(&["rev-parse", "--short=10", "HEAD"]);
        let changed = if git(&["status", "--porcelain", "src", "style"]).is_empty() { "" } else { " and changes" };
        format!(
            "{day}, commit {commit}{changed}, Chromium {}, @adyen/adyen-web {adyen}, \
             xendit-components-web {xendit}, Lighthouse {}",
            self.chromium, self.lighthouse,
        )
    }
}

/// Writes everything, every load too, to `target/bench/bench.json`; where that is.
pub fn write(origin: &Origin, cases: &[Case], lighthouse: &Lighthouse, own: &Own) -> String {
    let file = workspace().join("target/bench/bench.json");
    let all = json!({
        "date": date("+%Y-%m-%dT%H:%M:%SZ"),
        "commit": git(&["rev-parse", "HEAD"]),
        "chromium": origin.chromium,
        "adyen-web": origin.peers.adyen,
        "xendit-components-web": origin.peers.xendit,
        "loads": cases,
        "lighthouse": lighthouse,
        "own": own,
        "load average": load_average(),
    });
    let text = serde_json::to_string_pretty(&all).expect("JSON");
    fs::write(&file, text + "\n").expect("a file for the figures");
    file.display().to_string()
}

fn date(format: &str) -> String {
    run(Command::new("date").args(["-u", format])).trim().to_owned()
}

fn git(words: &[&str]) -> String {
    run(Command::new("git").args(words).current_dir(workspace())).trim().to_owned()
}

/// The load average at the end, where the system has one: figures of a busy machine are unreliable.
pub fn load_average() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

/// With `UPDATE=1` the tables take the place of those in BENCHMARKS.md, and the summary of that in README.md.
pub fn publish(tables: &str, summary: &str) {
    if env::var_os("UPDATE").is_none_or(|value| value != "1") {
        return;
    }
    let (start, end) = ("<!-- bench -->\n", "<!-- /bench -->");
    for (name, text) in [("BENCHMARKS.md", tables), ("README.md", summary)] {
        let file = workspace().join(name);
        let page = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (before, rest) = page.split_once(start).expect("where the tables begin");
        let (_, after) = rest.split_once(end).expect("where the tables end");
        fs::write(&file, format!("{before}{start}{text}{end}{after}"))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
