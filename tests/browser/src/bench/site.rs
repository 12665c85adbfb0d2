//! The files that the test server serves: the published build, and the pages that it is compared with.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::peers::Peers;
use crate::{
    bundle::{page, run},
    harness::{dist, version_folder, workspace},
};

/// The folder beside the release's, which is as immutable to browsers.
pub const BESIDE: &str = "v-bench";

/// A folder with all files, compressed as the build compresses. `None`: there are no peers to compare with.
pub fn build(peers: Option<&Peers>) -> PathBuf {
    let site = workspace().join("target/bench/site");
    let _ = fs::remove_dir_all(&site);
    let (release, beside) = (site.join(version_folder()), site.join(BESIDE));
    fs::create_dir_all(&release).expect("a folder");
    fs::create_dir_all(&beside).expect("a folder");
    for entry in fs::read_dir(dist().join(version_folder())).expect("the build").flatten() {
        fs::copy(entry.path(), release.join(entry.file_name())).expect("a copy of the build");
    }
    let floor = run(Command::new("esbuild").arg(page("bench/floor.js")).args(["--minify", "--log-level=error"]));
    for (name, text) in peers.map(Peers::files).into_iter().flatten().chain([("floor.js", floor)]) {
        fs::write(beside.join(name), &text).expect("a file");
        fs::write(beside.join(format!("{name}.br")), brotli(text.as_bytes())).expect("a file");
    }
    site
}

/// The transferred bytes of a file by its URL. `None`: it is none of these files.
pub fn transferred(site: &Path, address: &str) -> Option<u64> {
    let (_, path) = address.split_once("/v")?;
    let file = fs::metadata(site.join(format!("v{path}.br"))).ok()?;
    Some(file.len())
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut written = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut written, &parameters).expect("to compress");
    written
}
