//! `cargo bench --bench measure -- TEXT` measures drawing the QR code of a text and reading each of the fixtures, in
//! microseconds, as JSON. `make bench` runs it.

use std::{
    env, fs,
    hint::black_box,
    path::{Path, PathBuf},
    time::Instant,
};

use scalev_checkout::{
    contract::Config,
    response,
    value::{UrlPolicy, qr},
};
use serde_json::{Value, json};

/// The repetitions; the figure is their median.
const TIMES: usize = 101;

fn main() {
    let text = env::args().nth(1).unwrap_or_default();
    let qr = median(|| qr::draw(black_box(&text)).is_some());
    let config = Config { create: None, follow: None, payment: None, slug: None, url_policy: UrlPolicy::Public };
    let fixtures: serde_json::Map<String, Value> = fixtures()
        .into_iter()
        .map(|file| {
            let body = fs::read_to_string(&file).expect("a readable fixture");
            let micros = median(|| response::payment(black_box(&body), &config).is_ok());
            (name(&file), json!(micros))
        })
        .collect();
    println!("{}", json!({ "qr": qr, "fixtures": fixtures }));
}

/// Microseconds.
fn median<T>(act: impl Fn() -> T) -> f64 {
    let once = || {
        let start = Instant::now();
        black_box(act());
        start.elapsed().as_secs_f64() * 1e6
    };
    let mut all: Vec<f64> = (0..TIMES).map(|_| once()).collect();
    all.sort_by(f64::total_cmp);
    all[TIMES / 2]
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let inside = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = inside(root).filter(|path| path.is_dir()).flat_map(inside).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

/// `xendit/va_bca`.
fn name(file: &Path) -> String {
    let part = |path: Option<&Path>| path.and_then(Path::file_stem).unwrap_or_default().to_string_lossy().into_owned();
    format!("{}/{}", part(file.parent()), part(Some(file)))
}
