//! The effects that a session asks for.

use super::{CopyTarget, SaveStep, SaveTarget};
use crate::{
    session::{event::Event, proof},
    value::{Instant, Language},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send this request; [`Message::Responded`](super::Message::Responded) with its number ends it.
    Ask {
        request: u32,
        ask: Ask,
    },
    /// No element of this page may ask the same API before this.
    Hold(Instant),
    Abort,
    /// Put the text of this button on the clipboard, now, within the buyer's tap.
    Copy(CopyTarget),
    /// Hand the text of this button to another app of the buyer's choice, now, within the tap.
    ShareText(CopyTarget),
    Print,
    Save {
        target: SaveTarget,
        attempt: u32,
        step: SaveStep,
    },
    /// Load the steps of all banks.
    LoadSteps(Language),
    Proof(proof::ProofEffect),
    /// Tell the page.
    Emit(Event),
    /// Tell the page, unless any tab of this browser did so before.
    EmitOnce(Event),
    /// Send the server's answer to the other tabs of this browser.
    Broadcast(String),
    /// One line for the merchant.
    Log(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To create it, or hand it out again.
    Create,
    /// For a code in the place of one that ended, from the merchant's backend. `key` is the same wherever the same request
    /// is repeated because its answer was lost.
    Renew { key: String },
    /// For the order. `anew`: past the browser's cache, which would keep the answer.
    Read { anew: bool },
}
