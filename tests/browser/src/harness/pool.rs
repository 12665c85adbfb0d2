//! The threads that run tests, with browsers of one engine each, and the queue of each engine's tests.

use std::{
    cmp::Reverse,
    collections::VecDeque,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
};

use super::{
    Engine, Profile, Test,
    engine::headed,
    sessions::Sessions,
    times::{failed, timed},
};

/// All engines' tests and the threads that run them. Dropping it ends the threads and closes their browsers.
pub struct Pool {
    queues: Arc<Queues>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    /// Starts the threads. `tests` is how many of them each engine is going to get.
    pub fn start(tests: &[(Engine, usize)]) -> Self {
        let mut queues: [Queue; Engine::ALL.len()] = Default::default();
        for (engine, count) in tests {
            queues[*engine as usize].remaining = *count;
        }
        let queues = Arc::new(Queues { queues: Mutex::new(queues), changed: Condvar::new() });
        let worker = |_| {
            let queues = Arc::clone(&queues);
            thread::spawn(move || work(&queues))
        };
        let workers = (0..threads()).map(worker).collect();
        Self { queues, workers }
    }

    /// Runs a test after those before it in its engine's queue. The error is the report for the developer.
    pub fn run(&self, engine: Engine, test: Test) -> Result<(), String> {
        let (answer, outcome) = channel();
        self.queues.add(engine, Job { test, answer });
        outcome.recv().map_err(|_| "the browser's thread has ended")?
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queues.close();
        for worker in self.workers.drain(..) {
            // A worker that panicked has failed its test already.
            let _ = worker.join();
        }
    }
}

/// Two for each core: a test waits for timers as long as it computes. With three, waiting tests take the others' time, because
/// their drivers are polled. A visible window must be the front one, so there is one.
fn threads() -> usize {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if headed() { 1 } else { (cores * 2).clamp(Engine::ALL.len(), 12) }
}

/// A thread: stays with an engine while tests of it are left, then goes to another.
fn work(queues: &Queues) {
    while let Some(engine) = queues.join() {
        let mut sessions = Sessions::start(engine);
        let mut profiles = Vec::new();
        while let Some(Job { test, answer }) = queues.next(engine, &profiles) {
            let outcome = timed(&test, engine, || sessions.as_mut().map_err(|error| error.clone())?.test(&test));
            profiles = sessions.as_ref().map(Sessions::profiles).unwrap_or_default();
            if let Err(message) = &outcome {
                failed(test.full_name(engine), message);
            }
            // Fails where the run was aborted and the receiver is gone.
            let _ = answer.send(outcome);
        }
    }
}

struct Job {
    test: Test,
    answer: Sender<Result<(), String>>,
}

/// An engine's tests.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Job>,
    /// Profiles for which a thread has started a browser.
    started: Vec<Profile>,
    /// Tests that no thread has taken yet, those that are still to be added among them.
    remaining: usize,
    /// Threads with browsers of this engine.
    threads: usize,
}

impl Queue {
    /// Takes the first test for one of these open browsers, else for a profile that no thread works on, else of all: a
    /// browser's start costs as much as seven tests.
    fn take(&mut self, open: &[Profile]) -> Option<Job> {
        let first = |wanted: &dyn Fn(Profile) -> bool| self.waiting.iter().position(|job| wanted(job.test.profile()));
        let position = first(&|profile| open.contains(&profile))
            .or_else(|| first(&|profile| !self.started.contains(&profile)))
            .unwrap_or_default();
        let job = self.waiting.remove(position)?;
        if !self.started.contains(&job.test.profile()) {
            self.started.push(job.test.profile());
        }
        self.remaining = self.remaining.saturating_sub(1);
        Some(job)
    }
}

struct Queues {
    queues: Mutex<[Queue; Engine::ALL.len()]>,
    changed: Condvar,
}

impl Queues {
    fn lock(&self) -> MutexGuard<'_, [Queue; Engine::ALL.len()]> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, engine: Engine, job: Job) {
        self.lock()[engine as usize].waiting.push_back(job);
        self.changed.notify_all();
    }

    /// No tests are added any more.
    fn close(&self) {
        for queue in self.lock().iter_mut() {
            queue.remaining = queue.waiting.len();
        }
        self.changed.notify_all();
    }

    /// Assigns a thread to the engine that has the most tests for each thread; None where no tests are left.
    fn join(&self) -> Option<Engine> {
        let mut queues = self.lock();
        let share = |queue: &Queue| queue.remaining / (queue.threads + 1);
        let left = Engine::ALL.into_iter().filter(|engine| queues[*engine as usize].remaining > 0);
        let engine = left.min_by_key(|engine| Reverse(share(&queues[*engine as usize])))?;
        queues[engine as usize].threads += 1;
        Some(engine)
    }

    /// Waits for the engine's next test, for one of these open browsers if there is one; None, and the thread is free again,
    /// where none is left.
    fn next(&self, engine: Engine, open: &[Profile]) -> Option<Job> {
        let mut queues = self.lock();
        loop {
            let queue = &mut queues[engine as usize];
            let job = queue.take(open);
            if queue.remaining == 0 {
                self.changed.notify_all();
            }
            if job.is_some() {
                return job;
            }
            if queue.remaining == 0 {
                queue.threads -= 1;
                return None;
            }
            queues = self.changed.wait(queues).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
