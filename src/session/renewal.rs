//! Another number or code in the place of one that ended: asked of the merchant's backend by the buyer's press alone.

use super::{Session, Topic, poller::RequestKind};
use crate::{
    contract::Failure,
    payment::{Instruction, Payment, Status},
    value::fingerprint::fingerprint,
};

/// The number, the code or the sum that was on screen before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replaced {
    /// The number that the buyer must not type any more. `None`: the number is the same, or it was a code to scan.
    pub number: Option<String>,
    /// The old one had ended.
    pub ended: bool,
}

impl Replaced {
    pub(super) fn of(known: &Payment, fresh: &Payment) -> Self {
        let number = |payment: &Payment| payment.instruction.as_ref().and_then(Instruction::number).map(str::to_owned);
        let old = number(known);
        Self { number: if old == number(fresh) { None } else { old }, ended: known.status.needs_another_code() }
    }
}

/// The outcome of the last request for another code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RenewalEnd {
    /// The backend answered, and the payment is as it was.
    Unchanged,
    Failed,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Renewal {
    /// One is under way.
    asks: bool,
    /// The last one ended in an answer that cannot be read, which a proxy may give for a backend that made a payment. It is
    /// repeated once with the same key; not more often, because a backend may repeat such an answer for ever.
    unread: bool,
    /// Those that were answered and brought none. The next one has another idempotency key, because a backend may repeat
    /// its answer to the same key.
    answered: u32,
    ended: Option<RenewalEnd>,
}

impl Renewal {
    /// `None`: none was made, or it brought another code, or one is under way.
    pub(crate) fn ended(&self) -> Option<RenewalEnd> {
        self.ended.filter(|_| !self.asks)
    }
}

impl Session {
    /// True where the merchant's backend can be asked for another code: not after a code that ended without a word on whether
    /// money came. Scalev hands out the same payment again, so there the buyer goes to the order's page.
    pub(crate) fn can_renew(&self) -> bool {
        let own = self.config.as_ref().is_ok_and(|config| config.create.as_ref().is_some_and(|ask| ask.key.is_none()));
        let status = self.payment.as_ref().map(|payment| payment.status);
        own && matches!(status, Some(Status::Expired | Status::Failed))
    }

    /// True while the backend is asked for another code.
    pub(crate) fn is_renewing(&self) -> bool {
        self.renewal.asks && self.poller.creates()
    }

    pub(super) fn renew(&mut self) {
        if !self.can_renew() || self.poller.creates() {
            return;
        }
        if self.held_until().is_some() {
            self.end_renewal(RenewalEnd::Failed);
            return;
        }
        self.renewal.asks = true;
        let key = self.renewal_key();
        self.poller.renew(key, self.now.instant, &mut self.effects);
    }

    /// The key is equal in every tab and after a reload, because two requests for one ended code are one attempt.
    fn renewal_key(&self) -> String {
        let payment = self.payment.as_ref();
        let code = payment.and_then(|payment| payment.instruction.as_ref()?.code()).unwrap_or_default();
        let deadline = payment.and_then(|payment| payment.deadline).unwrap_or_default();
        let identity = self.config.as_ref().ok().and_then(|config| config.identity()).unwrap_or_default();
        let attempt = [identity, code, &deadline.iso(), &self.renewal.answered.to_string()].join("\n");
        format!("{:016x}", fingerprint(&attempt))
    }

    /// A request ended. One whose answer was lost may be repeated with the same key.
    pub(super) fn judge_renewal(&mut self, kind: RequestKind, failure: Option<Failure>) {
        if kind != RequestKind::Create || !self.renewal.asks {
            return;
        }
        self.renewal.asks = false;
        let lost = matches!(failure, Some(Failure::Network | Failure::Timeout));
        let unread = matches!(failure, Some(Failure::Server | Failure::BadResponse)) && !self.renewal.unread;
        self.renewal.unread = unread;
        self.renewal.answered += u32::from(!lost && !unread);
        self.renewal.ended = None;
        if failure.is_some() {
            self.end_renewal(RenewalEnd::Failed);
        } else if self.can_renew() {
            self.end_renewal(RenewalEnd::Unchanged);
        }
    }

    fn end_renewal(&mut self, end: RenewalEnd) {
        self.renewal.ended = Some(end);
        self.announcer.announce(Topic::NotRenewed);
    }
}
