//! The part of a session that an upload works with.

use crate::{
    contract::{Config, ConfigError, Request},
    payment::{Account, Instruction, Payment},
    session::{Effect, announcing::Announcer, random::Random},
    value::{Instant, Timestamp, UrlPolicy},
};

/// The facts of a session that an upload goes by, and the places for its results.
pub(in crate::session) struct UploadContext<'a> {
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

/// The accounts that the buyer may have transferred to.
pub(in crate::session) fn accounts(payment: Option<&Payment>) -> &[Account] {
    match payment.and_then(|payment| payment.instruction.as_ref()) {
        Some(Instruction::ManualTransfer { accounts }) => accounts,
        _ => &[],
    }
}

/// The order that takes a proof.
pub(in crate::session) fn order(config: &Result<Config, ConfigError>) -> Option<Request> {
    config.as_ref().ok().and_then(Config::order)
}
