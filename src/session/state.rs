//! The state of the whole widget, and facts of it for the screen and the browser.

use super::Session;
use crate::{
    contract::{Config, ConfigError, Failure},
    payment::{Instruction, Status},
    value::UrlPolicy,
};

/// The states of the screen, named in `data-state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Loading,
    Preparing,
    Checking,
    Unavailable,
    /// By the server's word.
    Payment(Status),
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Preparing => "preparing",
            Self::Checking => "checking",
            Self::Unavailable => "unavailable",
            Self::Payment(status) => status.name(),
        }
    }
}

impl serde::Serialize for State {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Session {
    /// True where nothing is known of the payment: no answer came yet, or none that can be read.
    pub fn is_unknown(&self) -> bool {
        self.config.is_ok() && self.payment.is_none() && self.failure.is_none_or(Failure::may_pass)
    }

    pub fn state(&self) -> State {
        let waits = self.failure.is_none();
        match &self.payment {
            _ if self.config.is_err() => State::Unavailable,
            None if waits => State::Loading,
            None => State::Unavailable,
            Some(payment) if payment.status != Status::Unpaid => State::Payment(payment.status),
            Some(_) if self.is_tampered() => State::Unavailable,
            Some(payment) if payment.instruction.is_none() && waits => State::Preparing,
            Some(payment) if payment.instruction.is_none() => State::Unavailable,
            Some(_) if self.poller.checking => State::Checking,
            Some(_) => State::Payment(Status::Unpaid),
        }
    }

    /// True where `config` asks for the payment that this session already follows.
    pub fn is_for(&self, config: &Result<Config, ConfigError>) -> bool {
        self.config == *config
    }

    /// The instruction, while it may be shown: unpaid and open, and no script has changed the screen.
    pub fn instruction(&self) -> Option<&Instruction> {
        self.payment.as_ref().filter(|_| self.tampered == 0)?.payable()
    }

    /// The hosts that links may have.
    pub(crate) fn url_policy(&self) -> UrlPolicy {
        self.config.as_ref().map_or(UrlPolicy::Public, |config| config.url_policy)
    }

    /// True where there is an address of the state.
    pub(crate) fn can_follow(&self) -> bool {
        matches!(&self.config, Ok(Config { follow: Some(_), .. }))
    }

    /// True where there is an address to ask at all.
    pub(crate) fn can_ask(&self) -> bool {
        matches!(&self.config, Ok(Config { create: Some(_), .. } | Config { follow: Some(_), .. }))
    }

    /// True while the buyer, or the deadline, waits for an answer.
    pub(crate) fn is_checking(&self) -> bool {
        self.poller.checking
    }
}
