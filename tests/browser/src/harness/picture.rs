//! Pictures of the screen, and the codes in them.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use super::Part;

/// A part's box, cut out of a screenshot.
pub struct Picture {
    /// In device pixels.
    pub width: u32,
    /// In device pixels.
    pub height: u32,
    pixels: Vec<u8>,
    color: png::ColorType,
}

impl Picture {
    /// Cuts the part out of a screenshot of the viewport, `scale` device pixels a CSS pixel.
    pub(super) fn cut(screenshot: &[u8], part: &Part, scale: u8) -> Self {
        let (info, pixels) = decode(screenshot);
        let samples = info.color_type.samples();
        let device = |length: f64| (length * f64::from(scale)).round() as usize;
        let (left, top) = (device(part.x), device(part.y));
        let (width, height) = (device(part.width), device(part.height));
        assert!(
            left + width <= info.width as usize && top + height <= info.height as usize,
            "the part reaches beyond the screenshot: {part:?}"
        );
        let rows = pixels.chunks_exact(info.line_size).skip(top).take(height);
        let cut: Vec<u8> = rows.flat_map(|row| &row[left * samples..(left + width) * samples]).copied().collect();
        let (width, height) = (width as u32, height as u32);
        Self { width, height, pixels: cut, color: info.color_type }
    }

    /// All of a PNG.
    pub fn whole(png: &[u8]) -> Self {
        let (info, pixels) = decode(png);
        Self { width: info.width, height: info.height, pixels, color: info.color_type }
    }

    /// Cuts the picture to these rows.
    pub fn rows(&self, rows: std::ops::Range<u32>) -> Self {
        let length = self.width as usize * self.color.samples();
        let pixels = self.pixels[rows.start as usize * length..rows.end as usize * length].to_vec();
        Self { height: rows.end - rows.start, pixels, ..*self }
    }

    /// The color of a pixel: red, green, blue.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 3] {
        let start = (y as usize * self.width as usize + x as usize) * self.color.samples();
        [0, 1, 2].map(|channel| self.pixels[start + channel])
    }

    /// The text of the QR code by the `zbarimg` program. `None`: it finds no code.
    pub fn qr(&self) -> Option<String> {
        self.read("qrcode")
    }

    /// The text of the Code 128 barcode.
    pub fn barcode(&self) -> Option<String> {
        self.read("code128")
    }

    fn read(&self, symbology: &str) -> Option<String> {
        let mut file = tempfile::Builder::new().suffix(".png").tempfile().expect("a temporary file");
        file.write_all(&self.png()).expect("room for a picture");
        let output = Command::new("zbarimg")
            .args(["--raw", "-q", "-Sdisable", &format!("-S{symbology}.enable")])
            .arg(file.path())
            .stderr(Stdio::null())
            .output()
            .expect("zbarimg (package zbar-tools) runs");
        let text = String::from_utf8(output.stdout).expect("text in the code");
        output.status.success().then(|| text.trim_end_matches('\n').to_owned())
    }

    /// True where the four bands from `outer` to `inner` device pixels off the edges are pure white. Corners are left out,
    /// because they may be rounded.
    pub fn bands_are_white(&self, outer: u32, inner: u32) -> bool {
        let near = |at: u32, length: u32| (outer..inner).contains(&at.min(length - 1 - at));
        let middle = |at: u32, length: u32| at.min(length - 1 - at) >= inner;
        let pixels = (0_u32..).zip(self.pixels.chunks_exact(self.color.samples()));
        let mut bands = pixels.filter(|(index, _)| {
            let (x, y) = (index % self.width, index / self.width);
            (near(x, self.width) && middle(y, self.height)) || (near(y, self.height) && middle(x, self.width))
        });
        bands.all(|(_, pixel)| pixel[..3] == [255, 255, 255])
    }

    /// True where the first and the last columns, so many device pixels, are pure white.
    pub fn ends_are_white(&self, columns: u32) -> bool {
        let pixels = (0_u32..).zip(self.pixels.chunks_exact(self.color.samples()));
        let mut ends = pixels.filter(|(index, _)| {
            let x = index % self.width;
            x.min(self.width - 1 - x) < columns
        });
        ends.all(|(_, pixel)| pixel[..3] == [255, 255, 255])
    }

    fn png(&self) -> Vec<u8> {
        png(self.width, self.height, self.color, &self.pixels)
    }
}

/// These pixels as PNG.
pub(super) fn png(width: u32, height: u32, color: png::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(pixels).expect("as many pixels as said");
    drop(writer);
    png
}

fn decode(png: &[u8]) -> (png::OutputInfo, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a picture's size")];
    let info = reader.next_frame(&mut pixels).expect("the PNG is whole");
    (info, pixels)
}
