//! A virtual X display, for the engine that has no headless mode.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use super::process::Process;

/// A running Xvfb, ended when dropped.
pub struct Display {
    number: u32,
    /// The file in which Xvfb keeps what is on the screen, in the format of `xwd`.
    screen: PathBuf,
    _server: Process,
}

/// A rectangle of the screen, in device pixels.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// The display numbers that are tried are 100 to 599.
const NUMBERS: u32 = 500;

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Display {
    /// Starts a display with a free number, which keeps its screen in this folder.
    pub fn start(folder: &Path) -> Result<Self, String> {
        for _ in 0..NUMBERS {
            // Two threads that take the same number would share one display.
            let number = 100 + std::process::id().wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % NUMBERS;
            if socket(number).exists() {
                continue;
            }
            let mut server = Process::start(
                Command::new("Xvfb")
                    .arg(format!(":{number}"))
                    .args(["-screen", "0", "4096x3072x24", "-nolisten", "tcp", "-fbdir"])
                    .arg(folder),
            )
            .map_err(|error| format!("Xvfb: {error}"))?;
            if ready(number, &mut server) {
                return Ok(Self { number, screen: folder.join("Xvfb_screen0"), _server: server });
            }
        }
        Err("Xvfb: no display number was free".into())
    }

    /// For the `DISPLAY` variable.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }

    /// Reads an area of the screen: red, green and blue of each pixel.
    pub fn pixels(&self, area: Area) -> io::Result<Vec<u8>> {
        let mut file = File::open(&self.screen)?;
        let mut header = [0; 80];
        file.read_exact(&mut header)?;
        // Fields of 32 bits. A color map is between the header and the pixels, which are blue, green, red and a spare byte.
        let field = |index: usize| {
            let bytes = header[index * 4..index * 4 + 4].try_into().unwrap_or_default();
            u64::from(u32::from_be_bytes(bytes))
        };
        let (start, row, colors) = (field(0), field(12), field(19));
        let pixels = start + colors * 12;
        let mut line = vec![0; area.width as usize * 4];
        let mut found = Vec::with_capacity(line.len() * area.height as usize);
        for y in area.top..area.top + area.height {
            file.seek(SeekFrom::Start(pixels + u64::from(y) * row + u64::from(area.left) * 4))?;
            file.read_exact(&mut line)?;
            found.extend(line.chunks_exact(4).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]));
        }
        Ok(found)
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

fn socket(number: u32) -> PathBuf {
    Path::new("/tmp/.X11-unix").join(format!("X{number}"))
}
