//! The sizes of each crate and each module of ours in the built wasm, and the largest functions: bytes before compression.

use std::{cmp::Reverse, collections::BTreeMap};

use anyhow::Result;

use crate::symbols::{Symbols, modules};

/// Rows of each table.
const ROWS: usize = 50;

/// Prints the tables of each wasm.
pub fn print() -> Result<()> {
    for module in modules()? {
        let symbols = Symbols::of(&module)?;
        let by = |name: fn(&str) -> String| {
            let mut sums = BTreeMap::<String, u64>::new();
            for symbol in symbols.iter() {
                *sums.entry(name(&symbol.name)).or_default() += symbol.size();
            }
            let mut rows: Vec<(String, u64)> = sums.into_iter().collect();
            rows.sort_by_key(|(_, size)| Reverse(*size));
            rows
        };
        println!("\n{}", module.display());
        table("crate, or module of ours", &by(owner));
        table("function", &by(str::to_owned));
    }
    Ok(())
}

fn table(title: &str, rows: &[(String, u64)]) {
    println!("\n  bytes  {title}");
    for (name, size) in rows.iter().take(ROWS) {
        println!("{size:>7}  {}", name.chars().take(110).collect::<String>());
    }
}

/// The module of ours or the crate to which a function counts: the standard library's generic code over our types is ours.
fn owner(name: &str) -> String {
    const OURS: &str = "scalev_checkout::";
    let word =
        |text: &str| text.chars().take_while(|&letter| letter.is_alphanumeric() || letter == '_').collect::<String>();
    if let Some(at) = name.find(OURS) {
        return format!("{OURS}{}", word(&name[at + OURS.len()..]));
    }
    let name = name.trim_start_matches(['<', '&', '*']);
    let name = name.strip_prefix("dyn ").unwrap_or(name);
    let first = word(name);
    if name[first.len()..].starts_with("::") { first } else { "wasm-bindgen's exports, and compiler builtins".into() }
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn functions_belong_to_a_module_of_ours_or_to_a_crate() {
        for (name, expected) in [
            ("scalev_checkout::json::text", "scalev_checkout::json"),
            ("core::ptr::drop_in_place::<core::option::Option<scalev_checkout::qr::Code>>", "scalev_checkout::qr"),
            ("<alloc::string::String as core::fmt::Write>::write_str", "alloc"),
            ("<dyn core::any::Any>::is", "core"),
            ("__wbindgen_malloc", "wasm-bindgen's exports, and compiler builtins"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }
}
