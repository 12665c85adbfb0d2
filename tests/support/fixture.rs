//! Orders and payloads in files, each with its expected screen.

use std::{
    fs,
    path::{Path, PathBuf},
};

use scalev_checkout::gateway::ADAPTERS;
use serde_json::Value;

use super::{orders, snapshot};

/// A payload in a file.
pub struct Fixture {
    /// `xendit/va_bca.reusable`.
    pub name: String,
    /// The whole order that holds it.
    pub order: Value,
    expected: PathBuf,
}

/// The whole orders of `scalev/`.
pub fn whole_orders() -> Vec<Fixture> {
    read("scalev", |_, order| order)
}

/// The gateways that have an adapter; each has a folder of payloads.
pub fn gateways() -> Vec<&'static str> {
    let mut names: Vec<&str> = ADAPTERS.iter().map(|adapter| adapter.gateway).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The payloads of a gateway, each in an order whose method is the file's name up to the first dot.
pub fn payloads(gateway: &str) -> Vec<Fixture> {
    read(gateway, |stem, payload| {
        let method = stem.split('.').next().unwrap_or(stem);
        let order = orders::with(orders::order(method), "/epayment_provider", gateway);
        orders::with(order, "/pg_payment_info", payload)
    })
}

/// The gateways through which Scalev itself creates payments.
pub const SCALEVS: [&str; 5] = ["xendit", "midtrans", "duitku", "ipaymu", "singapay"];

/// Every order in the form of Scalev's answer.
pub fn of_scalev() -> Vec<Fixture> {
    let payloads = SCALEVS.iter().flat_map(|gateway| payloads(gateway));
    whole_orders().into_iter().chain(payloads).collect()
}

/// Every file below `tests/fixtures`, in order.
pub fn files() -> Vec<PathBuf> {
    fn below(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a readable folder");
        let paths = entries.map(|entry| entry.expect("a readable entry").path());
        paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
    }
    let mut files = below(&root());
    files.sort();
    assert!(!files.is_empty(), "no fixtures");
    files
}

/// The text of every JSON file below `tests/fixtures`.
pub fn texts() -> Vec<String> {
    let mut files = files();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    assert!(!files.is_empty(), "no fixtures");
    files.iter().map(|file| fs::read_to_string(file).expect("a readable fixture")).collect()
}

/// The folder of fixtures. This file is also compiled for packages in folders below the repository's root.
fn root() -> PathBuf {
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("tests/fixtures"));
    above.find(|folder| folder.is_dir()).expect("the folder of fixtures")
}

fn read(folder: &str, wrap: impl Fn(&str, Value) -> Value) -> Vec<Fixture> {
    let root = root().join(folder);
    let entries = fs::read_dir(&root).unwrap_or_else(|error| {
        panic!("tests/fixtures/{folder} needs a payload (CONTRIBUTING.md, Adding a gateway, step 3): {error}")
    });
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty(), "no fixtures in {}", root.display());
    let fixture = |file: PathBuf| {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("a plain file name").to_owned();
        let text = fs::read_to_string(&file).expect("a readable fixture");
        let json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Fixture {
            name: format!("{folder}/{stem}"),
            order: wrap(&stem, json),
            expected: root.join(format!("{stem}.expected")),
        }
    };
    files.into_iter().map(fixture).collect()
}

impl Fixture {
    /// Puts the payload into an order that names another gateway.
    pub fn named(&self, provider: &str) -> Self {
        let order = orders::with(self.order.clone(), "/epayment_provider", provider);
        Self { name: self.name.clone(), order, expected: self.expected.clone() }
    }

    /// Compares `seen` with the expected screen. `UPDATE=1` in the environment writes it as the expected one:
    /// for an intended change, to be reviewed in the diff.
    pub fn compare(&self, seen: &Value) -> Result<(), String> {
        if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
            return fs::write(&self.expected, format!("{seen:#}\n"))
                .map_err(|error| format!("{}: {error}", self.expected.display()));
        }
        let Ok(expected) = fs::read_to_string(&self.expected) else {
            return Err(format!("{} is missing: UPDATE=1 writes it; review it", self.expected.display()));
        };
        let expected: Value = serde_json::from_str(&expected).unwrap_or_default();
        if expected == *seen {
            return Ok(());
        }
        let (wanted, got) = (snapshot::lines(&expected), snapshot::lines(seen));
        let missing = wanted.iter().filter(|line| !got.contains(line)).map(|line| format!("  - {line}\n"));
        let extra = got.iter().filter(|line| !wanted.contains(line)).map(|line| format!("  + {line}\n"));
        Err(format!("{} (- expected, + seen)\n{}", self.name, missing.chain(extra).collect::<String>()))
    }
}
