//! A virtual X display, for the engine that has no headless mode.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use super::process::Process;

/// A running Xvfb, ended when dropped.
pub struct Display {
    number: u32,
    _server: Process,
}

impl Display {
    /// Starts a display with a free number.
    pub fn start() -> Result<Self, String> {
        for number in 100 + std::process::id() % 400..600 {
            if socket(number).exists() {
                continue;
            }
            let mut server = Process::start(Command::new("Xvfb").arg(format!(":{number}")).args([
                "-screen",
                "0",
                "4096x3072x24",
                "-nolisten",
                "tcp",
            ]))
            .map_err(|error| format!("Xvfb: {error}"))?;
            if ready(number, &mut server) {
                return Ok(Self { number, _server: server });
            }
        }
        Err("Xvfb: no display number was free".into())
    }

    /// For the `DISPLAY` variable.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}

fn ready(number: u32, server: &mut Process) -> bool {
    let deadline = Instant::now() + Duration::from_secs(10);
    while Instant::now() < deadline && server.alive() {
        if socket(number).exists() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

fn socket(number: u32) -> std::path::PathBuf {
    Path::new("/tmp/.X11-unix").join(format!("X{number}"))
}
