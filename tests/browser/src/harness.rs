//! The test harness: engines, sessions, pages, the merchant's page around the widget.

mod alone;
mod artifacts;
mod clock;
mod devtools;
mod display;
mod egress;
mod engine;
mod input;
mod page;
mod part;
mod picture;
mod pool;
mod process;
mod profile;
mod proxy;
mod report;
mod session;
mod sessions;
mod stage;
mod store;
mod test;
mod times;
mod vendors;
mod visit;
mod window;

pub use alone::alone;
pub use artifacts::clear as clear_artifacts;
pub use egress::report as egress;
pub use engine::Engine;
pub use page::Page;
pub use part::Part;
pub use picture::Picture;
pub use pool::Pool;
pub use process::{Process, kill_on_signal};
pub use profile::Profile;
pub use report::{attempt, collect_panics};
pub use stage::{Stage, dist, is_split, version_folder, workspace};
pub use store::{SCRIPT, Store, element};
pub use test::{Test, in_one_engine};
pub use times::{failures, report as times};
pub use visit::Tab;

/// The tests of one file: a function's name is the test's name.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        vec![$($crate::harness::Test::new(module_path!(), stringify!($name), $name)),*]
    };
}
pub(crate) use tests;
