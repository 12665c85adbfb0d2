//! The snippets in the pages for merchants work.

mod events;
mod policies;
mod release;
mod tags;

use std::fs;

use sandbox::{PUBLISHABLE_KEY, STORE_ID};
use serde_json::Value;

use self::{events::*, policies::*, release::*, tags::*};
use crate::harness::{Page, Store, Test, dist, in_one_engine, tests, version_folder, workspace};

pub fn tests() -> Vec<Test> {
    let mut all = tests![
        documented_tags_show_the_number,
        tags_for_optimizers_and_page_builders_work,
        documented_csp_is_sufficient,
        documented_style_src_allows_stylesheet_files,
        documented_nonce_csp_is_sufficient,
        documented_integrity_policy_is_sufficient,
        documented_slots_are_shown,
        documented_mount_scripts_work,
        conversion_pixels_fire_once,
        paid_fires_again_without_storage,
        documented_styles_apply,
    ];
    // The wasm makes the details of events; the other two tests compare files.
    let alike = tests![
        documented_error_listener_gets_the_code,
        documented_backend_is_the_code_of_the_sandbox,
        manifest_lists_every_file,
    ];
    all.extend(in_one_engine(alike, &[]));
    all
}

/// The code blocks of a page in this language.
pub fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(workspace().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
    let mark = format!("```{language}\n");
    text.split(&mark).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The only code block of a page in this language.
pub fn block(page: &str, language: &str) -> String {
    let mut all = blocks(page, language);
    assert_eq!(all.len(), 1, "{page}, {language}");
    all.remove(0)
}

/// The snippet with the placeholders filled in.
pub fn filled(snippet: &str, slug: &str) -> String {
    snippet
        .replace("https://api.scalev.com", "{api}")
        .replace("https://cdn.example/v1.0.0/checkout.js", "{loader}")
        .replace("https://cdn.example/v1.0.0/checkout-….wasm", &format!("{{assets}}/{}/{}", version_folder(), wasm()))
        .replace("sha384-…", &hash())
        .replace("store_…", STORE_ID)
        .replace("sfpk_…", PUBLISHABLE_KEY)
        .replace("SECRET_SLUG", slug)
        .replace("store-id=\"", r#"api-base="{api}" store-id=""#)
        .replace("storeId:", r#"apiBase: "{api}", storeId:"#)
}

/// The file name of the preview part.
fn wasm() -> String {
    let names = manifest().into_iter().filter_map(|file| file["file"].as_str().map(str::to_owned)).collect::<Vec<_>>();
    names.into_iter().find(|name| name.starts_with("checkout-") && name.ends_with(".wasm")).expect("the wasm")
}

/// The value of `integrity` for the loader.
pub fn hash() -> String {
    hash_of("checkout.js")
}

/// The value of `integrity` for a file of the version.
pub fn hash_of(name: &str) -> String {
    let files = manifest();
    let file = files.iter().find(|file| file["file"] == name).expect("a file");
    file["sha384"].as_str().expect("text").to_owned()
}

/// The files of the version by `manifest.json`.
fn manifest() -> Vec<Value> {
    let text = fs::read_to_string(dist().join(version_folder()).join("manifest.json")).expect("a manifest");
    serde_json::from_str(&text).expect("a list")
}

/// A page with this body and without the usual script tag.
fn bare(body: String) -> Store {
    Store { script: String::new(), body, ..Store::with(&[]) }
}

fn shows_the_number(page: &Page<'_>) {
    page.wait_state("unpaid");
    assert!(page.shows("payment-code"));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

/// Records the calls in the place of the networks' scripts.
const PIXELS: &str = "<script>
window.fired = [];
window.fbq = window.gtag = (...words) => fired.push(words);
window.ttq = { track: (...words) => fired.push(words) };
window.kwaiq = { instance: () => ttq };
window.report = (...words) => fired.push(words);
</script>";
