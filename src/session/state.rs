//! What the whole screen is about.

use crate::status::Status;

/// The states of the screen, named in `data-state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Loading,
    Preparing,
    Checking,
    Unavailable,
    /// What the server says.
    Told(Status),
}

impl State {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Preparing => "preparing",
            Self::Checking => "checking",
            Self::Unavailable => "unavailable",
            Self::Told(status) => status.name(),
        }
    }
}
