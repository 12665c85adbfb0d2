//! The proof of a transfer: which pictures are taken, and what is written to Scalev about one.

use crate::{
    answer::Answer,
    config::Request,
    failure::Failure,
    instruction::Account,
    json, label,
    link::{Link, Trust},
    time::Timestamp,
    value::Value,
};

/// Bytes of the largest picture that Scalev takes.
pub const LARGEST: u64 = 10_485_760;

/// Characters of the longest name that is sent, its ending included.
const LONGEST_NAME: usize = 100;

/// What happened on the way of a proof. `turn` tells what was asked for last from what no longer counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The buyer unfolded the place for it.
    Opened,
    /// The account at this place on the screen, from 0, is the one that got the money.
    AccountChosen(usize),
    /// The buyer chose a file.
    Picked,
    /// What the file says of itself.
    Looked {
        turn: u32,
        file: File,
    },
    /// Its bytes are kept, with a small picture of it as a `data:` URL where one could be drawn.
    Kept {
        turn: u32,
        preview: Option<String>,
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
    /// Look at the file that the buyer chose.
    Look,
    /// Keep its bytes and draw a small picture of it.
    Keep,
    /// Ask the API, with JSON in the body.
    Ask { method: &'static str, request: Request, body: String },
    /// Put the bytes at a place, as this content type and with nothing else.
    Put { url: String, content_type: &'static str },
}

/// A file as the browser tells of it. Nothing of it is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// Its first 16 bytes.
    pub head: Vec<u8>,
}

/// A picture that Scalev takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub kind: Kind,
    pub name: String,
    /// In bytes.
    pub size: u64,
}

/// By content, whatever the name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    WebP,
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

impl Kind {
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => ".jpg",
            Self::Png => ".png",
            Self::WebP => ".webp",
        }
    }
}

impl Picture {
    /// Takes a file for what it holds.
    ///
    /// # Errors
    /// Why Scalev would not take it.
    pub fn of(file: &File) -> Result<Self, Why> {
        let head = &file.head[..];
        let kind = if head.starts_with(b"\xff\xd8\xff") {
            Kind::Jpeg
        } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            Kind::Png
        } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            Kind::WebP
        } else if file.size == 0 {
            return Err(Why::Empty);
        } else if head.get(4..8) == Some(b"ftyp") && matches!(head.get(8..11), Some(b"hei" | b"hev" | b"mif" | b"msf"))
        {
            return Err(Why::Heic);
        } else {
            return Err(Why::Unknown);
        };
        match file.size {
            0 => Err(Why::Empty),
            1..=LARGEST => Ok(Self { kind, name: name(&file.name, kind), size: file.size }),
            _ => Err(Why::TooLarge),
        }
    }

    /// The body that asks for a place.
    #[must_use]
    pub fn wanted(&self) -> String {
        object(&[
            ("filename", quote(&self.name)),
            ("content_type", quote(self.kind.content_type())),
            ("content_length", self.size.to_string()),
        ])
    }
}

impl Place {
    /// Reads the answer to [`Picture::wanted`]. `None` unless it names two addresses that may be used.
    #[must_use]
    pub fn read(body: &str, trust: Trust) -> Option<Self> {
        let answer = Value::parse(body)?;
        let link = |key| Link::web(json::text(&answer, key)?, trust);
        Some(Self { upload: link("upload_url")?, file: link("file_url")? })
    }

    /// The body that tells the order of the file, sent `now` for a transfer to `account`.
    #[must_use]
    pub fn filing(&self, account: &Account, now: Timestamp) -> String {
        let mut fields = vec![
            ("transferproof_url", quote(self.file.as_str())),
            ("transfer_time", quote(&now.iso())),
            ("payment_account_number", quote(&account.number)),
        ];
        fields.extend(account.holder.as_ref().map(|holder| ("payment_account_holder", quote(holder))));
        fields.extend(account.entity.map(|entity| ("financial_entity_id", entity.to_string())));
        object(&fields)
    }
}

/// Without a path and with the ending that its content asks for.
fn name(given: &str, kind: Kind) -> String {
    let mut last = String::new();
    for char in label::clean(given).unwrap_or_default().chars() {
        if matches!(char, '/' | '\\') {
            last.clear();
        } else {
            last.push(char);
        }
    }
    let stem = last.rsplit_once('.').map_or(&last[..], |(stem, _)| stem);
    let stem = if stem.bytes().all(|byte| matches!(byte, b'.' | b' ')) { "bukti-transfer" } else { stem };
    let ending = kind.ending();
    let short: String = stem.chars().take(LONGEST_NAME - ending.len()).collect();
    short + ending
}

/// A JSON object of fields whose values are JSON already.
fn object(fields: &[(&str, String)]) -> String {
    let mut text = String::from("{");
    for (name, value) in fields {
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&quote(name));
        text.push(':');
        text.push_str(value);
    }
    text.push('}');
    text
}

/// A JSON string. Control characters, which no clean text has, are left out.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars().filter(|char| !char.is_control()) {
        if matches!(char, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(char);
    }
    quoted.push('"');
    quoted
}
