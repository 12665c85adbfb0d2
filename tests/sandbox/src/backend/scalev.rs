//! The store's requests to Scalev: for the state alone, because the widget itself creates the payment.

use super::{Answer, Backend, send};
use crate::secret::SCALEV;

/// The order, after Scalev has asked its gateway. `id` comes from the store's records and not from the browser, which
/// could ask for anything with the store's token.
pub async fn status(shop: &Backend, id: &str) -> Result<Answer, Answer> {
    send(shop.post(&format!("/v3/orders/{id}/check-payment")).bearer_auth(SCALEV)).await
}
