//! The panics of tests, as messages.

use std::{
    cell::RefCell,
    panic::{self, AssertUnwindSafe, catch_unwind},
    thread_local,
};

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
