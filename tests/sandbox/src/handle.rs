//! The handle of a running sandbox: all that the control API can do, as plain methods.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_json::Value;

use crate::{
    Action, Charge, Created, Entry, Fault, NewOrder, PaymentAction, Refused, Route, fault::Plan, server::Running,
    shop::Page, world::World,
};

/// A running sandbox. Its methods never wait for anyone; they may be called from any thread.
#[derive(Debug)]
pub struct Sandbox {
    world: Arc<World>,
    _running: Running,
}

impl Sandbox {
    pub(crate) fn new(world: Arc<World>, running: Running) -> Self {
        Self { world, _running: running }
    }

    /// Origin of the store, as `http://127.0.0.1:8100`, without a slash at its end.
    pub fn shop(&self) -> &str {
        &self.world.shop
    }

    /// Origin of Scalev's API.
    pub fn api(&self) -> &str {
        &self.world.api
    }

    /// Origin of the widget's files; `{assets}/v{version}/checkout.js` is the loader.
    pub fn assets(&self) -> &str {
        &self.world.assets
    }

    /// Origin of the gateways that the store's backend talks to. Browsers get only pictures there.
    pub fn gateways(&self) -> &str {
        &self.world.gateways
    }

    /// The `payment-url` for a payment of this method (Scalev's code) at `fazz`, `paymenku` or `durianpay`. The reference must
    /// be unused.
    pub fn payment_url(&self, gateway: &str, reference: &str, method: &str) -> String {
        format!("{}/pay/{gateway}/{reference}?method={method}", self.shop())
    }

    /// The `status-url` for that payment. At `scalev` the reference is an order's slug.
    pub fn status_url(&self, gateway: &str, reference: &str) -> String {
        format!("{}/pay/{gateway}/{reference}/status", self.shop())
    }

    /// The payment that the backend has created for this reference.
    pub fn payment(&self, gateway: &str, reference: &str) -> Result<Charge, Refused> {
        self.world.state().charges.of_reference(gateway, reference).cloned().ok_or(Refused::NoSuchPayment)
    }

    /// Lets something happen to the payment of this reference, once the backend has created it.
    pub fn act_on_payment(&self, gateway: &str, reference: &str, action: PaymentAction) -> Result<(), Refused> {
        let mut state = self.world.state();
        let clock = state.clock;
        state.charges.act(gateway, reference, action, clock).map(|_| ())
    }

    /// Makes an order.
    pub fn create_order(&self, new: NewOrder) -> Result<Created, Refused> {
        self.world.create_order(new)
    }

    /// The whole order, with its payload whether or not the public API shows that yet.
    pub fn order(&self, slug: &str) -> Result<Value, Refused> {
        Ok(self.world.state().order(slug)?.document.clone())
    }

    /// Lets something happen to an order.
    pub fn act(&self, slug: &str, action: Action) -> Result<(), Refused> {
        let mut state = self.world.state();
        let clock = state.clock;
        state.order(slug)?.act(action, clock);
        Ok(())
    }

    /// Changes an order: an object is a merge patch (null removes), an array a JSON patch (can set null).
    pub fn patch(&self, slug: &str, patch: &Value) -> Result<(), Refused> {
        self.world.state().order(slug)?.patch(patch)
    }

    /// Plans a fault for an order's requests, for the next `times` of them. None: until cleared.
    pub fn fault(&self, slug: &str, route: Route, fault: Fault, times: Option<u32>) -> Result<(), Refused> {
        self.world.state().order(slug)?.faults.push(Plan { route, fault, times });
        Ok(())
    }

    /// Forgets an order's faults.
    pub fn clear_faults(&self, slug: &str) -> Result<(), Refused> {
        self.world.state().order(slug)?.faults.clear();
        Ok(())
    }

    /// Plans a fault for the widget's files whose path contains `file`.
    pub fn asset_fault(&self, file: &str, fault: Fault, times: Option<u32>) {
        let plan = Plan { route: Route::Any, fault, times };
        self.world.state().asset_faults.push((file.to_owned(), plan));
    }

    /// Forgets the faults of the widget's files.
    pub fn clear_asset_faults(&self) {
        self.world.state().asset_faults.clear();
    }

    /// All requests to the API, the files, the store's backend and the gateways since the start, or since the log was cleared.
    pub fn log(&self) -> Vec<Entry> {
        self.world.state().log.entries()
    }

    /// All requests since the start, also those before the log was cleared and those for the store's own pages.
    pub fn history(&self) -> Vec<Entry> {
        self.world.state().log.history()
    }

    /// Empties the log.
    pub fn clear_log(&self) {
        self.world.state().log.clear();
    }

    /// Moves the sandbox's clock by this many seconds, on top of earlier moves.
    pub fn shift_clock(&self, seconds: i64) {
        let clock = &mut self.world.state().clock;
        clock.shift = clock.shift.saturating_add(seconds);
    }

    /// Stops the clock at a moment, in seconds since 1970. From then on an order's number follows from how many there
    /// were, so that the same orders look the same every time.
    pub fn stop_clock(&self, at: i64) {
        self.world.state().clock.stopped = Some(at);
    }

    /// Registers an origin with the store.
    pub fn add_origin(&self, origin: &str) {
        self.world.state().register(origin);
    }

    /// Takes an origin away again, the store's own too.
    pub fn remove_origin(&self, origin: &str) {
        self.world.state().unregister(origin);
    }

    /// Serves a page from the store's origin at `path` (with its slash), with these response headers
    /// besides the content type. Headers that HTTP does not allow are left out.
    pub fn add_page(&self, path: &str, html: &str, headers: &[(&str, &str)]) {
        let mut kept = HeaderMap::new();
        kept.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value)) {
                kept.insert(name, value);
            }
        }
        let page = Page { html: html.to_owned(), headers: kept };
        self.world.state().pages.insert(path.to_owned(), page);
    }
}
