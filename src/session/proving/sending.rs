//! The requests of a proof, one after the other, and what their answers mean.

use super::{Effect, LIMIT, Progress, STALL, Session, TRIES, Topic};
use crate::{
    contract::{failure::Failure, request::Request},
    response::{self, ApiResponse},
    session::{
        Pending,
        proof::{Place, ProofEffect, ProofError, ProofRequest},
        schedule,
    },
};

impl Session {
    /// The next step that is still to be done.
    pub(super) fn go_on(&mut self, effects: &mut Vec<Effect>) {
        let (Some(order), Some(account)) = (self.order(), self.proved_account()) else {
            return;
        };
        let limit = |millis| Some(self.now.instant.after(millis));
        let (answer, stall) = (limit(LIMIT), limit(STALL));
        let time = self.server_now().iso();
        let proving = &mut self.proving;
        let (stage, limit, job) = match proving.place.clone() {
            None => (
                Progress::Asking,
                answer,
                ProofRequest::Ask(Request { url: order.url + "/transfer-proof-upload", ..order }),
            ),
            Some(place) if !proving.sent => (Progress::Sending { percent: 0 }, stall, ProofRequest::Put(place.upload)),
            Some(place) => (Progress::Filing, answer, ProofRequest::File { order, file: place.file, account, time }),
        };
        let turn = proving.begin(stage, limit);
        effects.push(Effect::Proof(ProofEffect::Do { turn, job }));
        self.say(Topic::Proof);
    }

    pub(super) fn hear_of_proof(&mut self, result: Result<ApiResponse, Failure>, effects: &mut Vec<Effect>) {
        let answer = match result {
            Ok(answer) => answer,
            Err(failure) => {
                let why = if failure == Failure::Timeout { ProofError::Slow } else { ProofError::Network };
                self.fail_proof(why, None);
                return;
            }
        };
        let sending = matches!(self.proving.stage, Progress::Sending { .. });
        let refused = match answer.status {
            200..=299 => None,
            429 => Some(ProofError::Busy),
            408 | 425 => Some(ProofError::Slow),
            400..=499 if !sending => Some(ProofError::Refused),
            _ => Some(ProofError::Trouble),
        };
        if let Some(why) = refused {
            let wait = answer.retry_delay(self.server_now());
            if sending && (400..=499).contains(&answer.status) && why == ProofError::Trouble {
                self.proving.failures = TRIES;
            }
            self.fail_proof(why, wait);
            return;
        }
        self.proving.failures = 0;
        match self.proving.stage {
            Progress::Asking => {
                let url_policy = self.config.as_ref().map(|config| config.url_policy);
                self.proving.place = url_policy.ok().and_then(|url_policy| Place::read(&answer.body, url_policy));
                if self.proving.place.is_some() {
                    self.go_on(effects);
                } else {
                    self.fail_proof(ProofError::Trouble, None);
                }
            }
            Progress::Sending { .. } => {
                self.proving.sent = true;
                self.go_on(effects);
            }
            _ => self.hear_of_order(answer, effects),
        }
    }

    /// The order answers with itself, and is read once more: that is how Scalev wants it.
    fn hear_of_order(&mut self, answer: ApiResponse, effects: &mut Vec<Effect>) {
        let order = self.config.as_ref().ok().and_then(|config| response::read(&answer, config).ok());
        let Some(order) = order.filter(|order| order.order.has_proof) else {
            self.fail_proof(ProofError::Trouble, None);
            return;
        };
        self.proving.begin(Progress::Done, None);
        self.give_up_read(effects);
        self.learn(order, Pending::Read, effects);
        self.checking = false;
        effects.push(Effect::Broadcast(answer.body));
        self.read(effects);
        self.say(Topic::Proof);
    }

    /// `asked`: milliseconds that the API wants to be left alone.
    pub(super) fn fail_proof(&mut self, why: ProofError, asked: Option<i64>) {
        let early = !matches!(self.proving.stage, Progress::Asking | Progress::Sending { .. } | Progress::Filing);
        self.proving.failures += 1;
        if !self.proving.sent && self.proving.failures >= TRIES {
            self.proving.place = None;
        }
        let wait = schedule::back_off(self.proving.failures, true, asked, self.next_random());
        self.proving.begin(Progress::Failed { why, early }, None);
        self.proving.again = (why == ProofError::Busy).then(|| self.now.instant.after(wait));
        self.say(Topic::Proof);
    }
}
