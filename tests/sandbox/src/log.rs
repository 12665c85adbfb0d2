//! The log of every request to the API, the files, the store's backend and the gateways, preflights too; and,
//! in the history alone, for the store's own pages.

use std::time::Instant;

use axum::http::{HeaderMap, Request, header};
use serde::Serialize;

use crate::cors::KEY;

/// One request.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Counts up from 0 since the start; does not start over when the log is cleared.
    pub index: usize,
    /// Milliseconds since the sandbox started, real time, when the request came.
    pub started_ms: u64,
    /// The time at which the answer's head was ready, likewise. `None` while it hangs.
    pub answered_ms: Option<u64>,
    /// `api`, `assets`, `backend` or `gateways`; in the history also `shop`.
    pub server: &'static str,
    pub method: String,
    /// With the query, if there is one.
    pub path: String,
    pub origin: Option<String>,
    pub referer: Option<String>,
    /// The request had a `Cookie` header.
    pub cookie: bool,
    /// The request had a key header, right or wrong.
    pub key: bool,
    /// The status that was answered. None while it hangs.
    pub status: Option<u16>,
    /// The faults that were applied, by name.
    pub faults: Vec<&'static str>,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Log {
    entries: Vec<Entry>,
    /// The index of the first entry after the last clearing.
    start: usize,
}

impl Log {
    /// Since it was cleared, without the store's own pages.
    pub fn entries(&self) -> Vec<Entry> {
        self.entries[self.start..].iter().filter(|entry| entry.server != "shop").cloned().collect()
    }

    /// All there ever were.
    pub fn history(&self) -> Vec<Entry> {
        self.entries.clone()
    }

    /// Lets the log begin here.
    pub fn clear(&mut self) {
        self.start = self.entries.len();
    }

    /// Notes a request that has come; gives its index.
    pub fn note<B>(
        &mut self,
        server: &'static str,
        request: &Request<B>,
        since: Instant,
        faults: Vec<&'static str>,
    ) -> usize {
        let headers = request.headers();
        let index = self.entries.len();
        self.entries.push(Entry {
            index,
            started_ms: milliseconds(since),
            answered_ms: None,
            server,
            method: request.method().to_string(),
            path: request.uri().to_string(),
            origin: text(headers, header::ORIGIN.as_str()),
            referer: text(headers, header::REFERER.as_str()),
            cookie: headers.contains_key(header::COOKIE),
            key: headers.contains_key(KEY),
            status: None,
            faults,
        });
        index
    }

    /// Notes that it was answered.
    pub fn answered(&mut self, index: usize, status: u16, since: Instant) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.answered_ms = Some(milliseconds(since));
            entry.status = Some(status);
        }
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn milliseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
