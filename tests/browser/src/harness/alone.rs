//! One browser and one sandbox for measurements and other runs without tests.

use sandbox::Options;

use super::{Engine, Page, Profile, Stage, egress::Egress, report::attempt, session::Session};

/// Runs code that may take as long as it likes; the error is the message of its panic.
pub fn alone(engine: Engine, profile: Profile, options: Options, run: impl FnOnce(&Stage<'_>)) -> Result<(), String> {
    let sandbox = sandbox::start(options).map_err(|error| format!("the sandbox: {error}"))?;
    let egress = Egress::start(engine).map_err(|error| format!("the proxy: {error}"))?;
    let session = Session::start(engine, profile, egress.port())?;
    let stage = Stage { sandbox: &sandbox, session: &session, egress: &egress };
    attempt(|| run(&stage))
}

impl Stage<'_> {
    /// An empty window in a renderer of its own, which has kept nothing of the one before.
    #[track_caller]
    pub fn renew(&self) -> Page<'_> {
        self.session.renew();
        Page::new(self.session)
    }

    /// Goes to a page of the shop, and returns when its document is there.
    #[track_caller]
    pub fn visit(&self, path: &str) -> Page<'_> {
        self.session.open(&format!("{}{path}", self.sandbox.shop()));
        Page::new(self.session)
    }
}
