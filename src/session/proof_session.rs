//! The proof of a transfer, as far as it touches the rest of a session.

use super::{
    Announcer, Effect, Session, Topic,
    poller::{Poller, RequestKind},
    proof::{ProofError, ProofMessage},
    proof_upload::{ProofUpload, UploadStage},
    schedule::Random,
};
use crate::{
    contract::{Config, Request},
    payment::{Account, Instruction, Payment, Status},
    response::{self, ApiResponse},
    value::{Instant, Timestamp, UrlPolicy},
};

/// The facts of a session that an upload goes by, and the places for its results.
pub(super) struct UploadContext<'a> {
    pub now: Instant,
    pub server_now: Timestamp,
    /// The order at Scalev. `None`: the payment is of the merchant's own backend, which takes no proof.
    pub order: Option<Request>,
    pub accounts: &'a [Account],
    pub url_policy: UrlPolicy,
    pub announcer: &'a mut Announcer,
    pub random: &'a mut Random,
    pub effects: &'a mut Vec<Effect>,
}

impl Session {
    /// True where a proof can be handed in here.
    pub(crate) fn takes_proof(&self) -> bool {
        let status = self.payment.as_ref().map(|payment| payment.status);
        self.proof_upload.is_open(status)
            && !self.accounts().is_empty()
            && self.config.as_ref().is_ok_and(|config| config.order().is_some())
    }

    /// True where the order has a proof, by the API's word.
    pub(crate) fn has_proof(&self) -> bool {
        let known = self.payment.as_ref().is_some_and(|payment| payment.order.has_proof);
        self.proof_upload.stage == UploadStage::Done || known
    }

    /// The accounts that the buyer may have transferred to.
    pub(crate) fn accounts(&self) -> &[Account] {
        accounts(self.payment.as_ref())
    }

    pub(super) fn update_proof(&mut self, message: ProofMessage) {
        if !self.takes_proof() {
            return;
        }
        if let Some(answer) = self.with_upload(|upload, context| upload.update(message, context)) {
            self.proof_filed(answer);
        }
    }

    pub(super) fn drop_proof(&mut self) {
        if self.payment.as_ref().is_some_and(|payment| payment.status == Status::Paid) {
            self.proof_upload.discard(&mut self.effects);
        }
    }

    /// The order answers with itself, and is read once more: Scalev asks for that.
    fn proof_filed(&mut self, answer: ApiResponse) {
        let order = self.config.as_ref().ok().and_then(|config| response::read(&answer, config).ok());
        let Some(order) = order.filter(|order| order.order.has_proof) else {
            self.with_upload(|upload, context| upload.fail(ProofError::Trouble, None, context));
            return;
        };
        self.proof_upload.begin(UploadStage::Done, None);
        self.poller.give_up_read(&mut self.effects);
        self.learn(order, RequestKind::Read);
        self.poller.checking = false;
        self.effects.push(Effect::Broadcast(answer.body));
        self.with_poller(Poller::read);
        self.announcer.announce(Topic::Proof);
    }

    pub(super) fn with_upload<T>(&mut self, act: impl FnOnce(&mut ProofUpload, &mut UploadContext<'_>) -> T) -> T {
        let server_now = self.server_now();
        let mut context = UploadContext {
            now: self.now.instant,
            server_now,
            order: self.config.as_ref().ok().and_then(Config::order),
            accounts: accounts(self.payment.as_ref()),
            url_policy: self.url_policy(),
            announcer: &mut self.announcer,
            random: &mut self.poller.random,
            effects: &mut self.effects,
        };
        act(&mut self.proof_upload, &mut context)
    }
}

fn accounts(payment: Option<&Payment>) -> &[Account] {
    match payment.and_then(|payment| payment.instruction.as_ref()) {
        Some(Instruction::ManualTransfer { accounts }) => accounts,
        _ => &[],
    }
}
