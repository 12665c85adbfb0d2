//! Navigation to other pages of the shop, other tabs, and hidden windows.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use super::{Page, Stage};

/// A tab of the browser, to come back to.
pub struct Tab(WindowHandle);

impl Stage<'_> {
    /// The tab that calls go to now.
    #[track_caller]
    pub fn tab(&self) -> Tab {
        Tab(self.session.run(|client| async move { client.window().await }))
    }

    /// From here on all calls go to this tab. No page is shown or hidden by that.
    #[track_caller]
    pub fn go_to(&self, tab: &Tab) -> Page<'_> {
        let handle = tab.0.clone();
        self.session.run(|client| async move { client.switch_to_window(handle).await });
        Page::new(self.session)
    }
}

impl Page<'_> {
    /// Goes on to another page of the shop, as by a link, or back to the one before. No script may run before the new
    /// page has loaded: in WebKit a script during a navigation never returns.
    #[track_caller]
    pub fn follow(&self, path: &str) {
        self.script(&format!("location.href = {}", json!(path)));
    }

    /// Waits for the document at this path, to which a link or a script is leading.
    #[track_caller]
    pub fn wait_path(&self, path: &str) {
        self.session.arrive(&format!("return location.pathname === {}", json!(path)));
    }

    /// See `follow`.
    #[track_caller]
    pub fn back(&self) {
        self.session.run(|client| async move { client.back().await });
    }

    /// Hides the window.
    #[track_caller]
    pub fn hide(&self) {
        self.session.hide();
    }

    /// Shows it again.
    #[track_caller]
    pub fn show(&self) {
        self.session.show();
    }
}
