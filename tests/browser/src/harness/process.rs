//! Child processes (drivers, the display) that never outlive the tests.

use std::{
    io,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::Mutex,
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

    /// Whether the child has not ended by itself.
    pub fn alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn group(&self) -> i32 {
        self.child.id().cast_signed()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        kill(self.group());
        groups().retain(|group| *group != self.group());
        // Only reaps: the group was killed above, and nobody needs the exit status.
        let _ = self.child.wait();
    }
}

/// On Ctrl-C or a termination signal: kills every child, then ends this program.
pub fn kill_on_signal() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        groups().iter().copied().for_each(kill);
        std::process::exit(130);
    })
}

fn kill(group: i32) {
    // A group that has already gone is as good as killed.
    let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
}

fn groups() -> std::sync::MutexGuard<'static, Vec<i32>> {
    GROUPS.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
