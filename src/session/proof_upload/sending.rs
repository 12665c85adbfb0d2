//! The requests of a proof, one after the other, and the meaning of their answers.

use super::{Effect, ProofUpload, UploadContext, UploadStage};
use crate::{
    contract::{Failure, Request},
    response::ApiResponse,
    session::{
        Topic,
        proof::{ProofEffect, ProofError, ProofRequest, RequestNews, UploadTarget},
        schedule,
    },
    value::Instant,
};

/// Milliseconds for the file, and for a request without it.
const LIMIT: i64 = 20_000;

/// Milliseconds in which some of the bytes must leave. A full buffer of a slow phone takes most of a minute.
const STALL: i64 = 60_000;

/// Failures after which a target is given up.
const TRIES: u32 = 2;

impl ProofUpload {
    pub(super) fn send(&mut self, context: &mut UploadContext<'_>) {
        if !self.can_send() || self.stage.is_under_way() {
            return;
        }
        if self.picture.is_none() {
            self.open_file(context);
        } else {
            self.go_on(context);
        }
    }

    pub(super) fn open_file(&mut self, context: &mut UploadContext<'_>) {
        self.start(UploadStage::OpeningFile, LIMIT, ProofRequest::Open, context);
    }

    /// `limit`: milliseconds after which the request is given up.
    fn start(&mut self, stage: UploadStage, limit: i64, request: ProofRequest, context: &mut UploadContext<'_>) {
        self.begin(stage, Some(context.now.after(limit)));
        context.effects.push(Effect::Proof(ProofEffect::Start { attempt: self.attempt, request }));
        context.announcer.announce(Topic::Proof);
    }

    pub(super) fn cancel(&mut self, effects: &mut Vec<Effect>) {
        if self.stage.is_sending() || self.again.is_some() {
            effects.push(Effect::Proof(ProofEffect::Abort));
            self.begin(UploadStage::Chosen, None);
        }
    }

    /// Requests of an earlier stage do not count any more.
    pub(in crate::session) fn begin(&mut self, stage: UploadStage, limit: Option<Instant>) {
        self.stage = stage;
        self.limit = limit;
        self.again = None;
        self.attempt += 1;
    }

    /// `asked`: milliseconds that the API wants to be left alone.
    pub(in crate::session) fn fail(&mut self, error: ProofError, asked: Option<i64>, context: &mut UploadContext<'_>) {
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

    /// Begins the next step that is still to be done.
    pub(super) fn go_on(&mut self, context: &mut UploadContext<'_>) {
        let (Some(order), Some(account)) = (context.order.clone(), self.account_of(context.accounts)) else {
            return self.fail(ProofError::NoAccount, None, context);
        };
        let (stage, limit, request) = match self.target.clone() {
            None => {
                let request = Request { url: order.url + "/transfer-proof-upload", ..order };
                (UploadStage::Asking, LIMIT, ProofRequest::Ask(request))
            }
            Some(target) if !self.sent => {
                (UploadStage::Sending { percent: 0 }, STALL, ProofRequest::Put(target.upload))
            }
            Some(target) => {
                let (account, time) = (account.clone(), context.server_now.iso());
                (UploadStage::Filing, LIMIT, ProofRequest::File { order, file: target.file, account, time })
            }
        };
        self.start(stage, limit, request, context);
    }

    /// The filed order's answer, where this is it.
    pub(super) fn requested(&mut self, news: RequestNews, context: &mut UploadContext<'_>) -> Option<ApiResponse> {
        match news {
            RequestNews::Opened(picture) => {
                self.picture = Some(picture);
                self.begin(UploadStage::Chosen, None);
                context.announcer.announce(Topic::Proof);
            }
            RequestNews::Failed(error) => self.fail(error, None, context),
            RequestNews::Progressed(percent) => {
                self.stage = UploadStage::Sending { percent };
                self.limit = Some(context.now.after(STALL));
            }
            RequestNews::Responded(result) => return self.responded(result, context),
        }
        None
    }

    fn responded(
        &mut self,
        result: Result<ApiResponse, Failure>,
        context: &mut UploadContext<'_>,
    ) -> Option<ApiResponse> {
        let (error, asked) = match result {
            Ok(answer) if (200..=299).contains(&answer.status) => return self.succeeded(answer, context),
            Ok(answer) => (self.refusal(answer.status), answer.retry_delay(context.server_now)),
            Err(Failure::Timeout) => (ProofError::Slow, None),
            Err(_) => (ProofError::Network, None),
        };
        self.fail(error, asked, context);
        None
    }

    /// The reason of a refusal. A target that refuses the bytes is given up.
    fn refusal(&mut self, status: u16) -> ProofError {
        match status {
            429 => ProofError::Busy,
            408 | 425 => ProofError::Slow,
            400..=499 if matches!(self.stage, UploadStage::Sending { .. }) => {
                self.failures = TRIES;
                ProofError::Trouble
            }
            400..=499 => ProofError::Refused,
            _ => ProofError::Trouble,
        }
    }

    fn succeeded(&mut self, answer: ApiResponse, context: &mut UploadContext<'_>) -> Option<ApiResponse> {
        self.failures = 0;
        match self.stage {
            UploadStage::Asking => {
                self.target = UploadTarget::read(&answer.body, context.url_policy);
                if self.target.is_none() {
                    self.fail(ProofError::Trouble, None, context);
                } else {
                    self.go_on(context);
                }
            }
            UploadStage::Sending { .. } => {
                self.sent = true;
                self.go_on(context);
            }
            _ => return Some(answer),
        }
        None
    }
}
