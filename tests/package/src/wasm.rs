//! Makes the wasm's bytes independent of the folder in which cargo keeps the crates.

/// leptos exports a symbol that ends in a hash of that folder, as 16 hexadecimal digits.
const MARKER: &[u8] = b"_WASM_SPLIT_MARKER_";
const DIGITS: usize = 16;

/// The same module with zeros for each such hash. Nobody asks for the symbol by its name.
pub fn without_folder_hash(mut wasm: Vec<u8>) -> Vec<u8> {
    let starts: Vec<usize> = wasm
        .windows(MARKER.len())
        .enumerate()
        .filter(|(_, window)| *window == MARKER)
        .map(|(start, _)| start + MARKER.len())
        .collect();
    for start in starts {
        if let Some(hash) = wasm.get_mut(start..start + DIGITS)
            && hash.iter().all(u8::is_ascii_hexdigit)
        {
            hash.fill(b'0');
        }
    }
    wasm
}

#[cfg(test)]
mod tests {
    use super::without_folder_hash;

    #[test]
    fn only_the_hash_changes() {
        let module = b"\0asm _WASM_SPLIT_MARKER_732e786d2a082da8version 732e786d2a082da8".to_vec();
        let expected = b"\0asm _WASM_SPLIT_MARKER_0000000000000000version 732e786d2a082da8";
        assert_eq!(without_folder_hash(module), expected);
    }

    #[test]
    fn a_marker_without_a_hash_stays() {
        let module = b"_WASM_SPLIT_MARKER_short".to_vec();
        assert_eq!(without_folder_hash(module.clone()), module);
    }
}
