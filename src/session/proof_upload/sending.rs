//! The requests of a proof, one after the other, and the meaning of their answers.

use super::{Effect, LIMIT, ProofUpload, STALL, TRIES, Topic, UploadContext, UploadStage};
use crate::{
    contract::{Failure, Request},
    response::ApiResponse,
    session::proof::{ProofEffect, ProofError, ProofRequest, UploadTarget},
};

impl ProofUpload {
    /// Begins the next step that is still to be done.
    pub(super) fn go_on(&mut self, context: &mut UploadContext<'_>) {
        let (Some(order), Some(account)) = (context.order.clone(), self.account_of(context.accounts)) else {
            return;
        };
        let limit = |millis| Some(context.now.after(millis));
        let (stage, limit, request) = match self.target.clone() {
            None => {
                let request = Request { url: order.url + "/transfer-proof-upload", ..order };
                (UploadStage::Asking, limit(LIMIT), ProofRequest::Ask(request))
            }
            Some(target) if !self.sent => {
                (UploadStage::Sending { percent: 0 }, limit(STALL), ProofRequest::Put(target.upload))
            }
            Some(target) => {
                let (account, time) = (account.clone(), context.server_now.iso());
                (UploadStage::Filing, limit(LIMIT), ProofRequest::File { order, file: target.file, account, time })
            }
        };
        self.begin(stage, limit);
        context.effects.push(Effect::Proof(ProofEffect::Start { attempt: self.attempt, request }));
        context.announcer.announce(Topic::Proof);
    }

    /// The filed order's answer, where this is it.
    pub(super) fn responded(
        &mut self,
        result: Result<ApiResponse, Failure>,
        context: &mut UploadContext<'_>,
    ) -> Option<ApiResponse> {
        let answer = match result {
            Ok(answer) => answer,
            Err(failure) => {
                let error = if failure == Failure::Timeout { ProofError::Slow } else { ProofError::Network };
                self.fail(error, None, context);
                return None;
            }
        };
        let sending = matches!(self.stage, UploadStage::Sending { .. });
        let refused = match answer.status {
            200..=299 => None,
            429 => Some(ProofError::Busy),
            408 | 425 => Some(ProofError::Slow),
            400..=499 if !sending => Some(ProofError::Refused),
            _ => Some(ProofError::Trouble),
        };
        if let Some(error) = refused {
            let wait = answer.retry_delay(context.server_now);
            if sending && (400..=499).contains(&answer.status) && error == ProofError::Trouble {
                self.failures = TRIES;
            }
            self.fail(error, wait, context);
            return None;
        }
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
