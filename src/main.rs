//! The wasm's entry point. The linker keeps the exports of the library's `web`.

use scalev_checkout as _;

fn main() {
    // A published panic is a trap without a message.
    #[cfg(all(debug_assertions, target_arch = "wasm32"))]
    console_error_panic_hook::set_once();
}
