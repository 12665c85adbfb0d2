//! Every screen: its pictures, accessibility tree and tab order are compared with those kept in `tests/gallery`, its parts
//! are those that `docs/theming.md` names, and axe-core finds no violation.
//!
//! Firefox and WebKit, whose Tab order and styles may differ, look at one screen of a kind: the others are of the same
//! elements in the same order, with other words.
//!
//! `make gallery` draws them all into `target/gallery/index.html`; with `UPDATE=1` it also renews what is kept.

mod axe;
mod index;
mod kept;
mod motion;
mod parts;
mod raster;
mod screen;
pub mod screens;
mod tree;
mod view;
pub mod visit;
mod walk;

use std::env;

pub use axe::violations;

use self::{
    screen::Screen,
    view::{DESKTOP, PHONE, View, shoot, show},
    walk::Stop,
};
use crate::harness::{Engine, Page, Stage, Test, in_one_engine};

/// One screen of each kind.
const SAMPLE: [&str; 26] = [
    "unpaid-va_bca",
    "unpaid-bill",
    "unpaid-qris",
    "unpaid-qris-picture",
    "unpaid-qris-refused",
    "unpaid-qris-enlarged",
    "unpaid-dana",
    "unpaid-dana-not-opened",
    "unpaid-shopeepay",
    "unpaid-ovo",
    "unpaid-alfamart",
    "unpaid-bank_transfer",
    "unpaid-bank_transfer-detail",
    "unpaid-bank_transfer-proof",
    "unpaid-bank_transfer-proof-chosen",
    "unpaid-card",
    "unpaid-cod",
    "unpaid-va_bca-check-failed",
    "unpaid-va_bca-copy-failed",
    "unpaid-va_bca-steps",
    "loading-va_bca",
    "preparing-va_bca",
    "paid-va_bca",
    "processing-card",
    "unavailable-va_bca-network",
    "unpaid-va_bca-no-wasm",
];

/// One test for each screen that is kept.
pub fn tests() -> Vec<Test> {
    let kept = screens::screens().into_iter().filter(|screen| screen.kept);
    let mut all: Vec<Test> = kept
        .map(|screen| {
            Test::new(module_path!(), screen.name.clone(), move |stage| matches_the_kept_files(stage, &screen))
        })
        .collect();
    all.push(Test::new(module_path!(), "every_kept_file_belongs_to_a_screen", every_kept_file_belongs_to_a_screen));
    in_one_engine(all, &SAMPLE)
}

/// Draws every screen in every view.
pub fn album() -> Vec<Test> {
    let draw = |screen: Screen| Test::new(module_path!(), screen.name.clone(), move |stage| draw(stage, &screen));
    screens::screens().into_iter().map(draw).collect()
}

/// The page that shows them; where it is.
pub fn index() -> String {
    index::index(&screens::screens());
    kept::album().join("index.html").display().to_string()
}

fn draw(stage: &Stage<'_>, screen: &Screen) {
    let page = visit::visit(stage, screen);
    show(&page, PHONE, stage.engine());
    if screen.kept && kept::updates() {
        let stops = walk::walk(&page, stage.engine());
        let _ = kept::compare_text(screen, &text(&page, &stops));
    }
    for view in View::all() {
        show(&page, view, stage.engine());
        let picture = shoot(&page, view);
        if screen.kept && kept::updates() && screen.pictures.contains(&view) {
            let _ = kept::compare_picture(screen, view, &picture);
        }
        kept::write(&kept::album().join(format!("{}.{}.png", screen.name, view.name())), &picture);
    }
}

/// All that is wrong with the screen, at once.
fn matches_the_kept_files(stage: &Stage<'_>, screen: &Screen) {
    let mut wrong = Vec::new();
    let engine = stage.engine();
    let page = visit::visit(stage, screen);
    show(&page, PHONE, engine);
    let stops = walk::walk(&page, engine);
    for stop in stops.iter().filter(|stop| !stop.unseen.is_empty()) {
        wrong.push(format!("the focus is not seen on {}: {}", stop.line, stop.unseen));
    }
    if engine == Engine::Chromium {
        wrong.extend(kept::compare_text(screen, &text(&page, &stops)).err());
        wrong.extend(if has_font(&page) { pictures(&page, screen) } else { without_font() });
        wrong.extend(motion::restless(&page));
    } else if lines(&stops) != kept::section(screen, "Tab order").trim_end() {
        wrong.push(format!("another Tab order than Chromium's:\n{}", lines(&stops)));
    }
    for view in checked(engine) {
        show(&page, view, engine);
        wrong.extend(violations(&page).into_iter().map(|violation| format!("{}: {violation}", view.name())));
    }
    wrong.extend(page.uncaught());
    let unknown = parts::undocumented(&page);
    if !unknown.is_empty() {
        wrong.push(format!("parts that docs/theming.md does not name: {}", unknown.join(", ")));
    }
    let broken = page.script("return still.broken");
    if broken != serde_json::json!([]) {
        wrong.push(format!("against the page's policy: {broken}"));
    }
    assert!(wrong.is_empty(), "{}\n", wrong.join("\n"));
}

/// The views in which axe-core checks a screen: all in Chromium, one in each other engine.
fn checked(engine: Engine) -> Vec<View> {
    match engine {
        Engine::Chromium => vec![PHONE, DESKTOP],
        Engine::Firefox => vec![DESKTOP],
        Engine::WebKit => vec![PHONE],
    }
}

/// True where this machine has the font of the pictures.
fn has_font(page: &Page<'_>) -> bool {
    let script = r#"
const context = document.createElement("canvas").getContext("2d");
const [here, other] = ["Roboto, monospace", "monospace"].map((font) => {
  context.font = `20px ${font}`;
  return context.measureText("Rp147.000").width;
});
return here !== other;"#;
    page.script(script) == true
}

/// The missing font as an error in CI, where no picture may be skipped.
fn without_font() -> Vec<String> {
    let line = "the font Roboto is missing, so no pictures are compared; `xtask/setup/browsers` installs it";
    if env::var_os("CI").is_some() {
        return vec![line.to_owned()];
    }
    eprintln!("  WARNING: {line}");
    Vec::new()
}

/// The pictures that differ, the worst first.
fn pictures(page: &Page<'_>, screen: &Screen) -> Vec<String> {
    let mut differing: Vec<(f64, String)> = screen
        .pictures
        .iter()
        .filter_map(|&view| {
            show(page, view, Engine::Chromium);
            kept::compare_picture(screen, view, &shoot(page, view)).err()
        })
        .collect();
    differing.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    differing.into_iter().map(|(_, words)| words).collect()
}

/// The text of a screen that is kept: accessibility tree and tab order.
fn text(page: &Page<'_>, stops: &[Stop]) -> String {
    format!("# Accessibility tree\n{}\n# Tab order\n{}\n", tree::tree(page), lines(stops))
}

fn lines(stops: &[Stop]) -> String {
    let lines: Vec<&str> = stops.iter().map(|stop| stop.line.as_str()).collect();
    lines.join("\n")
}

fn every_kept_file_belongs_to_a_screen(_: &Stage<'_>) {
    let left = kept::left_over(&screens::screens());
    assert!(left.is_empty(), "no screen has these files: {left:?}");
}
