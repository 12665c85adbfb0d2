//! Runs the widget's behavior against time, network and buyers that are made up, faster than they are.
//!
//!     simulator buyers [SEEDS] [FIRST]    plays that many lives, 2,000 by default, from seed FIRST, 0 by default
//!     simulator crowd                     100,000 buyers of a day, and what they do to the API

mod buyers;
mod crowd;
mod order;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize, default: u64| arguments.get(index).map_or(Ok(default), |text| text.parse());
    match (arguments.first().map(String::as_str), number(1, 2_000), number(2, 0)) {
        (Some("buyers"), Ok(seeds), Ok(first)) => buyers::run(first..first + seeds),
        (Some("crowd"), ..) => crowd::run(),
        _ => {
            eprintln!("usage: simulator buyers [SEEDS] [FIRST] | simulator crowd");
            ExitCode::FAILURE
        }
    }
}
