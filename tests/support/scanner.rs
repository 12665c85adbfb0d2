//! Readings of drawn codes by independent scanners.

use rqrr::SimpleGrid;
use rxing::{BarcodeFormat, RXingResult, RXingResultMetadataType, RXingResultMetadataValue, helpers::detect_in_luma};
use scalev_checkout::value::{
    barcode::Bars,
    qr::{Drawing, QUIET_ZONE},
};

/// Pixels for each side of a module.
const SCALE: usize = 3;

/// The height of a barcode in modules.
const BAR_HEIGHT: usize = 40;

/// The modules of a path, row by row: `true` is dark. No module is painted twice.
pub fn painted(path: &str, (wide, high): (usize, usize)) -> Vec<Vec<bool>> {
    let mut grid = vec![vec![false; wide]; high];
    for run in path.split('M').skip(1) {
        let (corner, run) = run.split_once('h').expect("a corner, then a run");
        let (x, y) = corner.split_once(' ').expect("two coordinates");
        let (length, close) = run.split_once('v').expect("a run, then its height");
        let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().expect("a whole number"));
        assert_eq!(close, format!("1h-{length}z"));
        for cell in &mut grid[y][x..x + length] {
            assert!(!*cell, "painted twice");
            *cell = true;
        }
    }
    grid
}

/// The bytes in a QR code, read from its modules by a reader that does not decode them to text.
pub fn bytes(drawing: &Drawing) -> Vec<u8> {
    let grid = painted(&drawing.path, (drawing.side, drawing.side));
    let modules = SimpleGrid::from_func(drawing.side - 2 * QUIET_ZONE, |x, y| grid[y + QUIET_ZONE][x + QUIET_ZONE]);
    let mut bytes = Vec::new();
    rqrr::Grid::new(modules).decode_to(&mut bytes).expect("a readable code");
    bytes
}

/// The text in a QR code, read from its pixels.
pub fn text(drawing: &Drawing) -> String {
    let grid = painted(&drawing.path, (drawing.side, drawing.side));
    read(&grid, BarcodeFormat::QR_CODE).getText().to_owned()
}

/// The symbology identifier that a scanner reports (ISO/IEC 15424), such as `]Q1`.
pub fn symbology(drawing: &Drawing) -> String {
    let grid = painted(&drawing.path, (drawing.side, drawing.side));
    let read = read(&grid, BarcodeFormat::QR_CODE);
    match read.getRXingResultMetadata().get(&RXingResultMetadataType::SYMBOLOGY_IDENTIFIER) {
        Some(RXingResultMetadataValue::SymbologyIdentifier(known)) => known.clone(),
        other => panic!("no identifier: {other:?}"),
    }
}

/// The text in a barcode, read from its pixels.
pub fn bars(bars: &Bars) -> String {
    let row = painted(&bars.path, (bars.modules, 1)).remove(0);
    read(&vec![row; BAR_HEIGHT], BarcodeFormat::CODE_128).getText().to_owned()
}

fn read(grid: &[Vec<bool>], format: BarcodeFormat) -> RXingResult {
    let row =
        |row: &Vec<bool>| -> Vec<u8> { row.iter().flat_map(|dark| [if *dark { 0 } else { u8::MAX }; SCALE]).collect() };
    let pixels: Vec<u8> = grid.iter().flat_map(|modules| row(modules).repeat(SCALE)).collect();
    let high = grid.len() * SCALE;
    let wide = pixels.len() / high;
    let size = |pixels| u32::try_from(pixels).expect("a picture of this size");
    detect_in_luma(pixels, size(wide), size(high), Some(format)).expect("a readable code")
}
