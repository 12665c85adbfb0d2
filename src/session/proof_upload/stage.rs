//! The stages of an upload.

use crate::session::proof::ProofError;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UploadStage {
    #[default]
    Empty,
    OpeningFile,
    Chosen,
    Asking,
    Sending {
        percent: u8,
    },
    Filing,
    /// The API said that the order has it.
    Done,
    Failed {
        error: ProofError,
        /// Of the file, before anything was sent.
        early: bool,
    },
}

impl UploadStage {
    pub(crate) fn is_under_way(self) -> bool {
        self == Self::OpeningFile || self.is_sending()
    }

    /// True where a request for the proof is under way.
    pub(crate) fn is_sending(self) -> bool {
        matches!(self, Self::Asking | Self::Sending { .. } | Self::Filing)
    }
}
