//! Pictures as pixels: small files, and how far two of them differ.

use std::collections::HashMap;

/// A picture without transparency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    pub width: usize,
    pub height: usize,
    pixels: Vec<[u8; 3]>,
}

/// A channel may be off by this much: palettes are, and so is the same text drawn by another version of the browser.
const TOLERANCE: u8 = 12;

/// Colors of a palette.
const COLORS: usize = 64;

/// The most frequent of them, those of surfaces, are exact.
const SURFACES: usize = 16;

impl Raster {
    /// Reads a PNG.
    pub fn decode(png: &[u8]) -> Result<Self, String> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large")?];
        let info = reader.next_frame(&mut bytes).map_err(|error| error.to_string())?;
        let samples = info.color_type.samples();
        let pixels = bytes[..info.buffer_size()].chunks_exact(samples);
        let pixels = pixels.map(|pixel| if samples < 3 { [pixel[0]; 3] } else { [pixel[0], pixel[1], pixel[2]] });
        Ok(Self { width: info.width as usize, height: info.height as usize, pixels: pixels.collect() })
    }

    /// As a small PNG: in the few colors of a palette, which are off by less than anybody sees.
    pub fn encode(&self) -> Vec<u8> {
        let (palette, indices) = reduce(&self.pixels);
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, self.width as u32, self.height as u32);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.into_flattened());
        // Neighbors in a palette are no neighbors in color.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&indices).expect("as many pixels as said");
        drop(writer);
        png
    }

    /// Which pixels differ from the other picture's, in rows as wide as the wider of the two. What only one of them has
    /// differs.
    fn marks(&self, other: &Self) -> (usize, Vec<bool>) {
        let (width, height) = (self.width.max(other.width), self.height.max(other.height));
        let places = (0..width * height).map(|index| (index % width, index / width));
        let differs = |place| match (self.at(place), other.at(place)) {
            (Some(one), Some(other)) => distance(*one, *other) > TOLERANCE,
            _ => true,
        };
        (width, places.map(differs).collect())
    }

    /// The share of pixels that differ, from 0 to 1.
    pub fn difference(&self, other: &Self) -> f64 {
        let (_, marks) = self.marks(other);
        let differing = marks.iter().filter(|mark| **mark).count();
        differing as f64 / marks.len().max(1) as f64
    }

    /// This picture, pale, with what differs from the other one in red.
    pub fn marked(&self, other: &Self) -> Self {
        let (width, marks) = self.marks(other);
        let pixels = marks.iter().enumerate().map(|(index, mark)| {
            let [red, green, blue] = *self.at((index % width, index / width)).unwrap_or(&[255; 3]);
            let pale = ((u16::from(red) + u16::from(green) + u16::from(blue)) / 12 + 190).min(255) as u8;
            if *mark { [220, 0, 0] } else { [pale; 3] }
        });
        Self { width, height: marks.len() / width.max(1), pixels: pixels.collect() }
    }

    fn at(&self, (x, y): (usize, usize)) -> Option<&[u8; 3]> {
        if x < self.width { self.pixels.get(y * self.width + x) } else { None }
    }
}

/// A palette, and every pixel's place in it. Beyond the surfaces it takes the colors that lie farthest from all that
/// it has.
fn reduce(pixels: &[[u8; 3]]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut colors: Vec<([u8; 3], usize)> = counts.into_iter().collect();
    colors.sort_by_key(|(color, count)| (std::cmp::Reverse(*count), *color));
    let mut palette: Vec<[u8; 3]> = Vec::new();
    // For every color the place of the nearest one, and how far that is.
    let mut nearest = vec![(0_u8, u8::MAX); colors.len()];
    while palette.len() < COLORS {
        let surface = Some(palette.len()).filter(|place| *place < SURFACES.min(colors.len()));
        let farthest = (0..colors.len()).rev().max_by_key(|place| nearest[*place].1);
        let Some(next) = surface.or(farthest).filter(|place| nearest[*place].1 > 0) else {
            break;
        };
        let next = colors[next].0;
        for ((color, _), found) in colors.iter().zip(&mut nearest) {
            let distance = distance(*color, next);
            if distance < found.1 {
                *found = (palette.len() as u8, distance);
            }
        }
        palette.push(next);
    }
    let places: HashMap<[u8; 3], u8> =
        colors.iter().zip(&nearest).map(|((color, _), (place, _))| (*color, *place)).collect();
    (palette, pixels.iter().map(|pixel| places[pixel]).collect())
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u8 {
    one.iter().zip(other).map(|(one, other)| one.abs_diff(other)).max().unwrap_or_default()
}
