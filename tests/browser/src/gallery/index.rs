//! The page that shows the album.

use std::fmt::Write;

use super::{
    kept::{album, write},
    screen::Screen,
    view::{PHONE, View},
};

const STYLE: &str = "
:root { color-scheme: light dark; font: 14px system-ui, sans-serif }
body { margin: 0 24px 24px }
nav { position: sticky; top: 0; padding: 12px 0; background: Canvas; border-bottom: 1px solid GrayText; z-index: 1 }
nav a { margin-right: 12px } nav a.here { font-weight: 700; text-decoration: none; color: inherit }
section { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start }
figure { margin: 0; width: 360px } figure.wide { width: 512px }
img { width: 100%; border: 1px solid GrayText; min-height: 120px } figcaption { margin: 0 0 6px }";

/// Shows the chosen view of every screen; the links after a screen's name lead to the others.
const SCRIPT: &str = "
const choose = () => {
  const view = location.hash.slice(1) || DEFAULT;
  for (const image of document.images) image.src = `${image.dataset.name}.${view}.png`;
  for (const figure of document.querySelectorAll('figure')) figure.classList.toggle('wide', view.endsWith('1280'));
  for (const link of document.querySelectorAll('nav a')) link.classList.toggle('here', link.hash === '#' + view);
};
addEventListener('hashchange', choose);
choose();";

/// Writes `index.html` beside the pictures.
pub fn index(screens: &[Screen]) {
    let mut states: Vec<&str> = Vec::new();
    for screen in screens {
        if !states.contains(&screen.state) {
            states.push(screen.state);
        }
    }
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title><style>{STYLE}</style>\n<nav>"
    );
    for view in View::all() {
        let name = view.name();
        let _ = write!(html, "<a href=\"#{name}\">{}</a>", name.replace('-', " "));
    }
    html.push_str("<br>");
    for state in &states {
        // An anchor would be taken for a view.
        let _ = write!(
            html,
            "<a href=\"#\" onclick=\"document.querySelector('[data-state={state}]').scrollIntoView(); return false\">{state}</a>"
        );
    }
    html.push_str("</nav>\n");
    for state in states {
        let _ = writeln!(html, "<h2 data-state=\"{state}\">{state}</h2>\n<section>");
        for screen in screens.iter().filter(|screen| screen.state == state) {
            figure(&mut html, screen);
        }
        html.push_str("</section>\n");
    }
    let _ = writeln!(html, "<script>const DEFAULT = \"{}\";{SCRIPT}</script></html>", PHONE.name());
    write(&album().join("index.html"), html.as_bytes());
}

fn figure(html: &mut String, screen: &Screen) {
    let Screen { name, kept, .. } = screen;
    let text = if *kept { format!(" · <a href=\"../../tests/gallery/{name}.txt\">text</a>") } else { String::new() };
    let links: String =
        View::all().into_iter().map(|view| format!(" <a href=\"{name}.{0}.png\">{0}</a>", view.name())).collect();
    let _ = writeln!(
        html,
        "<figure><figcaption><b>{name}</b>{text}<details><summary>all</summary>{links}</details></figcaption><img data-name=\"{name}\" alt=\"{name}\" loading=\"lazy\"></figure>"
    );
}
