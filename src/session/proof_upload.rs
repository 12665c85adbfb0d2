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

mod account;
mod context;
mod sending;
mod stage;

pub(super) use self::context::{UploadContext, accounts, order};
pub(crate) use self::stage::UploadStage;
use super::{Effect, Topic};
use crate::{
    payment::Status,
    response::ApiResponse,
    session::{
        proof::{Picture, ProofEffect, ProofError, ProofMessage, ProofRequest, UploadTarget},
        schedule,
    },
    value::Instant,
};

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

/// Milliseconds for the file, and for a request without it.
const LIMIT: i64 = 20_000;

/// Milliseconds in which some of the bytes must leave. A full buffer of a slow phone takes most of a minute.
const STALL: i64 = 60_000;

/// Failures after which a target is given up.
const TRIES: u32 = 2;

impl ProofUpload {
    /// True where there is something to send, or to try again.
    pub(crate) fn can_send(&self) -> bool {
        let lost = matches!(self.stage, UploadStage::Failed { error: ProofError::Network | ProofError::Slow, .. });
        let rests = matches!(self.stage, UploadStage::Empty | UploadStage::OpeningFile | UploadStage::Done);
        (self.picture.is_some() || lost) && !rests && self.again.is_none()
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

    /// When something is to be done about the proof.
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
            ProofMessage::FileOpened { attempt, .. }
            | ProofMessage::Failed { attempt, .. }
            | ProofMessage::Progressed { attempt, .. }
            | ProofMessage::Responded { attempt, .. }
                if attempt != self.attempt || !self.stage.is_under_way() => {}
            ProofMessage::FileOpened { picture, .. } => {
                self.picture = Some(picture);
                self.begin(UploadStage::Chosen, None);
                context.announcer.announce(Topic::Proof);
            }
            ProofMessage::Failed { error, .. } => self.fail(error, None, context),
            ProofMessage::Progressed { percent, .. } => {
                self.stage = UploadStage::Sending { percent };
                self.limit = Some(context.now.after(STALL));
            }
            ProofMessage::Responded { result, .. } => return self.responded(result, context),
        }
        None
    }

    pub(super) fn wake(&mut self, context: &mut UploadContext<'_>) {
        let now = context.now;
        if self.limit.is_some_and(|limit| limit <= now) {
            context.effects.push(Effect::Proof(ProofEffect::Abort));
            self.fail(ProofError::Slow, None, context);
        } else if self.again.is_some_and(|again| again <= now) {
            self.go_on(context);
        }
    }

    /// The network is back, and with it an upload that it broke off.
    pub(super) fn resume(&mut self, context: &mut UploadContext<'_>) {
        if matches!(self.stage, UploadStage::Failed { error: ProofError::Network, .. }) {
            self.send(context);
        }
    }

    /// The order has the proof.
    pub(super) fn finish(&mut self) {
        self.begin(UploadStage::Done, None);
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

    fn send(&mut self, context: &mut UploadContext<'_>) {
        if !self.can_send() || self.stage.is_under_way() {
            return;
        }
        if self.picture.is_none() {
            self.open_file(context);
        } else if self.account_of(context.accounts).is_none() {
            self.fail(ProofError::NoAccount, None, context);
        } else {
            self.go_on(context);
        }
    }

    fn open_file(&mut self, context: &mut UploadContext<'_>) {
        self.begin(UploadStage::OpeningFile, Some(context.now.after(LIMIT)));
        context.effects.push(Effect::Proof(ProofEffect::Start { attempt: self.attempt, request: ProofRequest::Open }));
        context.announcer.announce(Topic::Proof);
    }

    fn cancel(&mut self, effects: &mut Vec<Effect>) {
        if self.stage.is_sending() || self.again.is_some() {
            effects.push(Effect::Proof(ProofEffect::Abort));
            self.begin(UploadStage::Chosen, None);
        }
    }

    fn begin(&mut self, stage: UploadStage, limit: Option<Instant>) {
        self.stage = stage;
        self.limit = limit;
        self.again = None;
        self.attempt += 1;
    }

    /// `asked`: milliseconds that the API wants to be left alone.
    pub(super) fn fail(&mut self, error: ProofError, asked: Option<i64>, context: &mut UploadContext<'_>) {
        let early = !self.stage.is_sending();
        self.failures += 1;
        if !self.sent && self.failures >= TRIES {
            self.target = None;
        }
        let wait = schedule::back_off(self.failures, true, asked, context.random.next());
        self.begin(UploadStage::Failed { error, early }, None);
        self.again = (error == ProofError::Busy).then(|| context.now.after(wait));
        context.announcer.announce(Topic::Proof);
    }
}
