//! The queue of an engine's tests; each of its browsers takes the next one.

use std::{
    io,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::SystemTime,
};

use sandbox::Options;

use super::{
    Engine, Profile, Test, artifacts,
    egress::Egress,
    report::attempt,
    session::Session,
    stage::{Stage, dist},
    times::{failed, timed},
};

/// The queue of tests of an engine. Dropping it waits for them and closes the browsers.
pub struct Queue {
    line: Option<Sender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

struct Job {
    test: Test,
    answer: Sender<Result<(), String>>,
}

impl Queue {
    /// Starts a thread for each browser; the browser comes with the first test.
    pub fn start(engine: Engine) -> io::Result<Self> {
        let (line, jobs) = channel();
        let jobs = Arc::new(Mutex::new(jobs));
        let mut workers = Vec::new();
        for _ in 0..engine.browsers() {
            let egress = Egress::start(engine)?;
            let jobs = Arc::clone(&jobs);
            workers.push(thread::spawn(move || work(engine, egress, &jobs)));
        }
        Ok(Self { line: Some(line), workers })
    }

    /// Runs a test after those before it in the queue. The error is the report for the developer.
    pub fn run(&self, test: Test) -> Result<(), String> {
        let (answer, outcome) = channel();
        let line = self.line.as_ref().ok_or("the queue is closed")?;
        line.send(Job { test, answer }).map_err(|_| "the engine's threads have ended")?;
        outcome.recv().map_err(|_| "the browser's thread has ended")?
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        drop(self.line.take());
        for worker in self.workers.drain(..) {
            // A worker that panicked has failed its test already.
            let _ = worker.join();
        }
    }
}

fn work(engine: Engine, egress: Egress, jobs: &Mutex<Receiver<Job>>) {
    let mut sessions = Sessions { engine, egress, open: Vec::new() };
    let next = || jobs.lock().ok()?.recv().ok();
    while let Some(Job { test, answer }) = next() {
        let outcome = timed(&test, engine, || sessions.test(&test));
        if let Err(message) = &outcome {
            failed(test.full_name(engine), message);
        }
        // Fails where the run was aborted and the receiver is gone.
        let _ = answer.send(outcome);
    }
    sessions.open.clear();
    sessions.egress.add();
}

/// A thread's browsers, one at work: the default profile's stays open, and the last other one.
struct Sessions {
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
    fn test(&mut self, test: &Test) -> Result<(), String> {
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
