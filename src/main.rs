//! The wasm's entry: the linker keeps what the library's `web` exports to the loader.

use scalev_checkout as _;

fn main() {
    // A published panic is a trap without a message.
    #[cfg(all(debug_assertions, target_arch = "wasm32"))]
    console_error_panic_hook::set_once();
}
