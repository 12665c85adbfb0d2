//! The four pages: the same words around the widget, each of the libraries, and a script written by hand.

use sandbox::{NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde::Serialize;
use serde_json::{Value, json};

use super::{site::BESIDE, vendors};
use crate::{
    bundle::page,
    harness::{Stage, version_folder},
    snippets::{block, filled},
};

/// The software that shows the payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Contender {
    Ours,
    Adyen,
    Xendit,
    Floor,
}

/// The page that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// The number of a virtual account.
    Number,
    /// A QRIS code.
    Code,
    /// The button that opens a wallet.
    Wallet,
}

/// A page, and the script that runs in it first.
pub struct Setting {
    pub html: String,
    pub early: String,
    /// The script that answers in the place of a library's vendor; empty where the page asks no vendor.
    pub answers: String,
    /// The number of the account, the code's text, or the wallet's link.
    pub shown: String,
    /// The gateway's payload.
    pub payment: Value,
}

impl Contender {
    pub const ALL: [Self; 4] = [Self::Ours, Self::Adyen, Self::Xendit, Self::Floor];

    /// The bare page draws no code: that takes a library. Adyen's leaves the page for a wallet by itself, without a button.
    pub fn shows(self, subject: Subject) -> bool {
        !matches!((self, subject), (Self::Floor, Subject::Code) | (Self::Adyen, Subject::Wallet))
    }

    /// A page of a new order.
    #[track_caller]
    pub fn page(self, stage: &Stage<'_>, subject: Subject) -> Setting {
        let order = stage.order(NewOrder::of(subject.method()));
        let document = stage.document(&order.slug);
        let shown = document.pointer(subject.place()).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert!(!shown.is_empty(), "the order has what is to be shown");
        let (head, body) = match self {
            Self::Ours => ours(stage, &order.slug),
            Self::Adyen => vendors::adyen(stage, subject, &shown),
            Self::Xendit => vendors::xendit(stage),
            Self::Floor => floor(stage, &order.slug),
        };
        let answers = match self {
            Self::Adyen => vendors::answered(&vendors::adyen_answers(), &shown),
            Self::Xendit => vendors::answered(&vendors::xendit_answers(subject, &shown), &shown),
            Self::Ours | Self::Floor => String::new(),
        };
        let pressed = if self == Self::Ours { subject.last() } else { "" };
        let watch = source("watch.js");
        let watch = watch.replace(" = SUBJECT", &format!(" = {}", json!(subject)));
        let watch = watch.replace(" = WANTED", &format!(" = {}", json!(shown)));
        let watch = watch.replace(" = PRESSED", &format!(" = {}", json!(pressed)));
        Setting {
            html: html(&head, &body),
            early: [&source("memories.js"), &watch, &answers].map(String::as_str).join("\n"),
            answers,
            shown,
            payment: document["pg_payment_info"].clone(),
        }
    }
}

impl Subject {
    pub const ALL: [Self; 3] = [Self::Number, Self::Code, Self::Wallet];

    fn method(self) -> &'static str {
        match self {
            Self::Number => "va_bca",
            Self::Code => "qris",
            Self::Wallet => "dana",
        }
    }

    /// The place in an order of what the page shows.
    fn place(self) -> &'static str {
        match self {
            Self::Number => "/pg_payment_info/payment_method/virtual_account/channel_properties/virtual_account_number",
            Self::Code => "/pg_payment_info/payment_method/qr_code/channel_properties/qr_string",
            Self::Wallet => "/pg_payment_info/actions/0/url",
        }
    }

    /// A control that the widget has and its preview has not.
    fn last(self) -> &'static str {
        match self {
            Self::Number | Self::Code => "[part=steps]",
            Self::Wallet => "[part=help-link]",
        }
    }
}

/// The document around a shop's markup.
pub fn html(head: &str, body: &str) -> String {
    let words = "<p>Terima kasih sudah berbelanja di Toko Contoh. Pesanan dikirim setelah dibayar.</p>";
    format!(
        r#"<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Toko Contoh</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body {{ margin: 8px; font-family: sans-serif }}</style>
{head}</head><body><h1>Pesanan Anda</h1>{words}{body}{words}</body></html>"#
    )
}

/// As the README embeds it, with the tags before the element in the head.
fn ours(stage: &Stage<'_>, slug: &str) -> (String, String) {
    let snippet = filled(&block("README.md", "html"), slug);
    let snippet = snippet.replace("{loader}", &loader(stage)).replace("{api}", stage.sandbox.api());
    let snippet = snippet.replace("{assets}", stage.sandbox.assets());
    let (head, element) = snippet.split_once("<scalev-checkout ").expect("the element");
    (head.to_owned(), format!("<scalev-checkout {element}"))
}

fn floor(stage: &Stage<'_>, slug: &str) -> (String, String) {
    // Not `async`: from the cache the script would sometimes run before its place is parsed.
    let head = format!(r#"<script defer src="{}/floor.js" crossorigin="anonymous"></script>"#, beside(stage));
    let body = format!(
        r#"<div id="pay" data-api="{}" data-store="{STORE_ID}" data-key="{PUBLISHABLE_KEY}" data-order="{slug}"></div>"#,
        stage.sandbox.api(),
    );
    (head, body)
}

/// The URL of the widget's script.
pub fn loader(stage: &Stage<'_>) -> String {
    format!("{}/{}/checkout.js", stage.sandbox.assets(), version_folder())
}

/// The URL of the files beside the release.
pub fn beside(stage: &Stage<'_>) -> String {
    format!("{}/{BESIDE}", stage.sandbox.assets())
}

/// One of the bench's own scripts.
pub fn source(name: &str) -> String {
    std::fs::read_to_string(page("bench").join(name)).expect("a script of the bench")
}
