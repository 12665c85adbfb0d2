//! Requests that the widget may send.

/// A request without a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub url: String,
    /// Scalev's publishable key. `None`: the request goes to the merchant's own backend.
    pub key: Option<String>,
}
