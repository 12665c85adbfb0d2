//! The last table: the widget itself, natively and in the browser.

use std::{collections::BTreeMap, env, process::Command};

use serde::{Deserialize, Serialize};

use super::{
    aging::{self, Aging, QUARTER},
    contender::Contender,
    grid::{grid, ratio},
    lives::{self, Lives},
    median::median,
    peers::Peers,
    ticks::{self, SECONDS, Ticks},
};
use crate::{
    bundle::run,
    harness::{Stage, workspace},
};

/// As long as the longest QRIS codes are.
const CODE: usize = 290;

/// All of it.
#[derive(Debug, Serialize)]
pub struct Own {
    pub native: Native,
    /// Milliseconds of the `qrcode` package of npm, in Node.
    pub qr_of_npm: f64,
    pub ticks: Ticks,
    pub lives: Vec<Lives>,
    pub aging: Aging,
}

/// Microseconds on this machine, as `benches/measure.rs` prints them.
#[derive(Debug, Deserialize, Serialize)]
pub struct Native {
    pub qr: f64,
    pub fixtures: BTreeMap<String, f64>,
}

#[track_caller]
pub fn measure(stage: &Stage<'_>, peers: &Peers) -> Own {
    let code = "00020101021226610014COM.EXAMPLE.WWW".chars().cycle().take(CODE).collect::<String>();
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let options = ["bench", "--quiet", "--locked", "--bench", "measure", "--"];
    let native = run(Command::new(cargo).args(options).arg(&code).current_dir(workspace()));
    let lives = [Contender::Ours, Contender::Adyen, Contender::Xendit];
    Own {
        native: serde_json::from_str(&native).expect("what was measured"),
        qr_of_npm: peers.encode(&code),
        ticks: ticks::measure(stage),
        lives: lives.map(|contender| lives::measure(stage, contender)).into(),
        aging: aging::measure(stage),
    }
}

impl Own {
    pub fn table(&self) -> String {
        let kilobytes = |lives: &Lives| (lives.late.heap + lives.late.wasm - lives.early.heap - lives.early.wasm) / 1e3;
        let rows = [
            self.encoding(),
            self.reading(),
            self.of_lives("mount and unmount, each of 200", |lives| lives.millis, |value| format!("{value:.1} ms")),
            self.of_lives("memory growth from 20 to 200 mounts", kilobytes, |value| format!("{value:+.0} kB")),
            self.of_lives("nodes, growth likewise", |lives| lives.late.nodes - lives.early.nodes, signed),
            self.of_lives("listeners, growth likewise", |lives| lives.late.listeners - lives.early.listeners, signed),
        ];
        let rows: Vec<Vec<String>> = rows.into_iter().chain(self.ticking()).chain(self.aging()).collect();
        grid(&["the widget itself", "ours", "adyen-web", "xendit", "ours/adyen", "ours/xendit"], &rows)
    }

    fn encoding(&self) -> Vec<String> {
        let (ours, npm) = (self.native.qr / 1e3, self.qr_of_npm);
        let words = format!("QR code of {CODE} characters, native; xendit's `qrcode` in Node");
        row(&words, &format!("{ours:.2} ms"), "", &format!("{npm:.2} ms"), "", &ratio(Some(ours), Some(npm)))
    }

    fn reading(&self) -> Vec<String> {
        let all = &self.native.fixtures;
        let middle = median(all.values().copied()).unwrap_or_default();
        let most = all.values().copied().fold(0.0, f64::max);
        let words = format!("reading a payload, native, median and slowest of {}", all.len());
        row(&words, &format!("{middle:.1}, {most:.1} µs"), "", "", "", "")
    }

    fn ticking(&self) -> [Vec<String>; 3] {
        let Ticks { changes, asked, layouts, script } = &self.ticks;
        let each = |value: f64| format!("{:.2}", value / f64::from(SECONDS));
        let others = changes.nodes + changes.attributes;
        [
            row("texts changed by a countdown tick", &each(f64::from(changes.texts)), "", "", "", ""),
            row(&format!("other changes in {SECONDS} ticks and {asked} requests"), &others.to_string(), "", "", "", ""),
            row(
                &format!("{SECONDS} ticks: frames, layouts, scripts"),
                &format!("{}, {layouts:.0}, {script:.0} ms", changes.frames),
                "",
                "",
                "",
                "",
            ),
        ]
    }

    fn aging(&self) -> [Vec<String>; 2] {
        let Aging { long_tasks, asked, growth } = &self.aging;
        let minutes = QUARTER / 60;
        let words = format!("long tasks in {minutes} minutes with {asked} requests and returns to the page, 6x CPU");
        [
            row(&words, &long_tasks.to_string(), "", "", "", ""),
            row("memory growth from 1 to 24 hours", &format!("{:+.0} kB", growth / 1e3), "", "", "", ""),
        ]
    }

    fn of_lives(&self, words: &str, figure: fn(&Lives) -> f64, unit: fn(f64) -> String) -> Vec<String> {
        let value = |contender| self.lives.iter().find(|lives| lives.contender == contender).map(figure);
        let [ours, adyen, xendit] = [Contender::Ours, Contender::Adyen, Contender::Xendit].map(value);
        let shown = |value: Option<f64>| value.map_or_else(String::new, unit);
        // A ratio of differences has no meaning.
        let is_time = words.starts_with("mount");
        let compared = |other| if is_time { ratio(ours, other) } else { String::new() };
        row(words, &shown(ours), &shown(adyen), &shown(xendit), &compared(adyen), &compared(xendit))
    }
}

fn signed(value: f64) -> String {
    format!("{value:+.0}")
}

fn row(words: &str, ours: &str, adyen: &str, xendit: &str, by_adyen: &str, by_xendit: &str) -> Vec<String> {
    [words, ours, adyen, xendit, by_adyen, by_xendit].map(str::to_owned).into()
}
