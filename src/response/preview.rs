//! The first answer, read for the preview.

use super::order;
use crate::{
    gateway,
    payment::Payment,
    value::{json::Json, link::UrlPolicy},
};

/// Reads the answer of `url`. `slug`: of the order at Scalev, which its answer must repeat; `None`: a merchant's own backend
/// answered. `None` is returned where only the whole widget reads it: other envelopes, and gateways that Scalev does not
/// use.
pub fn preview(body: &str, url: &str, slug: Option<&str>) -> Option<Payment> {
    let document = Json::parse(body)?;
    let order = [&document, document.at("data")].into_iter().find(|object| order::is_order(object))?;
    order::payment(order, slug, UrlPolicy::of(url)?, gateway::preview)
}
