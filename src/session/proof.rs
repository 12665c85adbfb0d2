//! The proof of a transfer: messages and effects of its upload. The formats of files and the fields of the request to
//! Scalev are in `src/ondemand/proof.ts`.

use crate::{
    contract::{Failure, Request},
    payment::Account,
    response::ApiResponse,
    value::{Json, SafeUrl, UrlPolicy},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofMessage {
    /// The buyer opened the section for it.
    SectionOpened,
    /// The account at this place on the screen, from 0, is the one that got the money.
    AccountChosen(usize),
    /// The buyer chose a file.
    Picked,
    /// The buyer sends it, or tries again.
    SendPressed,
    CancelPressed,
    /// News of the request with this number; those of an earlier one do not count.
    Requested {
        attempt: u32,
        news: RequestNews,
    },
}

/// The progress or the end of a [`ProofRequest`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestNews {
    /// The file is a picture that Scalev takes, and its bytes are in memory.
    Opened(Picture),
    /// The file cannot be read, or the script did not load.
    Failed(ProofError),
    /// The part of it that left the device, in hundredths.
    Progressed(u8),
    Responded(Result<ApiResponse, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofEffect {
    /// Load the script that can do the rest.
    Load,
    /// Begin this; [`ProofMessage::Requested`] with the same `attempt` says what comes of it.
    Start { attempt: u32, request: ProofRequest },
    /// Give up the request under way.
    Abort,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofRequest {
    /// Look at the file that the buyer chose, keep its bytes and draw a small picture of it.
    Open,
    /// Ask for a place for it.
    Ask(Request),
    /// Put the bytes there.
    Put(SafeUrl),
    /// Tell the order where they are, which account got the money, and when.
    File { order: Request, file: SafeUrl, account: Account, time: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub name: String,
    /// A small picture of it as a `data:` URL, where one could be drawn.
    pub thumbnail: Option<String>,
}

/// The reason why a proof is not on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofError {
    Empty,
    TooLarge,
    /// The format of iPhones' pictures.
    Heic,
    /// Another kind of file.
    Unknown,
    Unreadable,
    /// There are several accounts, and the buyer did not say which.
    NoAccount,
    Network,
    /// No byte was sent for too long.
    Slow,
    /// The API asks for fewer requests.
    Busy,
    /// The API does not want it.
    Refused,
    /// The API or the storage failed.
    Trouble,
}

/// The address to which the bytes go, and the one at which they are found afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadTarget {
    pub upload: SafeUrl,
    pub file: SafeUrl,
}

impl ProofError {
    /// Reads the script's word for a file that it does not take.
    pub fn of(word: &str) -> Self {
        match word {
            "empty" => Self::Empty,
            "large" => Self::TooLarge,
            "heic" => Self::Heic,
            "unknown" => Self::Unknown,
            _ => Self::Unreadable,
        }
    }
}

impl UploadTarget {
    /// Reads the answer to [`ProofRequest::Ask`]. `None` unless it names two addresses that may be used.
    pub fn read(body: &str, url_policy: UrlPolicy) -> Option<Self> {
        let answer = Json::parse(body)?;
        let link = |key| SafeUrl::web(answer.text(key)?, url_policy);
        Some(Self { upload: link("upload_url")?, file: link("file_url")? })
    }
}
