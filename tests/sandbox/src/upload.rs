//! Transfer proofs: the offer of a place, the file that is put there, and the file again.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use nanoid::nanoid;
use serde::Deserialize;
use serde_json::json;

use crate::{
    api::{Allowed, Answer, Refusal},
    world::World,
};

/// Bytes of the largest file that Scalev takes.
pub const MOST_BYTES: usize = 10_485_760;

const CONTENT_TYPES: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// A place for a file.
#[derive(Debug)]
pub struct Upload {
    /// The order that it proves the payment of.
    pub slug: String,
    content_type: String,
    length: usize,
    bytes: Option<Bytes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    filename: String,
    content_type: String,
    content_length: usize,
}

/// `POST …/transfer-proof-upload`
pub async fn offer(State(world): State<Arc<World>>, allowed: Allowed, body: Bytes) -> Answer {
    let wanted = allowed.with_order(&world, |_| Ok(json!({}))).and_then(|_| read(&body))?;
    let key = nanoid!(24);
    let url = format!("{}/uploads/{key}", world.api);
    let answer = json!({
        "key": key,
        "filename": wanted.filename,
        "content_type": wanted.content_type,
        "size_in_bytes": wanted.content_length,
        "file_url": url,
        "upload_url": url,
    });
    let upload = Upload {
        slug: allowed.slug().to_owned(),
        content_type: wanted.content_type,
        length: wanted.content_length,
        bytes: None,
    };
    world.state().uploads.insert(key, upload);
    Ok(Json(answer))
}

/// `PUT` to the upload target, with exactly the announced size and type.
pub async fn receive(
    State(world): State<Arc<World>>,
    Path(key): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut state = world.state();
    let upload = state.uploads.get_mut(&key).ok_or(Refusal::NotFound)?;
    let content_type = headers.get(header::CONTENT_TYPE).map(|value| value.as_bytes());
    if content_type != Some(upload.content_type.as_bytes()) {
        return Err(Refusal::Field("content_type", "is not the announced one"));
    }
    if bytes.len() != upload.length {
        return Err(Refusal::Field("content_length", "is not the announced one"));
    }
    upload.bytes = Some(bytes);
    Ok(StatusCode::OK)
}

/// The file, once it is there.
pub async fn show(State(world): State<Arc<World>>, Path(key): Path<String>) -> Result<Response, Refusal> {
    let state = world.state();
    let upload = state.uploads.get(&key).ok_or(Refusal::NotFound)?;
    let bytes = upload.bytes.clone().ok_or(Refusal::NotFound)?;
    Ok(([(header::CONTENT_TYPE, upload.content_type.clone())], bytes).into_response())
}

fn read(body: &[u8]) -> Result<Wanted, Refusal> {
    let wanted: Wanted = serde_json::from_slice(body)
        .map_err(|_| Refusal::Field("body", "must have filename, content_type and content_length"))?;
    if !CONTENT_TYPES.contains(&wanted.content_type.as_str()) {
        return Err(Refusal::Field("content_type", "is invalid"));
    }
    if !(1..=MOST_BYTES).contains(&wanted.content_length) {
        return Err(Refusal::Field("content_length", "must be between 1 and 10485760"));
    }
    Ok(wanted)
}
