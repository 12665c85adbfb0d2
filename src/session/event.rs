//! Events for the merchant's page. They never hold the slug, a key, a name or an account number.

use crate::value::named::named;

/// An event of the element, `scalev-checkout:{kind}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Event {
    pub kind: EventKind,
    /// The state's name, as in `data-state`.
    pub status: &'static str,
    /// The canonical code of the method, `va_bca`.
    pub method: Option<String>,
    /// The order's human number.
    pub order_id: Option<String>,
    /// The amount in `currency`: `147000`, with a dot and two digits where there are sen.
    pub amount: Option<String>,
    pub currency: &'static str,
    /// Only on `paid`.
    pub is_probably_spam: Option<bool>,
    /// Only on `error`.
    pub code: Option<&'static str>,
    /// Only on `action`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<&'static str>,
}

named! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum EventKind: name {
        Ready = "ready",
        Instructions = "instructions",
        Status = "status",
        Paid = "paid",
        Expired = "expired",
        Conflict = "conflict",
        Closed = "closed",
        Error = "error",
        Action = "action",
    }
}

named! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Action: name {
        /// Copies the number, the code or the wallet's link.
        CopyCode = "copy-code",
        CopyAmount = "copy-amount",
        CopyBillerCode = "copy-biller-code",
        CopyQr = "copy-qr",
        /// Opens the wallet, the page to pay on, or the order's page.
        OpenLink = "open-link",
        SaveQr = "save-qr",
        Enlarge = "enlarge",
        Share = "share",
        Print = "print",
        OpenSteps = "open-steps",
        CheckStatus = "check-status",
        UploadProof = "upload-proof",
        /// The seller, or a message for help.
        OpenHelp = "open-help",
        NewCode = "new-code",
        Remind = "remind",
    }
}
