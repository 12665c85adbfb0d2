//! Reloads the demo's pages after a build, for developers.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde::Deserialize;

use crate::world::World;

/// The script `/sandbox/reload.js`: it repeats a request whose answer comes with the next change.
const SCRIPT: &str = r#"let built = "";
const wait = async () => {
  const answer = await fetch(`/sandbox/built?since=${built}`).catch(() => undefined);
  const now = answer && answer.ok ? await answer.text() : built;
  if (built && now !== built) return location.reload();
  built = now;
  setTimeout(wait, answer ? 0 : 1000);
};
wait();
"#;

/// The interval between two checks of the build's page, and the longest wait for an answer.
const INTERVAL: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(20);

/// The tag for a page.
pub const TAG: &str = r#"<script src="/sandbox/reload.js" defer></script></body>"#;

/// The script behind the tag.
pub async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], SCRIPT)
}

/// The build that a page knows of.
#[derive(Deserialize)]
pub struct Known {
    since: String,
}

/// The time at which the build wrote its page, in milliseconds since 1970, as soon as it differs from `since`.
pub async fn built(State(world): State<Arc<World>>, Query(known): Query<Known>) -> impl IntoResponse {
    let deadline = tokio::time::Instant::now() + LONGEST;
    loop {
        let built = written(&world).await.unwrap_or_else(|| known.since.clone());
        if built != known.since || tokio::time::Instant::now() >= deadline {
            return (StatusCode::OK, [(header::CACHE_CONTROL, "no-store")], built);
        }
        tokio::time::sleep(INTERVAL).await;
    }
}

/// None while the build puts it there.
async fn written(world: &World) -> Option<String> {
    let about = tokio::fs::metadata(world.options.dist.join("index.html")).await.ok()?;
    let since = about.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(since.as_millis().to_string())
}
