//! The codewords of a QR code: its data in blocks, with Reed-Solomon error correction of each (ISO/IEC 18004).
//!
//! The library has tables for this, which do not compress: 3.5 kB of the preview. Here their content is computed; the
//! tests compare every version with the library's tables.

/// The number of blocks at level M, for versions from 1 on.
const BLOCKS: [u8; 40] = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
    35, 37, 38, 40, 43, 45, 47, 49,
];

/// The number of error correction bytes of a block, likewise.
const ERROR_CORRECTION: [u8; 40] = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];

/// The number of data bytes in a code of this version at level M. `None`: there is no such version.
pub(super) fn capacity(version: i16) -> Option<usize> {
    let number = usize::try_from(version).ok()?;
    let place = number.checked_sub(1)?;
    let error_correction = usize::from(*BLOCKS.get(place)?) * usize::from(*ERROR_CORRECTION.get(place)?);
    // All modules, less those of finders, timing and format; of alignment patterns, from version 2 on; of the version
    // number, from 7 on.
    let alignment_rows = number / 7 + 2;
    let alignment_modules = if number > 1 { (25 * alignment_rows - 10) * alignment_rows - 55 } else { 0 };
    let version_modules = if number > 6 { 36 } else { 0 };
    ((16 * number + 128) * number + 64)
        .checked_sub(alignment_modules + version_modules)
        .map(|modules| modules / 8 - error_correction)
}

/// The data bytes and the error correction bytes of a code of this version at level M, in the order in which they are
/// drawn. `None`: there is no such version.
pub(super) fn codewords(data: &[u8], version: i16) -> Option<[Vec<u8>; 2]> {
    let place = usize::try_from(version).ok()?.checked_sub(1)?;
    let count = usize::from(*BLOCKS.get(place)?);
    let divisor = divisor(usize::from(*ERROR_CORRECTION.get(place)?));
    let short = data.len().checked_div(count)?;
    // The blocks that are one byte longer come last.
    let (shorts, longs) = data.split_at_checked(short * (count - data.len() % count))?;
    let blocks: Vec<&[u8]> = shorts.chunks(short.max(1)).chain(longs.chunks(short + 1)).collect();
    let error_correction: Vec<Vec<u8>> = blocks.iter().map(|block| remainder(block, &divisor)).collect();
    Some([interleaved(&blocks), interleaved(&error_correction)])
}

/// The first byte of every block, then the second, and so on.
fn interleaved(blocks: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let longest = blocks.iter().map(|block| block.as_ref().len()).max().unwrap_or_default();
    (0..longest).flat_map(|at| blocks.iter().filter_map(move |block| block.as_ref().get(at)).copied()).collect()
}

/// The remainder of the block as a polynomial, shifted by the divisor's degree, after division.
fn remainder(block: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut left = vec![0; divisor.len()];
    for byte in block {
        let first = left.first().copied().unwrap_or_default() ^ byte;
        left.rotate_left(1);
        if let Some(last) = left.last_mut() {
            *last = 0;
        }
        for (coefficient, factor) in left.iter_mut().zip(divisor) {
            *coefficient ^= times(*factor, first);
        }
    }
    left
}

/// The product of all `x - 2^n` for n below the degree, from the second highest coefficient down: the highest is 1.
fn divisor(degree: usize) -> Vec<u8> {
    let mut product: Vec<u8> = Vec::new();
    let mut root = 1;
    for _ in 0..degree {
        // The product times x, less the product times the root.
        let same = [1].into_iter().chain(product.iter().copied()).map(|coefficient| times(coefficient, root));
        let same: Vec<u8> = same.collect();
        product.push(0);
        product.iter_mut().zip(same).for_each(|(coefficient, less)| *coefficient ^= less);
        root = times(root, 2);
    }
    product
}

/// Multiplies in GF(256) with the polynomial `x^8 + x^4 + x^3 + x^2 + 1`.
fn times(one: u8, other: u8) -> u8 {
    (0..8).rev().fold(0_u8, |product, bit| {
        let doubled = (product << 1) ^ ((product >> 7) * 0x1d);
        doubled ^ (((other >> bit) & 1) * one)
    })
}
