//! The figures as the table that BENCHMARKS.md holds.

use super::{
    Days,
    buyer::Method,
    load::{Load, NEVER, Tally, percentile},
};

pub const ALL: [Method; 6] =
    [Method::Qris, Method::Wallet, Method::Push, Method::Account, Method::Code, Method::Transfer];

type Figure = fn(&Days) -> String;

const ROWS: [(&str, Figure); 19] = [
    ("requests for one buyer", |days| {
        let all = days.normal.of(&ALL);
        format!("{:.1}", all.requests as f64 / all.buyers as f64)
    }),
    ("requests a second, mean", |days| format!("{:.0}", days.normal.day().0)),
    ("requests a second, at most", |days| days.normal.day().1.to_string()),
    ("requests a second in a ten-minute outage, mean", |days| format!("{:.0}", days.outage.outage().0)),
    ("requests a second in a ten-minute outage, at most", |days| days.outage.outage().1.to_string()),
    ("requests a second in the minute after it, at most", |days| days.outage.minute_after().1.to_string()),
    ("after it, 95 % of the pages in sight are up to date in", |days| {
        fresh(days, &[Method::Qris, Method::Wallet, Method::Code, Method::Transfer])
    }),
    ("the same, virtual accounts and OVO alone", |days| fresh(days, &[Method::Account, Method::Push])),
    ("from money to \"paid\" on screen, median, 95 %: QRIS", |days| delays(days, &[Method::Qris])),
    ("the same, wallets", |days| delays(days, &[Method::Wallet, Method::Push])),
    ("the same, virtual accounts", |days| delays(days, &[Method::Account])),
    ("the same, cashier's codes", |days| delays(days, &[Method::Code])),
    ("the same, transfers", |days| delays(days, &[Method::Transfer])),
    ("virtual accounts that show \"paid\" without a tap", |days| {
        let Tally { by_itself, delays, .. } = days.normal.of(&[Method::Account]);
        share(by_itself, delays.len())
    }),
    ("left with the money there and \"paid\" not yet shown", |days| {
        let Tally { left, delays, .. } = days.normal.of(&ALL);
        share(left, delays.len())
    }),
    ("tabs that a phone threw away: the number is there at once", |days| {
        let Tally { lost, sooner, .. } = days.normal.of(&ALL);
        format!("{} of {lost}", sooner.len())
    }),
    ("the same, sooner by, median, 95 %", |days| sooner(&days.normal)),
    ("the same, on the day of the outage", |days| sooner(&days.outage)),
    ("numbers of these shown after their deadline", |days| {
        (days.normal.of(&ALL).misled + days.outage.of(&ALL).misled).to_string()
    }),
];

pub fn write(pages: &[Days; 3]) -> String {
    let mut table = "| 100,000 buyers of a day | ours | hosted page | always 5 s |\n|---|---|---|---|\n".to_owned();
    for (name, figure) in ROWS {
        let [ours, hosted, always] = pages.each_ref().map(figure);
        table += &format!("| {name} | {ours} | {hosted} | {always} |\n");
    }
    table
}

fn fresh(days: &Days, methods: &[Method]) -> String {
    seconds(percentile(&days.outage.of(methods).fresh, 95))
}

fn delays(days: &Days, methods: &[Method]) -> String {
    let Tally { delays, .. } = days.normal.of(methods);
    let [median, most] = [50, 95].map(|percent| seconds(percentile(&delays, percent)));
    format!("{median}, {most}")
}

fn sooner(load: &Load) -> String {
    let Tally { sooner, .. } = load.of(&ALL);
    let of = |percent| percentile(&sooner, percent).map_or("none".to_owned(), |delay| seconds(Some(delay)));
    format!("{}, {}", of(50), of(95))
}

fn share(part: u64, whole: usize) -> String {
    format!("{:.1} %", 100.0 * part as f64 / whole as f64)
}

fn seconds(delay: Option<u32>) -> String {
    match delay {
        None | Some(NEVER) => "never".to_owned(),
        Some(delay) => format!("{:.1} s", f64::from(delay) / 1000.0),
    }
}
