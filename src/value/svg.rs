//! SVG paths of codes, in units of a module.

/// A rectangle of so many modules as a path: the white background of a code.
pub(crate) fn background((wide, high): (usize, usize)) -> String {
    format!("M0 0h{wide}v{high}H0z")
}

/// A row of `length` dark modules as a part of a path.
pub(crate) fn bar(x: usize, y: usize, length: usize) -> String {
    format!("M{x} {y}h{length}v1h-{length}z")
}
