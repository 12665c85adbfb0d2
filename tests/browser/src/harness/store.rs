//! A merchant's page around the widget, and its records for the tests.

use sandbox::{PUBLISHABLE_KEY, STORE_ID, Sandbox};

/// A page to serve from the store's origin. `Store::of(slug)` is the plain embed.
#[derive(Debug, Clone)]
pub struct Store {
    /// The page's path; None takes one that no other page has.
    pub path: Option<String>,
    /// `lang` of the page.
    pub lang: &'static str,
    /// Comes after the recorder and before the loader's script tag.
    pub head: String,
    /// The loader's tag, or its replacement. `{loader}` is the loader's URL.
    pub script: String,
    /// The markup with the widget in it. `{api}` and `{assets}` are base URLs.
    pub body: String,
    /// Additions to the page's content security policy: directives with their sources.
    pub allows: Vec<(&'static str, &'static str)>,
    /// Response headers of the page. A policy among them replaces the documented one.
    pub headers: Vec<(&'static str, String)>,
}

/// The loader's tag as merchants write it, but for `integrity`, which has a test of its own.
pub const SCRIPT: &str = r#"<script async src="{loader}" crossorigin="anonymous"></script>"#;

/// Runs before everything else (policies of pages may allow it by its nonce): keeps events, console lines and uncaught errors on `window`.
const RECORDER: &str = r#"<script nonce="recorder">
window.events = []; window.consoleLines = []; window.uncaught = [];
for (const name of ["ready", "instructions", "status", "paid", "expired", "conflict", "closed", "error"])
  addEventListener("scalev-checkout:" + name, ({ detail, composed, timeStamp }) =>
    events.push({ name, detail, composed, at: timeStamp }));
for (const level of ["debug", "info", "log", "warn", "error"]) {
  const write = console[level].bind(console);
  console[level] = (...words) => { consoleLines.push({ level, text: words.map(String).join(" ") }); write(...words); };
}
addEventListener("error", (event) => { if (event instanceof ErrorEvent) uncaught.push(event.message); });
addEventListener("unhandledrejection", ({ reason }) => uncaught.push(String(reason)));
</script>"#;

impl Store {
    /// The page of an order, embedding the widget as the README does.
    pub fn of(slug: &str) -> Self {
        Self::with(&[
            ("store-id", STORE_ID),
            ("publishable-key", PUBLISHABLE_KEY),
            ("order", slug),
            ("api-base", "{api}"),
        ])
    }

    /// A page whose widget has exactly these attributes.
    pub fn with(attributes: &[(&str, &str)]) -> Self {
        Self {
            path: None,
            lang: "id",
            head: String::new(),
            script: SCRIPT.to_owned(),
            body: element(attributes),
            allows: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Adds an attribute to the widget.
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.body = self.body.replacen("<scalev-checkout", &format!(r#"<scalev-checkout {name}="{value}""#), 1);
        self
    }

    /// Adds a source to the page's policy.
    pub fn allowing(mut self, directive: &'static str, source: &'static str) -> Self {
        self.allows.push((directive, source));
        self
    }

    /// Removes the policy, so that scripts of others run.
    pub fn with_others(mut self) -> Self {
        self.headers.push(("content-security-policy", "base-uri 'self'".to_owned()));
        self
    }

    /// Limits the page by a policy: it may run the tests' own script and `scripts`, connect to the API and `addresses`, and do
    /// nothing else. The page's own style has a nonce.
    pub fn limited_to(mut self, sandbox: &Sandbox, scripts: &str, addresses: &str) -> Self {
        let policy = format!(
            "default-src 'none'; script-src 'nonce-recorder' {scripts}; connect-src {} {addresses}; \
             style-src 'nonce-page'; img-src data:; base-uri 'none'; object-src 'none'",
            sandbox.api()
        );
        self.headers.push(("content-security-policy", policy));
        self
    }

    /// Limits the page by the policy that the documentation recommends.
    pub fn strict(self, sandbox: &Sandbox) -> Self {
        let assets = sandbox.assets();
        let types = "require-trusted-types-for 'script'; trusted-types scalev-checkout";
        self.limited_to(sandbox, &format!("{assets} 'wasm-unsafe-eval'"), &format!("{assets}; {types}"))
    }

    /// The policy that the README asks merchants for, with Trusted Types required. The tests' own scripts have a nonce.
    pub fn policy(&self, sandbox: &Sandbox) -> String {
        let (api, assets) = (sandbox.api(), sandbox.assets());
        let documented = [
            ("script-src", format!("'nonce-recorder' {assets} 'wasm-unsafe-eval'")),
            ("connect-src", format!("{api} {assets}")),
            ("img-src", "data:".to_owned()),
        ];
        let directive = |(name, sources): (&str, String)| {
            let more = self.allows.iter().filter(|(directive, _)| *directive == name).map(|(_, source)| *source);
            let sources: Vec<&str> = [sources.as_str()].into_iter().chain(more).collect();
            format!("{name} {}; ", sources.join(" "))
        };
        let policy: String = documented.map(directive).concat();
        policy.replace("{gateways}", sandbox.gateways()).replace("{assets}", assets)
            + "require-trusted-types-for 'script'"
    }

    /// The whole document, with the addresses of this sandbox.
    pub fn html(&self, sandbox: &Sandbox, loader: &str) -> String {
        let Self { lang, head, script, body, .. } = self;
        let html = format!(
            r#"<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Toko Contoh</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root {{ color-scheme: light dark }} body {{ margin: 8px }}</style>
{RECORDER}{head}{script}</head><body>{body}<textarea id="paste" rows="1"></textarea></body></html>"#
        );
        let html = html.replace("<script>", r#"<script nonce="recorder">"#);
        html.replace("{loader}", loader).replace("{api}", sandbox.api()).replace("{assets}", sandbox.assets())
    }
}

/// A widget with these attributes and the merchant's own link inside.
pub fn element(attributes: &[(&str, &str)]) -> String {
    let attributes: String = attributes.iter().map(|(name, value)| format!(r#" {name}="{value}""#)).collect();
    format!(
        r#"<scalev-checkout{attributes}><a id="own-link" href="/hosted">Lanjutkan pembayaran</a></scalev-checkout>"#
    )
}
