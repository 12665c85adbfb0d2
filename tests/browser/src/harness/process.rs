//! Child processes (drivers, the display) that never outlive the tests.

use std::{
    io,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};

/// A child that leads its own process group; dropping it kills the whole group,
/// so that a browser goes with its driver.
pub struct Process {
    child: Child,
}

/// Groups that are alive, for the signal handler.
static GROUPS: Mutex<Vec<i32>> = Mutex::new(Vec::new());

impl Process {
    /// Starts the command, its output thrown away.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let child =
            command.process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let process = Self { child };
        groups().push(process.group());
        Ok(process)
    }

    /// True where the child still runs.
    pub fn alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn group(&self) -> i32 {
        self.child.id().cast_signed()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Asked first, so that it takes its files in the temporary folder away.
        signal(self.group(), Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        while self.alive() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(10));
        }
        signal(self.group(), Signal::SIGKILL);
        groups().retain(|group| *group != self.group());
        // Only reaps; the exit status is not needed.
        let _ = self.child.wait();
    }
}

/// On Ctrl-C or a termination signal: ends every child, then this program.
pub fn kill_on_signal() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        let groups = groups();
        groups.iter().for_each(|group| signal(*group, Signal::SIGTERM));
        thread::sleep(Duration::from_millis(500));
        groups.iter().for_each(|group| signal(*group, Signal::SIGKILL));
        std::process::exit(130);
    })
}

/// The time for a child to end by itself.
const GRACE: Duration = Duration::from_secs(2);

fn signal(group: i32, signal: Signal) {
    // A group that has already gone needs no signal.
    let _ = killpg(Pid::from_raw(group), signal);
}

fn groups() -> std::sync::MutexGuard<'static, Vec<i32>> {
    GROUPS.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
