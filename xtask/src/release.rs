//! Makes `dist/` of what trunk left: the demo store's page, the folder of one version and the npm package, as they are
//! published.

use std::{fs, path::Path, thread};

use anyhow::{Context, Result, anyhow};

use crate::{
    binaryen::{self, Small},
    budgets, compile,
    dist::{
        self,
        asset::{Asset, Purpose},
        page, steps,
    },
    esbuild::{self, Assets},
    glue::{self, guard},
    split::{self, Parts},
};

/// The function that the first part of the wasm is about.
const GLANCE: &str = "glance";

/// The function with which a program begins.
const MAIN: &str = "main";

/// What wasm-bindgen exports of its own, which the linker has not seen.
const OF_BINDGEN: [&str; 3] = ["__wbindgen_externrefs", "__wbindgen_start", "memory"];

/// The scripts in `src/later`.
const LATER: [&str; 2] = ["poster", "proof"];

/// Writes `dist/`, and prints its sizes.
pub fn package() -> Result<()> {
    let version = version(&read("Cargo.toml")?)?;
    let assets = assets(&version)?;
    let page = page::publish(&read("target/trunk/index.html")?, &version, &assets[0], &assets[1])?;
    dist::write(Path::new("."), Path::new("dist"), &version, &page, &assets)?;
    budgets::record(&assets)
}

/// Both parts made small at the same time: each takes some seconds.
fn smallest(staging: &Path, first: &[u8], rest: &[u8]) -> Result<[Asset; 2]> {
    let make = |purpose, name: &str, wasm: &[u8]| -> Result<Asset> {
        let Small { wasm, symbols } = binaryen::smallest(staging, name, wasm)?;
        Ok(Asset::hashed(purpose, wasm)?.with_symbols(symbols))
    };
    thread::scope(|scope| {
        let first = scope.spawn(|| make(Purpose::First, "first", first));
        let rest = make(Purpose::Rest, "rest", rest)?;
        Ok([first.join().map_err(|_| anyhow!("wasm-opt could not be run"))??, rest])
    })
}

/// Everything in the folder of a version, the loader first. It names and vouches for the others.
fn assets(version: &str) -> Result<Vec<Asset>> {
    let staging = Path::new(compile::OUTPUT);
    let glue::Short { glue, wasm, exports } = glue::shorten(staging, "scalev-checkout")?;
    let short = |name: &str| exports.get(name).with_context(|| format!("the wasm does not export {name}"));
    let entries = [(GLANCE, &**short(GLANCE)?), ("give", short("__wbindgen_malloc")?)].into();
    let linked = fs::read(compile::LINKED).with_context(|| format!("reading {}", compile::LINKED))?;
    let called = exports.keys().map(String::as_str).filter(|name| !OF_BINDGEN.contains(name)).chain([MAIN]);
    let Parts { first, rest } = split::split(&linked, &wasm, &called.collect::<Vec<_>>(), &entries, GLANCE)?;
    let [first, rest] = smallest(staging, &first, &rest)?;
    fs::write(staging.join(esbuild::GLUE), guard::guard(glue)?).context("writing the glue")?;
    let glue = Asset::hashed(Purpose::Glue, esbuild::glue(staging, version)?)?;
    let style = Asset::hashed(Purpose::Style, esbuild::style("style/checkout.css")?)?;
    let rest_style = Asset::hashed(Purpose::RestStyle, esbuild::style("style/rest.css")?)?;
    let [id, en] = steps::merge(Path::new("src/steps"))?;
    let mut later = vec![Asset::hashed(Purpose::Steps("id"), id)?, Asset::hashed(Purpose::Steps("en"), en)?];
    for name in LATER {
        later.push(Asset::hashed(Purpose::Later(name), esbuild::later(name, version)?)?);
    }
    let loader =
        esbuild::loader("src/loader.js", version, &Assets::new([&first, &rest], &glue, [&style, &rest_style], &later))?;
    let loader = Asset::named("checkout.js", Purpose::Loader, loader)?;
    let declarations = read("src/checkout.d.ts")?.into_bytes();
    let declarations = Asset::named("checkout.d.ts", Purpose::Declarations, declarations)?;

    let order_page = page::publish(&read("src/order.html")?, version, &loader, &first)?.into_bytes();
    let order_page = Asset::named("order.html", Purpose::OrderPage, order_page)?;

    let mut assets = vec![loader, first, style, rest, rest_style, glue];
    assets.append(&mut later);
    assets.extend([declarations, order_page]);
    Ok(assets)
}

/// The widget's version, from the text of the workspace's Cargo.toml.
fn version(manifest: &str) -> Result<String> {
    let manifest: toml::Table = manifest.parse().context("reading Cargo.toml")?;
    let version = manifest.get("package").and_then(|package| package.get("version"));
    let version = version.and_then(toml::Value::as_str);
    Ok(version.context("Cargo.toml has no version")?.to_owned())
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {path}"))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_the_packages_own() {
        let manifest = "[dependencies]\na = { version = \"9\" }\n[package]\nversion = \"1.2.3\"\n";
        assert_eq!(version(manifest).ok().as_deref(), Some("1.2.3"));
        assert!(version("[package]\nname = \"a\"\n").is_err());
    }
}
