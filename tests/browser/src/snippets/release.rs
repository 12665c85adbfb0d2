//! The pages' statements about the code and the files of a release.

use std::fs;

use super::{blocks, manifest};
use crate::harness::{Stage, dist, version_folder, workspace};

/// The backend in `docs/backend.md` is the code that the other tests call.
pub fn documented_backend_is_the_code_of_the_sandbox(_: &Stage<'_>) {
    let source = fs::read_to_string(workspace().join("tests/sandbox/src/backend/paymenku.rs")).expect("the backend");
    let [_, calls] = &blocks("docs/backend.md", "rust")[..] else { panic!("the new codes, and the calls") };
    assert!(source.contains(calls));
}

pub fn manifest_lists_every_file(_: &Stage<'_>) {
    assert!(blocks("docs/policy.md", "sh")[0].contains("/manifest.json"));
    let files = manifest();
    for entry in fs::read_dir(dist().join(version_folder())).expect("the version") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let plain = name.trim_end_matches(".br").trim_end_matches(".gz");
        let listed = files
            .iter()
            .any(|file| file["file"] == plain && file["purpose"].as_str().is_some_and(|words| !words.is_empty()));
        // The manifest, its signature and key, and the headers that a host sends with the loader are not listed.
        let beside =
            ["manifest.json", "manifest.json.sig", "checkout.js.headers"].contains(&plain) || plain.ends_with(".pem");
        assert!(listed || beside, "{name}");
    }
}
