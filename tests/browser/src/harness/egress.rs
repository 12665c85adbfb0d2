//! The hosts that a run's browsers contacted. A host fails the run unless it is this machine, a test sends its buyer
//! there, or a browser contacts it by itself.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    io,
    sync::Mutex,
};

use sandbox::{Entry, Sandbox};

use super::{Engine, proxy::Proxy, vendors};

/// One engine's, from test to test.
pub struct Egress {
    engine: Engine,
    proxy: Proxy,
    /// The hosts that the running test's browser asked for.
    asked: RefCell<Vec<String>>,
    /// The hosts to which the running test and the one before it send their buyer: a page that is left may arrive late.
    announced: RefCell<[Vec<String>; 2]>,
    /// True where the running test's page sends its address by its own script tag.
    sends_referrers: Cell<bool>,
}

/// The total of the run.
struct Sum {
    /// Requests by server of the sandbox.
    here: BTreeMap<&'static str, usize>,
    /// Requests by engine, why, and host.
    elsewhere: BTreeMap<(&'static str, &'static str, String), usize>,
}

static SUM: Mutex<Sum> = Mutex::new(Sum { here: BTreeMap::new(), elsewhere: BTreeMap::new() });

const SENT: &str = "a test sends its buyer there";
const STRANGER: &str = "NOBODY SHOULD ASK FOR IT";

impl Egress {
    pub fn start(engine: Engine) -> io::Result<Self> {
        let proxy = Proxy::start()?;
        Ok(Self {
            engine,
            proxy,
            asked: RefCell::default(),
            announced: RefCell::default(),
            sends_referrers: Cell::default(),
        })
    }

    /// The port of the proxy for the browser.
    pub fn port(&self) -> u16 {
        self.proxy.port()
    }

    /// A test begins.
    pub fn begin(&self) {
        let mut announced = self.announced.borrow_mut();
        announced.rotate_right(1);
        announced[0].clear();
        self.sends_referrers.set(false);
    }

    /// The running test's page sends its address by its own script tag.
    pub fn allow_referrers(&self) {
        self.sends_referrers.set(true);
    }

    /// The running test sends its buyer to this host.
    pub fn announce(&self, host: &str) {
        self.announced.borrow_mut()[0].push(host.to_owned());
    }

    /// The hosts that were asked for during this test so far and that nothing allows.
    pub fn strangers(&self) -> Vec<String> {
        let mut asked = self.asked.borrow_mut();
        asked.extend(self.proxy.take());
        let mut strangers: Vec<_> = asked.iter().filter(|host| self.why(host) == STRANGER).cloned().collect();
        strangers.sort();
        strangers.dedup();
        strangers
    }

    /// Adds the hosts so far to the total, so that they do not count for the next test.
    pub fn add(&self) -> Vec<String> {
        let strangers = self.strangers();
        if let Ok(mut sum) = SUM.lock() {
            for host in self.asked.borrow_mut().drain(..) {
                *sum.elsewhere.entry((self.engine.name(), self.why(&host), host)).or_default() += 1;
            }
        }
        strangers
    }

    /// Ends a test: adds its hosts to the total, and returns the violations.
    pub fn end(&self, sandbox: &Sandbox) -> Result<(), String> {
        let strangers = self.add();
        let history = sandbox.history();
        if let Ok(mut sum) = SUM.lock() {
            for entry in &history {
                *sum.here.entry(entry.server).or_default() += 1;
            }
        }
        if !strangers.is_empty() {
            return Err(format!(
                "during this test or the end of the previous one the browser contacted other hosts than shop, API and assets: \
                 {}",
                strangers.join(", ")
            ));
        }
        history.iter().find_map(|entry| self.wrong(entry)).map_or(Ok(()), Err)
    }

    fn why(&self, host: &str) -> &'static str {
        if self.announced.borrow().iter().flatten().any(|announced| announced == host) {
            SENT
        } else {
            vendors::why(self.engine, host).unwrap_or(STRANGER)
        }
    }

    /// In every test the key is for the API alone, and neither the API nor the assets learn on which
    /// of its pages a buyer is.
    fn wrong(&self, entry: &Entry) -> Option<String> {
        let for_api = entry.server == "api" && !entry.path.starts_with("/uploads/");
        if entry.key && !for_api {
            return Some(format!("the key went to another than the API: {entry:?}"));
        }
        let announced = self.sends_referrers.get() && entry.path.ends_with("/checkout.js");
        let ours = ["api", "assets"].contains(&entry.server) && !announced;
        let origin = |referer: &String| referer.ends_with('/') && referer.matches('/').count() == 3;
        let page = ours && !entry.referer.as_ref().is_none_or(origin);
        page.then(|| format!("a page's address went along: {entry:?}"))
    }
}

/// The sum, and whether it is what it should be: nothing came after the last test either.
pub fn report() -> (String, bool) {
    let Ok(sum) = SUM.lock() else { return (String::new(), false) };
    let here: Vec<String> = sum.here.iter().map(|(server, count)| format!("{server} {count}")).collect();
    // Gateways get requests from the shop's backend, and from browsers for pictures that the page allows.
    let mut lines = vec![format!("requests on this machine: {}", here.join(", "))];
    if !sum.elsewhere.is_empty() {
        lines.push("asked for elsewhere:".to_owned());
    }
    for ((engine, why, host), count) in &sum.elsewhere {
        lines.push(format!("{count:7} {engine} {host} ({why})"));
    }
    let clean = sum.elsewhere.keys().all(|(_, why, _)| *why != STRANGER);
    lines.push(if clean {
        "beyond that nothing was asked for but the shop, the API and the assets".to_owned()
    } else {
        "SOMEBODY ELSE WAS ASKED FOR".to_owned()
    });
    (lines.join("\n"), clean)
}
