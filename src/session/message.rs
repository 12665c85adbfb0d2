//! The messages to a session.

use super::{Outcome, SaveStep, SaveTarget, event::Action};
use crate::{
    contract::{Environment, Failure},
    response::ApiResponse,
    session::proof,
    value::{Instant, Language},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The element was connected. `seed` seeds the jitter.
    Started {
        seed: u32,
        visible: bool,
    },
    /// A request ended.
    Responded {
        request: u32,
        result: Result<ApiResponse, Failure>,
    },
    /// The API asked another element of this page for no requests before this.
    Held(Instant),
    /// Another tab of this browser asked about the same payment and got this body.
    BroadcastReceived(String),
    /// The time that [`Session::wake`] named has come.
    TimerFired,
    CheckPressed,
    /// The page asks for the state by the handle's `checkStatus`.
    CheckRequested,
    /// The buyer wants another code in the place of the one that ended.
    NewCodePressed,
    CopyPressed(CopyTarget),
    /// A copy ended. `worked`: the clipboard took the text.
    CopyEnded {
        what: CopyTarget,
        worked: bool,
    },
    /// The buyer pressed this copy button of the preview, before there was a session; `None`: its link. Only reported.
    PressedInPreview(Option<CopyTarget>),
    /// The last copy in the preview, if the widget is to show it still.
    CopiedInPreview {
        what: CopyTarget,
        worked: bool,
    },
    /// The tab showed another number or sum before the server answered.
    PreviewDiffered,
    /// The buyer opens the wallet, or the page to pay on.
    OpenPressed,
    /// The buyer opened it in the preview, and nothing has come up yet.
    OpenedInPreview,
    /// A link that the session only reports.
    LinkPressed(Action),
    SharePressed,
    /// `worked`: the browser took the text to share, also where the buyer then canceled.
    ShareEnded {
        worked: bool,
    },
    PrintPressed,
    /// The buyer closed the line about the app's browser.
    HintDismissed,
    /// The buyer wants to keep the code as a picture.
    SavePressed,
    /// The buyer wants to keep the numbers as a picture.
    PicturePressed,
    /// The download did not come, and the buyer wants to see the picture.
    ShowPosterPressed,
    /// The buyer wants to be reminded by a calendar.
    RemindPressed,
    /// A step of saving ended. Only those of the last `attempt` count.
    SaveEnded {
        target: SaveTarget,
        attempt: u32,
        step: SaveStep,
        outcome: Outcome,
    },
    /// The picture at this address did not come, or is none.
    PictureFailed(String),
    /// The buyer wants the code as large as the screen.
    EnlargePressed,
    /// The cover was closed, by its button or by a key.
    EnlargementClosed,
    /// Another script has changed the number, the amount, the code or the link on the screen.
    Tampered,
    Shown,
    Hidden,
    /// The page is left or frozen, perhaps to come back.
    Left,
    WentOnline,
    WentOffline,
    StepsToggled,
    /// Loading the steps of all banks ended. `text`: `None` where it failed.
    StepsLoaded {
        language: Language,
        text: Option<String>,
    },
    Proof(proof::ProofMessage),
    /// The page's language or zone, or the merchant's link, changed.
    EnvironmentChanged(Environment),
}

/// The text that a button copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyTarget {
    Amount,
    /// The number at this place on the screen, from 0.
    Number(usize),
    Link,
    /// All that somebody else needs in order to pay.
    Instructions,
    /// The text in the QR code.
    Code,
    /// The message of a buyer whose money has not arrived.
    Report,
}
