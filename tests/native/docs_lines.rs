//! `docs/troubleshooting.md` quotes every console line of the code, and no other.

use std::{collections::BTreeSet, fs, path::Path};

use scalev_checkout::contract::{Failure, OF_LOADER, TAG};

use crate::docs_pages::code_spans;

const FAILURES: [Failure; 9] = [
    Failure::Config,
    Failure::SecretKey,
    Failure::NotFound,
    Failure::Network,
    Failure::Timeout,
    Failure::RateLimited,
    Failure::Server,
    Failure::BadResponse,
    Failure::Integrity,
];

/// Lines that only a script has: its file, the code before the line, and the text in the file.
const OF_SCRIPTS: [(&str, &str, &str); 2] = [
    ("src/loader/widget.ts", "load: ", "joined with other scripts, embed checkout.js as a file of its own"),
    ("src/loader.ts", "", "is loaded twice; the first one stays"),
];

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn troubleshooting_quotes_every_console_line() {
    let of_widget = FAILURES.iter().map(|failure| (failure.code(), failure.advice()));
    let mut lines: BTreeSet<String> =
        of_widget.chain(OF_LOADER).map(|(code, advice)| format!("[{TAG}] {code}: {advice}")).collect();
    for (file, code, line) in OF_SCRIPTS {
        assert!(read(file).contains(line), "{file} has no {line:?}");
        lines.insert(format!("[{TAG}] {code}{line}"));
    }
    let page = read("docs/troubleshooting.md");
    let start = format!("[{TAG}] ");
    let quoted: BTreeSet<String> =
        code_spans(&page).filter(|text| text.starts_with(&start)).map(str::to_owned).collect();
    let missing: Vec<_> = lines.difference(&quoted).collect();
    let unknown: Vec<_> = quoted.difference(&lines).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing: {missing:#?}, unknown: {unknown:#?}");
}
