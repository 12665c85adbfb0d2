//! The upload of a transfer's proof, step by step. A retry goes on from the step that failed.
//!
//! | stage | what is under way | given up after |
//! |---|---|---|
//! | `OpeningFile` | the chosen file is read and kept | 20 s |
//! | `Asking` | the API is asked for a place to upload to | 20 s |
//! | `Sending` | the bytes go to that place | 60 s without progress, however long the whole takes |
//! | `Filing` | the order gets their address | 20 s |
//!
//! A place is used twice at most: addresses of storage expire, and often a browser cannot see that this was why.

mod sending;

use super::{
    CopyTarget, Effect,
    proof::{Picture, ProofEffect, ProofError, ProofMessage, UploadTarget},
    proof_session::UploadContext,
};
use crate::{
    payment::{Account, Status},
    response::ApiResponse,
    value::Instant,
};

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

#[derive(Clone, Debug, Default)]
pub(crate) struct ProofUpload {
    pub(crate) stage: UploadStage,
    /// The chosen picture, once it is known to be right and its bytes are in memory.
    pub(crate) picture: Option<Picture>,
    /// The money came before the proof was there.
    pub(crate) no_longer_needed: bool,
    /// When a request that the API put off goes out by itself.
    pub(crate) again: Option<Instant>,
    /// The account that the buyer chose, by its place on the screen.
    chosen: Option<usize>,
    /// The account whose number was copied last: it is probably the one.
    copied: Option<usize>,
    target: Option<UploadTarget>,
    /// The bytes are at the target.
    sent: bool,
    /// Failures in a row.
    failures: u32,
    /// The number of the last request: ends of an earlier one do not count.
    attempt: u32,
    /// When the request under way is given up.
    limit: Option<Instant>,
}

impl ProofUpload {
    /// True where there is something to send, or to try again.
    pub(crate) fn can_send(&self) -> bool {
        let lost = matches!(self.stage, UploadStage::Failed { error: ProofError::Network | ProofError::Slow, .. });
        let nothing_to_send = matches!(self.stage, UploadStage::Empty | UploadStage::OpeningFile | UploadStage::Done);
        (self.picture.is_some() || lost) && !nothing_to_send && self.again.is_none()
    }

    /// True where a proof can be handed in for a payment with this status. An upload that has begun goes on when the
    /// order is closed meanwhile: then the seller needs it most.
    pub(super) fn is_open(&self, status: Option<Status>) -> bool {
        match status {
            Some(Status::Unpaid) => true,
            Some(Status::Expired | Status::Closed | Status::Conflict) => self.stage != UploadStage::Empty,
            _ => false,
        }
    }

    pub(super) fn due(&self) -> Option<Instant> {
        self.limit.or(self.again)
    }

    /// The filed order's answer, where it came.
    pub(super) fn update(&mut self, message: ProofMessage, context: &mut UploadContext<'_>) -> Option<ApiResponse> {
        match message {
            ProofMessage::SectionOpened => context.effects.push(Effect::Proof(ProofEffect::Load)),
            ProofMessage::AccountChosen(index) => self.chosen = Some(index),
            ProofMessage::Picked => {
                let Self { chosen, copied, attempt, .. } = *self;
                *self = Self { chosen, copied, attempt, ..Self::default() };
                self.open_file(context);
            }
            ProofMessage::SendPressed => self.send(context),
            ProofMessage::CancelPressed => self.cancel(context.effects),
            ProofMessage::Requested { attempt, news } if attempt == self.attempt && self.stage.is_under_way() => {
                return self.requested(news, context);
            }
            ProofMessage::Requested { .. } => {}
        }
        None
    }

    pub(super) fn wake(&mut self, context: &mut UploadContext<'_>) {
        let now = context.now;
        if self.limit.is_some_and(|limit| limit <= now) {
            context.effects.push(Effect::Proof(ProofEffect::Abort));
            self.fail(ProofError::Slow, None, context);
        } else if self.again.take_if(|again| *again <= now).is_some() {
            self.go_on(context);
        }
    }

    /// The network is back, and with it an upload that it broke off.
    pub(super) fn resume(&mut self, context: &mut UploadContext<'_>) {
        if matches!(self.stage, UploadStage::Failed { error: ProofError::Network, .. }) {
            self.send(context);
        }
    }

    /// Money that is there needs no proof.
    pub(super) fn discard(&mut self, effects: &mut Vec<Effect>) {
        if matches!(self.stage, UploadStage::Empty | UploadStage::Done) {
            return;
        }
        if self.stage.is_under_way() {
            effects.push(Effect::Proof(ProofEffect::Abort));
        }
        *self = Self { no_longer_needed: true, attempt: self.attempt + 1, ..Self::default() };
    }

    /// The account that got the money, by its place on the screen.
    pub(crate) fn account(&self) -> Option<usize> {
        self.chosen.or(self.copied)
    }

    /// The account that got the money. `None`: there are several, and the buyer did not say.
    pub(crate) fn account_of<'a>(&self, accounts: &'a [Account]) -> Option<&'a Account> {
        let index = if accounts.len() == 1 { Some(0) } else { self.account() };
        accounts.get(index?)
    }

    /// The account whose number is copied will probably get the money.
    pub(super) fn guess_account(&mut self, target: CopyTarget) {
        if let CopyTarget::Number(index) = target {
            self.copied = Some(index);
        }
    }

    /// The accounts on the screen may be others now.
    pub(super) fn forget_account(&mut self) {
        self.chosen = None;
        self.copied = None;
    }
}
