//! The state of the whole widget.

use crate::payment::status::Status;

/// The states of the screen, named in `data-state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Loading,
    Preparing,
    Checking,
    Unavailable,
    /// The server's own word.
    Payment(Status),
}

impl State {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Preparing => "preparing",
            Self::Checking => "checking",
            Self::Unavailable => "unavailable",
            Self::Payment(status) => status.name(),
        }
    }
}
