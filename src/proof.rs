//! The proof of a transfer: what is done for one, and what happened on the way. What files are and what is written to
//! Scalev about one is `src/later/proof.js`.

use crate::{
    answer::Answer,
    config::Request,
    failure::Failure,
    instruction::Account,
    json,
    link::{Link, Trust},
    value::Value,
};

/// What happened on the way of a proof. `turn` tells what was asked for last from what no longer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The buyer unfolded the place for it.
    Opened,
    /// The account at this place on the screen, from 0, is the one that got the money.
    AccountChosen(usize),
    /// The buyer chose a file.
    Picked,
    /// It is a picture that Scalev takes, and its bytes are in memory.
    Kept {
        turn: u32,
        picture: Picture,
    },
    /// It cannot be had.
    Lost {
        turn: u32,
        why: Why,
    },
    /// The buyer sends it, or tries again.
    SendPressed,
    CancelPressed,
    /// So much of it left the device, in hundredths.
    Moved {
        turn: u32,
        percent: u8,
    },
    /// A request ended.
    Answered {
        turn: u32,
        result: Result<Answer, Failure>,
    },
}

/// Something to do for a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Load the script that can do the rest.
    Load,
    /// Do this, and tell how it ended.
    Do { turn: u32, job: Job },
    /// Give up what is under way.
    Abort,
}

/// What takes time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Look at the file that the buyer chose, keep its bytes and draw a small picture of it.
    Open,
    /// Ask for a place for it.
    Ask(Request),
    /// Put the bytes there.
    Put(Link),
    /// Tell the order where they are, what got the money, and when.
    File { order: Request, file: Link, account: Account, time: String },
}

/// The buyer's picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub name: String,
    /// A small picture of it as a `data:` URL, where one could be drawn.
    pub preview: Option<String>,
}

/// Why a proof is not on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Empty,
    TooLarge,
    /// What iPhones take pictures in.
    Heic,
    /// Another kind of file.
    Unknown,
    Unreadable,
    /// There are several accounts, and the buyer did not say which.
    NoAccount,
    Network,
    /// Nothing moved for too long.
    Slow,
    /// The API asks for fewer requests.
    Busy,
    /// The API does not want it.
    Refused,
    /// The API or the storage failed.
    Trouble,
}

/// Where the bytes go, and where they are found afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub upload: Link,
    pub file: Link,
}

impl Why {
    /// What the script says of a file that it does not take.
    #[must_use]
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

impl Place {
    /// Reads the answer to [`Job::Ask`]. `None` unless it names two addresses that may be used.
    #[must_use]
    pub fn read(body: &str, trust: Trust) -> Option<Self> {
        let answer = Value::parse(body)?;
        let link = |key| Link::web(json::text(&answer, key)?, trust);
        Some(Self { upload: link("upload_url")?, file: link("file_url")? })
    }
}
