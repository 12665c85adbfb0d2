//! The wasm's entry: the linker keeps what the library's `web` exports to the loader.

use scalev_checkout as _;

fn main() {}
