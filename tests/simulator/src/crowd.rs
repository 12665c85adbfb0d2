//! The load of 100,000 buyers of one day on the API, with this widget and with pages that poll every 5 s.
//!
//!     simulator crowd [SEED] [--check FILE]      with FILE: fails unless the table stands in it; UPDATE=1 writes it there
//!
//! Buyers do not influence each other, so they are simulated one after the other and share only the count of requests in
//! each second. The day is a circle: no buyer stays longer than a day, and one who stays beyond midnight represents one of
//! the day before. The same buyers are simulated with three pages, on a day without and on a day with an outage:
//!
//! | page | asks |
//! |---|---|
//! | ours | when [`scalev_checkout::session`] says so |
//! | hosted | every 5 s, but for virtual accounts and OVO only when loaded and when its button is pressed, as documented (`storefront-api-checkout-payments.md` of scalevcom/dev-docs) |
//! | always 5 s | every 5 s, whatever the method |
//!
//! The behavior of buyers is assumed, not measured: the tables are in [`day`] and [`buyer`]. Further assumptions, mostly in
//! favor of the other pages:
//! - No rule for hidden pages is documented for the hosted one, so it has what a plain timer has: on a phone it stands
//!   still with its page; on a computer it runs on, after five minutes once a minute, as Chrome throttles it
//!   (developer.chrome.com/blog/timer-throttling-in-chrome-88). Back in sight, an overdue timer fires at once.
//! - Where a page does not ask by itself, every buyer who has sent money presses the button, 3 to 8 s after looking and
//!   every 15 s. Nobody presses where the page asks by itself, though ours has the button too.
//! - A request that loads the page counts, preflights and the wait for the gateway's instructions do not.
//! - The delay of "paid" is the time that the buyer looks at the page from the money's arrival at the API until the
//!   page says so: time away does not count, so it runs from the return. Who leaves before is thought to stay.
//! - At the end of the outage, every page in sight that waits for money is thought to stay in sight until it has a
//!   fresh answer.

mod buyer;
mod chance;
mod day;
mod fixed;
mod life;
mod load;
mod ours;
mod page;
mod table;

#[cfg(test)]
mod checks;

use std::{env, fs, ops::Range, panic::resume_unwind, process::ExitCode, thread, time::Instant};

use self::{buyer::Buyer, fixed::Fixed, life::live_on_both, load::Load, ours::Ours};

const BUYERS: u64 = 100_000;

/// Before and after the table in a file.
const START: &str = "<!-- printed by: simulator crowd -->\n";
const END: &str = "<!-- end -->";

/// The load of one page on the two days.
struct Days {
    /// Of both, until [`Days::whole`]: what was before the outage.
    before: Load,
    normal: Load,
    outage: Load,
}

impl Days {
    fn new() -> Self {
        Self { before: Load::new(), normal: Load::new(), outage: Load::new() }
    }

    /// Adds other buyers.
    fn add(&mut self, other: &Self) {
        self.before.add(&other.before);
        self.normal.add(&other.normal);
        self.outage.add(&other.outage);
    }

    /// Makes both days whole.
    fn whole(mut self) -> Self {
        self.normal.add(&self.before);
        self.outage.add(&self.before);
        self.before = Load::none();
        self
    }
}

pub fn run() -> ExitCode {
    let mut arguments = env::args().skip(2).peekable();
    let seed = arguments.next_if(|argument| argument != "--check").map_or(Ok(1), |text| text.parse());
    let file = arguments.next_if_eq("--check").and_then(|_| arguments.next());
    let (Ok(seed), None) = (seed, arguments.next()) else {
        eprintln!("usage: simulator crowd [SEED] [--check FILE]");
        return ExitCode::FAILURE;
    };
    let begun = Instant::now();
    let table = table::write(&simulate(BUYERS, seed));
    print!("{table}");
    eprintln!("seed {seed}, {BUYERS} buyers, {:.1} s", begun.elapsed().as_secs_f64());
    match file.map_or(Ok(()), |file| check(&file, &table)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Fails unless `file` holds the table between its marks. With `UPDATE=1` in the environment the table is written there.
fn check(file: &str, table: &str) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let marks = text.split_once(START).and_then(|(before, rest)| Some((before, rest.split_once(END)?)));
    let (before, (held, after)) = marks.ok_or_else(|| format!("{file} has no place for the table"))?;
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        let fresh = format!("{before}{START}{table}{END}{after}");
        return fs::write(file, fresh).map_err(|error| format!("{file}: {error}"));
    }
    if held == table {
        Ok(())
    } else {
        Err(format!("{file} holds another table; `make simulate UPDATE=1` accepts this one"))
    }
}

/// Ours, the hosted page, and 5 s for all, over the same buyers, on two cores.
fn simulate(buyers: u64, seed: u64) -> [Days; 3] {
    let half = buyers / 2;
    let pages = thread::scope(|scope| {
        let second = scope.spawn(move || share(half..buyers, seed));
        let mut pages = share(0..half, seed);
        match second.join() {
            Ok(others) => pages.iter_mut().zip(&others).for_each(|(days, others)| days.add(others)),
            Err(panic) => resume_unwind(panic),
        }
        pages
    });
    pages.map(Days::whole)
}

fn share(numbers: Range<u64>, seed: u64) -> [Days; 3] {
    let mut pages = [(); 3].map(|()| Days::new());
    for number in numbers {
        let buyer = Buyer::new(seed, number);
        let [ours, hosted, always] = &mut pages;
        live_on_both(&buyer, Ours::new(&buyer), ours);
        live_on_both(&buyer, Fixed::hosted(&buyer), hosted);
        live_on_both(&buyer, Fixed::always(&buyer), always);
    }
    pages
}
