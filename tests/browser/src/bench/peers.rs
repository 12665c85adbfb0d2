//! The libraries that the widget is compared with: newest versions, each bundled to the parts that the page uses.

use std::{fs, path::PathBuf, process::Command};

use serde_json::Value;

use crate::{
    bundle::{page, run},
    harness::workspace,
};

const ADYEN: &str = "@adyen/adyen-web";
const XENDIT: &str = "xendit-components-web";

/// An installation of both.
#[derive(Clone)]
pub struct Peers {
    folder: PathBuf,
    pub adyen: String,
    pub xendit: String,
}

impl Peers {
    /// Asks npm for the newest of each.
    pub fn install() -> Self {
        let folder = workspace().join("target/bench/peers");
        fs::create_dir_all(&folder).expect("a folder for the peers");
        fs::write(folder.join("package.json"), r#"{ "private": true }"#).expect("a file");
        let newest = [ADYEN, XENDIT].map(|name| format!("{name}@latest"));
        let options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
        run(Command::new("npm").args(options).args(newest).current_dir(&folder));
        let version = |name: &str| {
            let manifest = fs::read_to_string(folder.join("node_modules").join(name).join("package.json"));
            let manifest: Value = serde_json::from_str(&manifest.expect("a manifest")).expect("JSON");
            manifest["version"].as_str().expect("a version").to_owned()
        };
        Self { adyen: version(ADYEN), xendit: version(XENDIT), folder }
    }

    /// The files that a page has to load, by their names.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        let style = self.folder.join("node_modules").join(ADYEN).join("dist/es/adyen.css");
        vec![
            ("adyen.js", self.bundle("adyen.js")),
            ("adyen.css", run(Command::new("esbuild").arg(style).args(["--minify", "--log-level=error"]))),
            ("xendit.js", self.bundle("xendit.js")),
        ]
    }

    /// Milliseconds that the encoder of one of them takes for a QR code, in Node.
    pub fn encode(&self, text: &str) -> f64 {
        let printed = run(Command::new("node").arg(page("bench/encode.cjs")).arg(&self.folder).arg(text));
        printed.trim().parse().expect("milliseconds")
    }

    fn bundle(&self, name: &str) -> String {
        let script = self.folder.join(name);
        fs::copy(page("bench").join(name), &script).expect("the page's script");
        let mut esbuild = Command::new("esbuild");
        esbuild.arg(script).args(["--bundle", "--format=iife", "--minify", "--conditions=browser"]);
        // Xendit's test mode requests it when it is used.
        esbuild.args(["--external:*/test-data.mjs", "--log-level=error"]);
        run(esbuild.arg("--define:process.env.NODE_ENV=\"production\""))
    }
}
