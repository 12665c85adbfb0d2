//! The order at the server: what is true at which time, and how it is reported. Later truths of a history do not always
//! follow from earlier ones.

mod caching;
mod history;

use std::collections::HashMap;

use fastrand::Rng;
use scalev_checkout::{response::ApiResponse, value::Timestamp};

use self::caching::{Caching, http_date};
use super::life::{DAY, HOUR, MINUTE, SECOND};
use crate::order::{Order, Truth};

pub struct Server {
    pub opened: Timestamp,
    pub deadline: Option<Timestamp>,
    order: Order,
    history: Vec<(i64, Truth)>,
    /// The gateway's delay for its instructions, in milliseconds. `None`: they never come.
    prepares: Option<i64>,
    /// The time of the first create.
    created: Option<i64>,
    /// It is the merchant's own, which knows of no payment before there is one.
    pub backend: bool,
    /// Browsers may read `Date`.
    dated: bool,
    caching: Caching,
    bodies: HashMap<(Truth, bool), String>,
}

impl Server {
    /// `span` is how long the life may last, in milliseconds.
    pub fn new(rng: &mut Rng, opened: Timestamp, span: i64) -> Self {
        let order = Order::random(rng);
        let deadline = deadline(rng, opened);
        let due = deadline.map(|deadline| deadline.since(opened));
        Self {
            opened,
            deadline,
            history: history::history(rng, due, span),
            prepares: match rng.u8(..10) {
                0..6 => Some(0),
                6..8 => Some(rng.i64(0..20 * SECOND)),
                8 => Some(rng.i64(0..10 * MINUTE)),
                _ if order.has_gateway() => None,
                _ => Some(0),
            },
            order,
            created: None,
            backend: rng.u8(..6) == 0,
            dated: rng.bool(),
            caching: Caching::new(rng),
            bodies: HashMap::new(),
        }
    }

    pub fn truth(&self, at: i64) -> Truth {
        let reached = self.history.iter().rev().find(|(since, _)| *since <= at);
        reached.map_or(Truth::Pending, |(_, truth)| *truth)
    }

    /// Since when the money is there, by the server's word. `None`: it is not, at `at`.
    pub fn paid_since(&self, at: i64) -> Option<i64> {
        self.history.iter().find(|(since, truth)| *since <= at && truth.is_paid()).map(|(since, _)| *since)
    }

    /// Milliseconds that are truly left until the deadline.
    pub fn left(&self, at: i64) -> Option<i64> {
        Some(self.deadline?.since(self.opened.after(at)))
    }

    /// The answer with the order's state at `at`, and that state.
    pub fn answer(&mut self, at: i64, create: bool) -> (ApiResponse, Option<Truth>) {
        if self.backend && !create && self.created.is_none_or(|created| created > at) {
            return (
                ApiResponse { status: 404, body: r#"{"error":"unknown"}"#.to_owned(), ..ApiResponse::default() },
                None,
            );
        }
        if create {
            self.created = Some(self.created.map_or(at, |created| created.min(at)));
        }
        let truth = self.truth(at);
        let ready = self.created.zip(self.prepares).is_some_and(|(created, takes)| created + takes <= at);
        let (order, deadline) = (&self.order, self.deadline);
        let body = self.bodies.entry((truth, ready)).or_insert_with(|| order.body(truth, ready, deadline)).clone();
        let mut answer = ApiResponse { status: 200, body, ..ApiResponse::default() };
        if !create {
            let changed = self.history.iter().rev().find(|(since, _)| *since <= at).map_or(0, |(since, _)| *since);
            self.caching.write_headers(&mut answer, self.opened.after(at), self.opened.after(changed.max(-DAY)));
        }
        (answer, Some(truth))
    }

    /// `Date`, as far as browsers may read it.
    pub fn date(&self, at: i64) -> Option<String> {
        self.dated.then(|| http_date(self.opened.after(at)))
    }

    /// The order's state in a body; `None`: the body is not the server's.
    pub fn reported_in(&self, body: &str) -> Option<Truth> {
        self.bodies.iter().find(|(_, known)| known.as_str() == body).map(|((truth, _), _)| *truth)
    }

    /// The time for which a browser caches an answer, in milliseconds.
    pub fn kept_for(&self) -> i64 {
        self.caching.kept_for()
    }
}

/// In whole seconds, as in HTTP headers.
fn deadline(rng: &mut Rng, opened: Timestamp) -> Option<Timestamp> {
    let left = match rng.u8(..20) {
        0 | 1 => return None,
        2 => 31 * 365 * DAY,
        3 => -rng.i64(0..2 * HOUR),
        4..11 => rng.i64(MINUTE..30 * MINUTE),
        11..14 => rng.i64(HOUR..4 * HOUR),
        14..19 => rng.i64(20 * HOUR..25 * HOUR),
        _ => rng.i64(2 * DAY..4 * DAY),
    };
    Some(Timestamp((opened.0 + left) / 1000 * 1000))
}
