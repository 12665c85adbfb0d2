//! Handing in the proof of a transfer, step by step. A retry goes on from the step that failed.
//!
//! | stage | what is under way | given up after |
//! |---|---|---|
//! | `AppLaunch` | the chosen file is looked at and kept | 20 s |
//! | `Asking` | the API is asked for a place | 20 s |
//! | `Sending` | the bytes go to that place | 60 s in which nothing moved, however long the whole takes |
//! | `Filing` | the order is told where they are | 20 s |
//!
//! A place is used twice at most: addresses of storage expire, and often a browser cannot see that this was why.

mod sending;

use super::{CopyTarget, Effect, Session, Topic};
use crate::{
    contract::{config::Config, request::Request},
    payment::{
        instruction::{Account, Instruction},
        status::Status,
    },
    session::proof::{Picture, Place, ProofEffect, ProofError, ProofMessage, ProofRequest},
    value::time::Instant,
};

/// How far the proof is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Progress {
    #[default]
    Empty,
    AppLaunch,
    Chosen,
    Asking,
    Sending {
        percent: u8,
    },
    Filing,
    /// The API said that the order has it.
    Done,
    Failed {
        why: ProofError,
        /// Of the file, before anything was sent.
        early: bool,
    },
}

/// The proof of one payment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proving {
    pub(crate) stage: Progress,
    /// What was chosen, once it is known to be right and its bytes are in memory.
    pub(crate) picture: Option<Picture>,
    /// The money came before the proof was there.
    pub(crate) spared: bool,
    /// When a request that the API put off goes out by itself.
    pub(crate) again: Option<Instant>,
    chosen: Option<usize>,
    /// The account whose number was copied last is probably the one.
    copied: Option<usize>,
    place: Option<Place>,
    /// The bytes are at their place.
    sent: bool,
    failures: u32,
    turn: u32,
    /// When what is under way is given up.
    limit: Option<Instant>,
}

/// Milliseconds for the file, and for a request without it.
const LIMIT: i64 = 20_000;

/// Milliseconds in which some of the bytes must leave. A full buffer of a slow phone takes most of a minute.
const STALL: i64 = 60_000;

/// Failures after which a place is given up.
const TRIES: u32 = 2;

impl Progress {
    pub(crate) fn is_under_way(self) -> bool {
        matches!(self, Self::AppLaunch | Self::Asking | Self::Sending { .. } | Self::Filing)
    }
}

impl Proving {
    /// Whether there is something to send, or to try again.
    pub(crate) fn can_send(&self) -> bool {
        let lost = matches!(self.stage, Progress::Failed { why: ProofError::Network | ProofError::Slow, .. });
        let rests = matches!(self.stage, Progress::Empty | Progress::AppLaunch | Progress::Done);
        (self.picture.is_some() || lost) && !rests && self.again.is_none()
    }

    /// The account that got the money, by its place on the screen.
    pub(crate) fn account(&self) -> Option<usize> {
        self.chosen.or(self.copied)
    }

    fn begin(&mut self, stage: Progress, limit: Option<Instant>) -> u32 {
        self.stage = stage;
        self.limit = limit;
        self.again = None;
        self.turn += 1;
        self.turn
    }
}

impl Session {
    /// Whether a proof can be handed in here. What has begun goes on when the order is closed meanwhile: then the seller
    /// needs it most.
    pub(crate) fn takes_proof(&self) -> bool {
        let begun = self.proving.stage != Progress::Empty;
        let status = self.payment.as_ref().map(|payment| payment.status);
        let open = match status {
            Some(Status::Unpaid) => true,
            Some(Status::Expired | Status::Closed | Status::Conflict) => begun,
            _ => false,
        };
        open && !self.accounts().is_empty() && self.order().is_some()
    }

    /// Whether the order has a proof, by the API's word.
    pub(crate) fn has_proof(&self) -> bool {
        self.proving.stage == Progress::Done || self.payment.as_ref().is_some_and(|payment| payment.order.has_proof)
    }

    /// The accounts that the buyer may have transferred to.
    pub(crate) fn accounts(&self) -> &[Account] {
        match self.payment.as_ref().map(|payment| &payment.instruction) {
            Some(Some(Instruction::ManualTransfer { accounts })) => accounts,
            _ => &[],
        }
    }

