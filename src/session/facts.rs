//! Facts of a session for the screen and the browser.

use super::Session;
use crate::{
    contract::{Config, ConfigError},
    payment::Instruction,
    value::{Instant, SafeUrl, UrlPolicy},
};

impl Session {
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

    /// True where the gateway's picture at this address did not come.
    pub(crate) fn has_failed(&self, picture: &SafeUrl) -> bool {
        self.failed_picture.as_deref() == Some(picture.as_str())
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

    /// When the API may be asked again. `None`: now.
    pub(crate) fn held_until(&self) -> Option<Instant> {
        self.poller.held_until(self.now.instant)
    }

    /// When the next request goes out by itself. `None`: one is under way, or there is nothing to ask.
    pub(crate) fn next_request(&self) -> Option<Instant> {
        self.poller.next.max(self.held_until())
    }
}
