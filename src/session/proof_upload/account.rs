//! The account that got the money.

use super::ProofUpload;
use crate::{payment::Account, session::CopyTarget};

impl ProofUpload {
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
    pub(in crate::session) fn guess_account(&mut self, target: CopyTarget) {
        if let CopyTarget::Number(index) = target {
            self.copied = Some(index);
        }
    }
}
