//! Drawing a QR code as one SVG path.

mod codewords;
mod segments;

use super::svg;
use qrcode::{Color, EcLevel, Version, canvas::Canvas};

/// A square of dark and light modules, with the quiet zone that scanners need around it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Drawing {
    /// Modules on a side, quiet zone included.
    pub side: usize,
    /// The dark modules, for an SVG `<path d>` in units of a module. Not serialized: it is long, and follows from the text.
    #[serde(skip)]
    pub path: String,
}

/// The least width of a code that can be scanned, in CSS pixels.
const WIDTH: usize = 240;

impl Drawing {
    /// The width in CSS pixels: at least 240, with a whole number of pixels for each module.
    pub fn width(&self) -> usize {
        self.side * WIDTH.div_ceil(self.side.max(1))
    }
}

/// Modules of white around the code (ISO 18004).
pub const QUIET_ZONE: usize = 4;

/// `None` when the text does not fit a QR code.
pub fn draw(text: &str) -> Option<Drawing> {
    let (number, data) = segments::encode(text)?;
    let version = Version::Normal(number);
    let [data, mending] = codewords::codewords(&data, number)?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &mending);
    let colors = canvas.apply_best_mask().into_colors();
    let width = usize::try_from(version.width()).ok()?;
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = QUIET_ZONE;
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&svg::bar(x, y + QUIET_ZONE, run.len()));
            }
            x += run.len();
        }
    }
    Some(Drawing { side: width + 2 * QUIET_ZONE, path })
}
