//! The compressed siblings of a file. Their bytes depend on the file alone.

use std::io::{Result, Write};

/// The compressed forms of a file.
pub struct Compressed {
    pub brotli: Vec<u8>,
    pub gzip: Vec<u8>,
}

/// `None` where compression does not make the file smaller.
pub fn compress(bytes: &[u8]) -> Result<Option<Compressed>> {
    let compressed = Compressed { brotli: brotli(bytes)?, gzip: gzip(bytes)? };
    let is_smaller = compressed.brotli.len().max(compressed.gzip.len()) < bytes.len();
    Ok(is_smaller.then_some(compressed))
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut written = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut written, &parameters)?;
    Ok(written)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // flate2 leaves the header's time zero, so that the bytes are reproducible.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_was_compressed_reads_back() {
        let text = "virtual account ".repeat(100);
        let compressed = compress(text.as_bytes()).expect("to compress").expect("to get smaller");

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &*compressed.brotli, &mut from_brotli).expect("brotli");
        assert_eq!(from_brotli, text.as_bytes());

        let mut from_gzip = String::new();
        let mut decoder = flate2::read::GzDecoder::new(&*compressed.gzip);
        decoder.read_to_string(&mut from_gzip).expect("gzip");
        assert_eq!(from_gzip, text);
        assert_eq!(decoder.header().map(|header| header.mtime()), Some(0));
    }

    #[test]
    fn a_few_bytes_stay_as_they_are() {
        assert!(compress(b"a").expect("to compress").is_none());
    }
}
