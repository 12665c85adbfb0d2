//! The files that a failed test leaves in `target/e2e/<test>/`: `failure.txt`, `screenshot.png`, `shadow.html`,
//! `console.txt` and `requests.txt`.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use sandbox::{Entry, Sandbox};
use serde_json::Value;

use super::{Engine, report::attempt, session::Session, stage::workspace};

/// The folder of artifacts. Each run empties it first.
pub fn folder() -> PathBuf {
    workspace().join("target/e2e")
}

/// Removes the artifacts of the previous run.
pub fn clear() -> io::Result<()> {
    match fs::remove_dir_all(folder()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes the files of one test that began at `start`, and returns its message with a summary of the page.
pub fn save(message: &str, test: &str, start: SystemTime, session: &Session, sandbox: &Sandbox) -> String {
    let folder = folder().join(test);
    let mut text = message.to_owned();
    let requests: String = sandbox.history().iter().map(request).collect();
    let mut saved = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("requests.txt"), requests));
    // The browser may have failed; then there are only the message and the requests. Each artifact is tried separately.
    let _ = attempt(|| {
        let page = session.script(SUMMARY, Vec::new());
        text += &format!("\n{}", page.as_str().unwrap_or_default());
    });
    let _ = attempt(|| {
        let shadow = session.script(SHADOW, Vec::new());
        keep(&mut saved, &folder.join("shadow.html"), shadow.as_str().unwrap_or_default().as_bytes());
    });
    let _ = attempt(|| {
        keep(&mut saved, &folder.join("console.txt"), console(session, start).as_bytes());
    });
    let _ = attempt(|| {
        keep(&mut saved, &folder.join("screenshot.png"), &session.screenshot());
    });
    keep(&mut saved, &folder.join("failure.txt"), format!("{text}\n").as_bytes());
    match saved {
        Ok(()) => text + &format!("\nfiles: {}", folder.display()),
        Err(error) => text + &format!("\nno files in {}: {error}", folder.display()),
    }
}

/// The first error stays.
fn keep(saved: &mut io::Result<()>, path: &Path, bytes: &[u8]) {
    if saved.is_ok() {
        *saved = fs::write(path, bytes);
    }
}

/// Milliseconds since the sandbox started, server, method, path, status and faults.
fn request(entry: &Entry) -> String {
    let status = entry.status.map_or("no answer".to_owned(), |status| status.to_string());
    let Entry { started_ms, server, method, path, faults, .. } = entry;
    format!("{started_ms:>7} ms  {server:<8} {method:<7} {path}  {status}  {}\n", faults.join(", "))
        .replace("  \n", "\n")
}

/// The console lines of scripts, and in Chromium those of the browser itself, such as on policies and files.
fn console(session: &Session, start: SystemTime) -> String {
    let mut text = session.script(CONSOLE, Vec::new()).as_str().unwrap_or_default().to_owned();
    if session.engine() != Engine::Chromium {
        return text;
    }
    let start = start.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    for line in session.browser_log().as_array().into_iter().flatten() {
        let field = |name: &str| line[name].as_str().unwrap_or_default();
        if u128::from(line["timestamp"].as_u64().unwrap_or_default()) >= start {
            text += &format!("browser {} {}: {}\n", field("level"), field("source"), field("message"));
        }
    }
    text
}

const SUMMARY: &str = r#"
const lines = [`page: ${location.pathname}, ${innerWidth} x ${innerHeight}`];
for (const host of document.querySelectorAll("scalev-checkout")) {
  const words = [...(host.shadowRoot?.children ?? [])].map((child) => child.innerText ?? "").join(" | ");
  lines.push(`state ${host.dataset.state ?? "none"}: ${words.replaceAll("\n", " | ")}`);
}
for (const { name, detail } of window.events ?? []) lines.push(`event ${name}: ${JSON.stringify(detail)}`);
for (const { level, text } of window.consoleLines ?? []) lines.push(`console ${level}: ${text}`);
for (const text of window.uncaught ?? []) lines.push(`uncaught: ${text}`);
return lines.join("\n");"#;

const SHADOW: &str = r#"
const opening = (host) => host.cloneNode(false).outerHTML.replace("</scalev-checkout>", "");
return [...document.querySelectorAll("scalev-checkout")].map((host) =>
  `${opening(host)}\n<template shadowrootmode="open">\n${host.shadowRoot?.innerHTML ?? ""}\n</template>\n` +
  `${host.innerHTML}\n</scalev-checkout>\n`).join("\n");"#;

const CONSOLE: &str = r#"
const lines = (window.consoleLines ?? []).map(({ level, text }) => `${level}: ${text}\n`);
lines.push(...(window.uncaught ?? []).map((text) => `uncaught: ${text}\n`));
lines.push(...(window.events ?? []).map(({ name, detail }) => `event ${name}: ${JSON.stringify(detail)}\n`));
return lines.join("");"#;

impl Session {
    /// The lines of Chromium's console since they were read last: `level`, `source`, `message`, `timestamp`.
    #[track_caller]
    pub(super) fn browser_log(&self) -> Value {
        self.run(|client| async move { client.issue_cmd(super::devtools::BrowserLog).await })
    }
}
