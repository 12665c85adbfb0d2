//! The window of a session: its size, and a clean one for every test.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Engine, session::Session};

/// Longer than any window needs to take its new size.
const PATIENCE: Duration = Duration::from_secs(15);

/// Repeats the request for a size, because a window that is still opening may ignore it.
const AGAIN: Duration = Duration::from_secs(1);

impl Session {
    /// One window of the profile's size, without the previous test's cookies and emulation: its window, because a new one takes
    /// longer than most tests, except in WebKit, where a window of the display covers another.
    #[track_caller]
    pub fn reset(&self) {
        // Those of the last test's page, while it is still there.
        self.run(|client| async move { client.delete_all_cookies().await });
        let kept = if self.engine() == Engine::WebKit { 1 } else { 2 };
        let hidden = if self.close_other_windows(kept) { self.is_hidden() } else { None };
        let Some(hidden) = hidden else { return self.renew() };
        self.end_emulation();
        // The last test may have left it hidden, where timers do not run.
        if hidden {
            self.show();
        }
        let (width, height) = self.profile().viewport();
        self.resize(width, height);
    }

    /// None where the page has replaced functions that the driver's scripts call.
    fn is_hidden(&self) -> Option<bool> {
        self.try_script("return document.hidden")?.as_bool()
    }

    /// A new window of the profile's size, in a process that nothing ran in.
    #[track_caller]
    pub fn renew(&self) {
        self.close_other_windows(1);
        self.open_window();
    }

    /// Makes the viewport exactly this large, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let deadline = Instant::now() + PATIENCE;
        let wanted = [i64::from(width), i64::from(height)];
        let mut asked = ([0, 0], Instant::now());
        loop {
            let inner = self.pair("return [innerWidth, innerHeight]");
            if inner == wanted {
                return;
            }
            assert!(Instant::now() < deadline, "the viewport stays {inner:?}, not {wanted:?}");
            let outer = self.pair("return [outerWidth, outerHeight]");
            let next = [0, 1].map(|axis| outer[axis] - inner[axis] + wanted[axis]);
            if next != asked.0 || asked.1.elapsed() > AGAIN {
                asked = (next, Instant::now());
                let [width, height] = next.map(|length| u32::try_from(length).unwrap_or_default());
                self.run(|client| async move { client.set_window_size(width, height).await });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Goes on in a new window without toolbars, which alone may be as narrow as a phone.
    #[track_caller]
    pub fn open_window(&self) {
        let (width, height) = self.profile().viewport();
        let features = format!("popup,noopener,width={width},height={height}");
        let before = self.run(|client| async move { client.windows().await });
        self.script(r#"window.open("about:blank", "", arguments[0])"#, vec![json!(features)]);
        let deadline = Instant::now() + PATIENCE;
        let new = loop {
            let now = self.run(|client| async move { client.windows().await });
            if let Some(new) = now.into_iter().find(|window| !before.contains(window)) {
                break new;
            }
            assert!(Instant::now() < deadline, "no new window came");
            std::thread::sleep(Duration::from_millis(20));
        };
        self.run(|client| async move { client.switch_to_window(new).await });
        self.resize(width, height);
    }

    /// Hides the window, until `show`.
    #[track_caller]
    pub fn hide(&self) {
        self.run(|client| async move { client.minimize_window().await });
        self.wait_hidden(true);
    }

    /// Shows the window again.
    #[track_caller]
    pub fn show(&self) {
        let (width, height) = self.profile().viewport();
        self.run(|client| async move { client.set_window_size(width, height).await });
        self.wait_hidden(false);
    }

    #[track_caller]
    fn wait_hidden(&self, hidden: bool) {
        let deadline = Instant::now() + PATIENCE;
        while self.script("return document.hidden", Vec::new()) != json!(hidden) {
            assert!(Instant::now() < deadline, "document.hidden never became {hidden}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Leaves the first window, which came with the browser, and those after it up to `most`; goes to the last that is left, and
    /// says whether that is a later one.
    #[track_caller]
    fn close_other_windows(&self, most: usize) -> bool {
        let mut windows = self.run(|client| async move { client.windows().await });
        let left = windows.len().min(most);
        for window in windows.split_off(left) {
            self.run(|client| async move {
                client.switch_to_window(window).await?;
                client.close_window().await
            });
        }
        if let Some(last) = windows.pop() {
            self.run(|client| async move { client.switch_to_window(last).await });
        }
        left > 1
    }

    #[track_caller]
    fn pair(&self, body: &str) -> [i64; 2] {
        let pair = self.script(body, vec![json!(null)]);
        [0, 1].map(|axis| pair[axis].as_f64().unwrap_or_default().round() as i64)
    }
}
