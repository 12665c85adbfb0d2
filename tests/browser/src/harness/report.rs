//! What is told about a test that failed.

use std::{
    cell::RefCell,
    fs,
    panic::{self, AssertUnwindSafe, catch_unwind},
    thread_local,
};

use super::{session::Session, stage::screenshots};

thread_local! {
    /// The message of the last panic while an attempt runs on this thread; None outside of one.
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the panics of attempts quiet; all others are printed as usual.
pub fn collect_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let inside = MESSAGE.with_borrow_mut(|message| match message {
            Some(message) => {
                *message = panic.to_string();
                true
            }
            None => false,
        });
        if !inside {
            usual(panic);
        }
    }));
}

/// Runs a test's code; the error is the message of its panic, with the line.
pub fn attempt(code: impl FnOnce()) -> Result<(), String> {
    let outer = MESSAGE.replace(Some(String::new()));
    let outcome = catch_unwind(AssertUnwindSafe(code));
    let message = MESSAGE.replace(outer).unwrap_or_default();
    outcome.map_err(|_| message)
}

/// The message, and what the page looked like at that moment.
pub fn describe(message: &str, name: &str, session: &Session) -> String {
    let mut text = message.to_owned();
    let picture = screenshots().join(format!("{name}.png"));
    // The browser may be what failed; then there is no more to tell.
    let _ = attempt(|| {
        let page = session.script(SUMMARY, Vec::new());
        text += &format!("\n{}", page.as_str().unwrap_or_default());
        let png = session.run(|client| async move { client.screenshot().await });
        let saved = fs::create_dir_all(screenshots()).and_then(|()| fs::write(&picture, png));
        if saved.is_ok() {
            text += &format!("\nscreenshot: {}", picture.display());
        }
    });
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
