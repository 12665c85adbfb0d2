//! Shorter names between the glue and the wasm. wasm-bindgen ends each with a hash of 16 hexadecimal digits; they stand
//! in both files, and nothing compresses a hash.

use std::collections::BTreeMap;

const DIGITS: usize = 16;

/// The same glue and wasm with counted numbers, as many digits long, for the hashes that both know.
pub fn count(glue: String, mut wasm: Vec<u8>) -> (String, Vec<u8>) {
    let mut glue = glue.into_bytes();
    let mut counted = BTreeMap::new();
    for start in hashes(&glue) {
        counted.entry(glue[start..start + DIGITS].to_vec()).or_default();
    }
    let known: Vec<Vec<u8>> = hashes(&wasm).into_iter().map(|start| wasm[start..start + DIGITS].to_vec()).collect();
    counted.retain(|hash, _| known.contains(hash));
    // wasm-bindgen itself counts its casts from one.
    for (index, number) in counted.values_mut().enumerate() {
        *number = format!("{:016x}", 0x1000 + index).into_bytes();
    }
    for file in [&mut glue, &mut wasm] {
        for start in hashes(file) {
            if let Some(number) = counted.get(&file[start..start + DIGITS]) {
                file[start..start + DIGITS].copy_from_slice(number);
            }
        }
    }
    (String::from_utf8_lossy(&glue).into_owned(), wasm)
}

/// Where hashes start: 16 hexadecimal digits after an underscore, and no letter or digit behind them.
fn hashes(file: &[u8]) -> Vec<usize> {
    let is_hash = |start: &usize| {
        let end = start + DIGITS;
        file.get(*start..end).is_some_and(|hash| hash.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
            && !file.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    (1..file.len()).filter(|start| file[start - 1] == b'_').filter(is_hash).collect()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn what_both_files_know_is_counted_alike() {
        let glue = "x.__wbg_get_0123456789abcdef(); x.__wbg_set_fedcba9876543210(); x.__wbg_only_aaaaaaaaaaaaaaaa()";
        let wasm = b"\0__wbg_set_fedcba9876543210\0__wbg_get_0123456789abcdef\0".to_vec();
        let (glue, wasm) = count(glue.to_owned(), wasm);
        assert_eq!(
            glue,
            "x.__wbg_get_0000000000001000(); x.__wbg_set_0000000000001001(); x.__wbg_only_aaaaaaaaaaaaaaaa()"
        );
        assert_eq!(wasm, b"\0__wbg_set_0000000000001001\0__wbg_get_0000000000001000\0");
    }

    #[test]
    fn longer_and_shorter_numbers_stay() {
        let text = "_0123456789abcdef0 _0123456789abcde _0123456789ABCDEF";
        assert_eq!(count(text.to_owned(), text.as_bytes().to_vec()).0, text);
    }
}