    pub(super) fn prove(&mut self, act: ProofMessage, effects: &mut Vec<Effect>) {
        if !self.takes_proof() {
            return;
        }
        match act {
            ProofMessage::Opened => effects.push(Effect::Proof(ProofEffect::Load)),
            ProofMessage::AccountChosen(index) => self.proving.chosen = Some(index),
            ProofMessage::Picked => {
                let Proving { chosen, copied, turn, .. } = self.proving;
                self.proving = Proving { chosen, copied, turn, ..Proving::default() };
                self.open_proof(effects);
            }
            ProofMessage::SendPressed => self.send_proof(effects),
            ProofMessage::CancelPressed => self.cancel_proof(effects),
            ProofMessage::Kept { turn, .. }
            | ProofMessage::Lost { turn, .. }
            | ProofMessage::Moved { turn, .. }
            | ProofMessage::Answered { turn, .. }
                if turn != self.proving.turn || !self.proving.stage.is_under_way() => {}
            ProofMessage::Kept { picture, .. } => {
                self.proving.picture = Some(picture);
                self.proving.begin(Progress::Chosen, None);
                self.say(Topic::Proof);
            }
            ProofMessage::Lost { why, .. } => self.fail_proof(why, None),
            ProofMessage::Moved { percent, .. } => {
                self.proving.stage = Progress::Sending { percent };
                self.proving.limit = Some(self.now.instant.after(STALL));
            }
            ProofMessage::Answered { result, .. } => self.hear_of_proof(result, effects),
        }
    }

    /// A number that is copied tells where the money will go.
    pub(super) fn guess_account(&mut self, what: CopyTarget) {
        if let CopyTarget::Number(index) = what {
            self.proving.copied = Some(index);
        }
    }

    /// When something is to be done about the proof.
    pub(super) fn proof_due(&self) -> Option<Instant> {
        self.proving.limit.or(self.proving.again)
    }

    pub(super) fn wake_proof(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now.instant;
        let Proving { limit, again, .. } = self.proving;
        if limit.is_some_and(|limit| limit <= now) {
            effects.push(Effect::Proof(ProofEffect::Abort));
            self.fail_proof(ProofError::Slow, None);
        } else if again.is_some_and(|again| again <= now) {
            self.go_on(effects);
        }
    }

    /// What the network broke off goes on when it is back.
    pub(super) fn resume_proof(&mut self, effects: &mut Vec<Effect>) {
        if matches!(self.proving.stage, Progress::Failed { why: ProofError::Network, .. }) && self.takes_proof() {
            self.send_proof(effects);
        }
    }

    /// Money that is there needs no proof.
    pub(super) fn spare_proof(&mut self, effects: &mut Vec<Effect>) {
        let paid = self.payment.as_ref().is_some_and(|payment| payment.status == Status::Paid);
        if !paid || matches!(self.proving.stage, Progress::Empty | Progress::Done) {
            return;
        }
        if self.proving.stage.is_under_way() {
            effects.push(Effect::Proof(ProofEffect::Abort));
        }
        self.proving = Proving { spared: true, turn: self.proving.turn + 1, ..Proving::default() };
    }

    fn send_proof(&mut self, effects: &mut Vec<Effect>) {
        if !self.proving.can_send() || self.proving.stage.is_under_way() {
            return;
        }
        if self.proving.picture.is_none() {
            self.open_proof(effects);
        } else if self.proved_account().is_none() {
            self.fail_proof(ProofError::NoAccount, None);
        } else {
            self.go_on(effects);
        }
    }

    fn open_proof(&mut self, effects: &mut Vec<Effect>) {
        let limit = self.now.instant.after(LIMIT);
        let turn = self.proving.begin(Progress::AppLaunch, Some(limit));
        effects.push(Effect::Proof(ProofEffect::Do { turn, job: ProofRequest::Open }));
        self.say(Topic::Proof);
    }

    fn cancel_proof(&mut self, effects: &mut Vec<Effect>) {
        let sending = self.proving.stage.is_under_way() && self.proving.stage != Progress::AppLaunch;
        if sending || self.proving.again.is_some() {
            effects.push(Effect::Proof(ProofEffect::Abort));
            self.proving.begin(Progress::Chosen, None);
        }
    }

    /// The account that got the money. `None`: there are several, and the buyer did not say.
    pub(crate) fn proved_account(&self) -> Option<Account> {
        let accounts = self.accounts();
        let index = if accounts.len() == 1 { Some(0) } else { self.proving.account() };
        accounts.get(index?).cloned()
    }

    /// The order at Scalev. `None`: the payment is of the merchant's own backend, which takes no proof.
    fn order(&self) -> Option<Request> {
        self.config.as_ref().ok().and_then(Config::order)
    }
}
