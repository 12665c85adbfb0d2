//! Failures, by the codes that merchants see.

use crate::value::named::named;

named! {
    /// The kind of a failure: the `code` of an `error` event.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Failure: code {
        /// An attribute is missing or wrong.
        Config = "config",
        /// The page has a key that must never be in a page.
        SecretKey = "secret-key",
        /// The store, the key or the order is unknown: the API does not say which.
        NotFound = "not-found",
        /// There was no answer, or the browser may not read it (an origin that is not registered looks the same).
        Network = "network",
        Timeout = "timeout",
        RateLimited = "rate-limited",
        Server = "server",
        /// The answer is not an order.
        BadResponse = "bad-response",
        /// Another script changed the shown number, amount, code or link.
        Integrity = "integrity",
    }
}

impl Failure {
    /// True where a retry may succeed without a change to the page.
    pub fn may_pass(self) -> bool {
        !matches!(self, Self::Config | Self::SecretKey | Self::NotFound | Self::Integrity)
    }

    /// The console line for the merchant. It names what to change and repeats nothing secret.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Config => "an attribute is missing or wrong",
            Self::SecretKey => {
                "this key is a secret: revoke (rotate) it now, and put the publishable key (sfpk_...) here instead"
            }
            Self::NotFound => {
                "no such order is known: check store-id, publishable-key and order, and that the plan includes API access"
            }
            Self::Network => {
                "no answer: check the connection, that this page's origin is registered in the Scalev dashboard, and that connect-src allows the address"
            }
            Self::Timeout => "no answer in time; the widget goes on trying",
            Self::RateLimited => "the API asks for fewer requests; the widget waits and tries again",
            Self::Server => "the API or the backend failed, or the gateway refused",
            Self::BadResponse => {
                "the answer is no payment that can be read: check where api-base, payment-url or status-url point"
            }
            Self::Integrity => {
                "another script on this page changed the number, the amount, the code or the link that was shown: find it and remove it"
            }
        }
    }
}

/// The codes that the loader reports, each with its console line: of the widget's files, and after the wasm has stopped.
pub const OF_LOADER: [(&str, &str); 6] = [
    ("load", "a file did not load: serve the whole version folder, with CORS and the right MIME types"),
    (
        "integrity",
        "a file is not the one that was published: serve the version folder as it is, nothing may rewrite its files",
    ),
    ("timeout", "files did not arrive in time; the widget goes on trying"),
    ("no-wasm", "this browser cannot run the whole widget"),
    (
        "csp",
        "the page's policy forbids the widget: allow its origin and 'wasm-unsafe-eval' in script-src, its origin in connect-src, scalev-checkout in trusted-types",
    ),
    ("panic", "the widget stopped after an error of its own; the buyer has the link inside the element"),
];
