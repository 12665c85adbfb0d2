//! The surroundings of one test: a browser and a sandbox.

use std::{
    env, fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use sandbox::{Action, Created, Entry, Fault, NewOrder, Route, Sandbox};
use serde_json::Value;
use url::Url;

use super::{Engine, Page, Profile, Store, egress::Egress, session::Session};

/// A browser that shows nothing yet, and a simulated Scalev.
pub struct Stage<'a> {
    pub sandbox: &'a Sandbox,
    pub(super) session: &'a Session,
    pub(super) egress: &'a Egress,
}

static PAGES: AtomicU32 = AtomicU32::new(0);

impl Stage<'_> {
    /// Makes an order.
    #[track_caller]
    pub fn order(&self, new: NewOrder) -> Created {
        match self.sandbox.create_order(new) {
            Ok(created) => created,
            Err(refused) => panic!("the sandbox refused an order: {refused}"),
        }
    }

    /// The whole order as the sandbox has it, its payload included.
    #[track_caller]
    pub fn document(&self, slug: &str) -> Value {
        match self.sandbox.order(slug) {
            Ok(document) => document,
            Err(refused) => panic!("the sandbox refused to show an order: {refused}"),
        }
    }

    /// Lets something happen to an order.
    #[track_caller]
    pub fn act(&self, slug: &str, action: Action) {
        if let Err(refused) = self.sandbox.act(slug, action) {
            panic!("the sandbox refused {action:?}: {refused}");
        }
    }

    /// Plans a fault for an order's requests, for the next `times` of them.
    #[track_caller]
    pub fn fault(&self, slug: &str, route: Route, fault: Fault, times: Option<u32>) {
        if let Err(refused) = self.sandbox.fault(slug, route, fault, times) {
            panic!("the sandbox refused a fault: {refused}");
        }
    }

    /// The requests to the API so far, without preflights.
    pub fn requests(&self) -> Vec<Entry> {
        let ours = |entry: &Entry| entry.server == "api" && entry.method != "OPTIONS";
        self.sandbox.log().into_iter().filter(ours).collect()
    }

    /// The number of requests of this method.
    pub fn count(&self, method: &str) -> usize {
        self.requests().iter().filter(|entry| entry.method == method).count()
    }

    /// Serves the store's page and opens it in the current tab.
    #[track_caller]
    pub fn open(&self, store: &Store) -> Page<'_> {
        let path = self.serve(store);
        self.session.open(&format!("{}{path}", self.sandbox.shop()));
        Page::new(self.session)
    }

    /// Opens the page over plain http under an address of this machine that no browser takes for secure.
    #[track_caller]
    pub fn open_insecurely(&self, store: &Store) -> Page<'_> {
        let origin = self.sandbox.shop().replace("127.0.0.1", "[::ffff:7f00:1]");
        self.sandbox.add_origin(&origin);
        let path = self.serve(store);
        self.session.open(&format!("{origin}{path}"));
        Page::new(self.session)
    }

    /// Opens the page in a frame without permissions on another origin's page. The result's methods act on the frame.
    #[track_caller]
    pub fn open_framed(&self, store: &Store) -> Page<'_> {
        self.open_framed_with(store, "")
    }

    /// Opens the page in a frame with these attributes.
    #[track_caller]
    pub fn open_framed_with(&self, store: &Store, attributes: &str) -> Page<'_> {
        let path = self.serve(store);
        let frame = format!(
            r#"<!doctype html><html lang="id"><meta charset="utf-8"><title>Bingkai</title>
<iframe {attributes} title="Toko" width="600" height="700" src="{}{path}" onload="window.framed = true"></iframe></html>"#,
            self.sandbox.shop(),
        );
        self.sandbox.add_page(&format!("/frame{path}"), &frame, &[]);
        self.session.open(&format!("{}/frame{path}", self.sandbox.shop().replace("127.0.0.1", "localhost")));
        let page = Page::new(self.session);
        page.wait("the frame", |page| page.script("return window.framed === true") == true);
        self.session.run(|client| async move { client.enter_frame(0).await });
        page
    }

    /// Puts the page where the store serves it, and says at which path.
    fn serve(&self, store: &Store) -> String {
        let number = PAGES.fetch_add(1, Ordering::Relaxed);
        let path = store.path.clone().unwrap_or_else(|| format!("/store/{number}"));
        let policy = ("content-security-policy", store.policy(self.sandbox));
        let own = store.headers.iter().any(|(name, _)| *name == policy.0);
        let headers = store.headers.iter().chain((!own).then_some(&policy));
        let headers: Vec<_> = headers.map(|(name, value)| (*name, value.as_str())).collect();
        self.sandbox.add_page(&path, &store.html(self.sandbox, &self.loader()), &headers);
        path
    }

    /// Opens the page in a new tab; the old one goes on in the background.
    #[track_caller]
    pub fn open_in_new_tab(&self, store: &Store) -> Page<'_> {
        self.session.open_window();
        self.open(store)
    }

    /// Opens a page that is not of our making.
    #[track_caller]
    pub fn open_page(&self, path: &str, html: &str) -> Page<'_> {
        self.sandbox.add_page(path, html, &[]);
        self.session.open(&format!("{}{path}", self.sandbox.shop()));
        Page::new(self.session)
    }

    /// Opens a page that this machine serves.
    #[track_caller]
    pub fn open_url(&self, url: &str) -> Page<'_> {
        self.session.open(url);
        Page::new(self.session)
    }

    /// Makes an order of this method and opens its page, whose clock the test moves, once it can be paid.
    #[track_caller]
    pub fn open_on_a_clock(&self, method: &str) -> (String, Page<'_>) {
        let order = self.order(NewOrder::of(method));
        let page = self.open(&Store::of(&order.slug).on_a_clock());
        page.wait_state("unpaid");
        (order.slug, page)
    }

    /// Makes an order and opens its page.
    #[track_caller]
    pub fn open_order(&self, new: NewOrder) -> (Created, Page<'_>) {
        let order = self.order(new);
        let page = self.open(&Store::of(&order.slug));
        (order, page)
    }

    /// From here on the buyer may be sent to this host, which is not on this machine.
    pub fn leaves_for(&self, host: &str) {
        self.egress.announce(host);
    }

    /// Presses a link of this part that leads away from this machine. Browsers connect to its host at the press, even if
    /// the page cancels the navigation.
    #[track_caller]
    pub fn press_link(&self, page: &Page<'_>, name: &str) {
        let address = page.part(name).and_then(|link| Url::parse(link.attribute("href")?).ok());
        let host = address.as_ref().and_then(Url::host_str).unwrap_or_else(|| panic!("{name} leads nowhere"));
        self.leaves_for(host);
        page.click(name);
    }

    /// The page's referrer policy sends its address with the page's own requests, of which the loader is one.
    pub fn sends_referrers(&self) {
        self.egress.allow_referrers();
    }

    /// Hosts that the browser contacted during this test without an announcement.
    pub fn strangers(&self) -> Vec<String> {
        self.egress.strangers()
    }

    /// Messages of Chromium itself, besides scripts, since the last call.
    #[track_caller]
    pub fn complaints(&self) -> Vec<String> {
        let lines = self.session.browser_log();
        let lines = lines.as_array().into_iter().flatten();
        let message = |line: &Value| line["message"].as_str().unwrap_or_default().to_owned();
        lines.map(message).collect()
    }

    /// The engine of this test's browser.
    pub fn engine(&self) -> Engine {
        self.session.engine()
    }

    /// The setup of this test's browser.
    pub fn profile(&self) -> Profile {
        self.session.profile()
    }

    /// The URL of the built version's loader.
    pub fn loader(&self) -> String {
        format!("{}/{}/checkout.js", self.sandbox.assets(), version_folder())
    }

    /// The URL of a file of the built version, by the start and the end of its name.
    #[track_caller]
    pub fn published(&self, start: &str, end: &str) -> String {
        let names = fs::read_dir(dist().join(version_folder())).into_iter().flatten().flatten();
        let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let Some(name) = names.find(|name| name.starts_with(start) && name.ends_with(end)) else {
            panic!("no {start}*{end} in the build");
        };
        format!("{}/{}/{name}", self.sandbox.assets(), version_folder())
    }
}

/// The folder of the build, which the sandbox serves: `dist`, or the value of the environment variable `DIST`.
pub fn dist() -> PathBuf {
    workspace().join(env::var_os("DIST").unwrap_or_else(|| "dist".into()))
}

/// `v1.0.0` and the like: the one folder of a version in the build.
pub fn version_folder() -> String {
    let names = fs::read_dir(dist()).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names
        .filter_map(|name| name.into_string().ok())
        .find(|name| name.starts_with('v'))
        .unwrap_or_else(|| "v-not-built".into())
}

/// True where the build's wasm is in two parts, of which the first one draws a preview.
pub fn is_split() -> bool {
    let names = fs::read_dir(dist().join(version_folder())).into_iter().flatten().flatten();
    names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .any(|name| name.ends_with(".wasm") && name.starts_with("rest-"))
}

/// The folder of the whole repository.
pub fn workspace() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root.pop();
    root
}
