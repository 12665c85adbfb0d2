//! A gateway's answer on its way to the widget.

use axum::{
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

/// Handed on as it came, with its HTTP status.
#[derive(Clone)]
pub struct Answer {
    pub status: StatusCode,
    body: Bytes,
}

/// Asks a gateway.
pub async fn send(request: RequestBuilder) -> Result<Answer, Answer> {
    let unreachable = |_| Answer::error(StatusCode::BAD_GATEWAY, "the gateway does not answer");
    let response = request.send().await.map_err(unreachable)?;
    let status = response.status();
    Ok(Answer { status, body: response.bytes().await.map_err(unreachable)? })
}

impl Answer {
    /// The store's own "no".
    pub fn error(status: StatusCode, why: &str) -> Self {
        Self { status, body: json!({ "error": why }).to_string().into() }
    }

    /// The body, or null.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// In the answer to a create: the gateway's name for the payment.
    pub fn payment_id(&self) -> String {
        let body = self.json();
        let ids = ["/data/response/payment_id", "/data/trx_id", "/data/id"];
        ids.iter().find_map(|path| body.pointer(path)?.as_str()).unwrap_or_default().to_owned()
    }

    /// In the answer to a status call: whether the buyer can no longer pay.
    pub fn is_over(&self) -> bool {
        self.word().is_some_and(|word| !matches!(word.as_str(), "pending" | "processing" | "started"))
    }

    /// In the answer to a status call: whether the payment certainly ended without money.
    pub fn ended_unpaid(&self) -> bool {
        self.word().is_some_and(|word| matches!(word.as_str(), "expired" | "failed" | "cancelled"))
    }

    fn word(&self) -> Option<String> {
        let body = self.json();
        let word = ["/data/attributes/status", "/data/status"].iter().find_map(|path| body.pointer(path)?.as_str());
        word.map(str::to_owned)
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
        (self.status, headers, self.body).into_response()
    }
}
