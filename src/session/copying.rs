//! Copying, after which a buyer goes to pay.

use super::{CopyTarget, Effect, Session, Topic};

/// The word "copied" stays this long, in milliseconds.
const COPIED: i64 = 4000;

impl Session {
    pub(super) fn copy(&mut self, what: CopyTarget, effects: &mut Vec<Effect>) {
        self.go_to_pay(what);
        effects.push(Effect::Copy(what));
    }

    /// The money may come soon, and to this account.
    pub(super) fn go_to_pay(&mut self, what: CopyTarget) {
        self.poll_fast();
        self.guess_account(what);
    }

    pub(super) fn copy_ended(&mut self, what: CopyTarget, worked: bool) {
        self.copied = Some((what, worked, self.now.instant.after(COPIED)));
        self.spelled |= what == CopyTarget::Code && !worked;
        self.say(Topic::Copied);
    }
}
