//! A thread's browsers of one engine.

use std::time::SystemTime;

use sandbox::Options;

use super::{
    Engine, Profile, Test, artifacts,
    egress::Egress,
    report::attempt,
    session::Session,
    stage::{Stage, dist},
};

/// Two browsers at most, one at work: the default profile's stays open, and the last other one.
pub struct Sessions {
    engine: Engine,
    egress: Egress,
    open: Vec<Open>,
}

struct Open {
    session: Session,
    tests: u32,
}

/// Tests for one browser. Its memory grows with each: after 560 of them Firefox used 4 GB and was half as fast.
const MOST: u32 = 100;

impl Sessions {
    /// Starts the proxy; a browser starts with the first test that needs it. The error is for the developer.
    pub fn start(engine: Engine) -> Result<Self, String> {
        let egress = Egress::start(engine).map_err(|error| format!("no proxy for {}: {error}", engine.name()))?;
        Ok(Self { engine, egress, open: Vec::new() })
    }

    /// Runs a test against a sandbox of its own. The error is the report for the developer.
    pub fn test(&mut self, test: &Test) -> Result<(), String> {
        let engine = self.engine;
        let start = SystemTime::now();
        let sandbox = sandbox::start(Options { dist: dist(), ..test.options.clone() })
            .map_err(|error| format!("the sandbox: {error}"))?;
        let position = self.position(test.profile)?;
        let session = &self.open[position].session;
        self.egress.begin();
        let stage = Stage { sandbox: &sandbox, session, egress: &self.egress };
        let outcome = attempt(|| {
            session.reset();
            (test.run)(&stage);
        });
        let outcome = outcome.and(self.egress.end(&sandbox));
        let outcome =
            outcome.map_err(|message| artifacts::save(&message, &test.file_name(engine), start, session, &sandbox));
        if outcome.is_err() && !session.alive() {
            self.open.retain(|open| open.session.profile() != test.profile);
        }
        outcome
    }

    /// Those of the open browsers.
    pub fn profiles(&self) -> Vec<Profile> {
        self.open.iter().map(|open| open.session.profile()).collect()
    }

    /// The index of the browser with this setup, to which one more test is assigned.
    fn position(&mut self, profile: Profile) -> Result<usize, String> {
        self.open.retain(|open| open.session.profile() != profile || open.tests < MOST);
        let position = match self.open.iter().position(|open| open.session.profile() == profile) {
            Some(position) => position,
            None => {
                self.open.retain(|open| open.session.profile() == Profile::default());
                self.open.push(Open { session: Session::start(self.engine, profile, self.egress.port())?, tests: 0 });
                self.open.len() - 1
            }
        };
        self.open[position].tests += 1;
        Ok(position)
    }
}

impl Drop for Sessions {
    fn drop(&mut self) {
        // The browsers' last requests count too.
        self.open.clear();
        self.egress.add();
    }
}
