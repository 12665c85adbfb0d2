//! Makes a build's `dist/` from trunk's output: the demo store's page, the folder of one version and the npm package.

use std::{collections::BTreeMap, fs, path::Path, thread};

use anyhow::{Context, Result, anyhow};

use crate::{
    binaryen::{self, Small},
    budgets,
    build::Build,
    compile,
    dist::{
        self,
        asset::{Asset, Purpose},
        page, playground, sbom, steps,
    },
    esbuild::{self, Assets, Scripts},
    glue, javascript,
    split::{self, Parts},
};

/// The stem of the wasm's files, by cargo and wasm-bindgen.
const NAME: &str = "scalev-checkout";

/// The exported function of the preview.
const PREVIEW: &str = "preview";

/// The entry point of the program.
const MAIN: &str = "main";

/// The exports that wasm-bindgen adds after linking.
const OF_BINDGEN: [&str; 3] = ["__wbindgen_externrefs", "__wbindgen_start", "memory"];

/// The scripts in `src/ondemand`.
const ON_DEMAND: [&str; 2] = ["poster", "proof"];

/// Writes a build's `dist/`, and prints the sizes of a published one.
pub fn package(build: Build) -> Result<()> {
    let version = version(&read("Cargo.toml")?)?;
    let mut assets = assets(build, &version)?;
    if build.is_published() {
        assets = in_parallel(assets, Asset::compressed)?;
    }
    let store = read(&format!("{}/index.html", build.staging()))?;
    let pages = [("index.html", store), ("playground.html", playground::page(Path::new("."))?)];
    let publish = |page: String| page::publish(&page, &version, &assets[0], &assets[1]);
    let pages: Vec<_> = pages.into_iter().map(|(name, page)| Ok((name, publish(page)?))).collect::<Result<_>>()?;
    dist::write(Path::new("."), Path::new(build.dist()), &version, &pages, &assets)?;
    match build {
        Build::Release => budgets::record(&assets),
        Build::Plain => budgets::print(&assets),
        Build::Dev => Ok(()),
    }
}

/// Every file in the folder of a version. The loader has the names and hashes of the others.
fn assets(build: Build, version: &str) -> Result<Vec<Asset>> {
    let scripts = Scripts { build, version };
    let staging = Path::new(build.staging());
    let (glue, wasm, preview) = wasm(build)?;
    fs::write(staging.join(esbuild::GLUE), glue).context("writing the glue")?;
    let style = Asset::hashed(Purpose::PreviewStyle, scripts.style("style/checkout.css")?)?;
    let rest_style = Asset::hashed(Purpose::WidgetStyle, scripts.style("style/rest.css")?)?;
    let [id, en] = steps::merge(Path::new("src/payment/steps"))?;
    let mut on_demand = vec![Asset::hashed(Purpose::Steps("id"), id)?, Asset::hashed(Purpose::Steps("en"), en)?];
    for name in ON_DEMAND {
        on_demand.push(Asset::hashed(Purpose::OnDemand(name), scripts.on_demand(name)?)?);
    }
    let glue = Asset::hashed(Purpose::Glue, scripts.glue(&on_demand, &rest_style)?)?;
    if let Some(preview) = &preview {
        fs::write(staging.join(esbuild::PREVIEW), javascript::module(staging, preview)?)
            .context("writing the preview")?;
        on_demand.push(Asset::hashed(Purpose::PreviewScript, scripts.preview()?)?);
    }
    let script = on_demand.last().filter(|asset| asset.purpose == Purpose::PreviewScript);
    let first = wasm.first().filter(|asset| asset.purpose == Purpose::Preview);
    let follow = Asset::hashed(Purpose::OnDemand("follow"), scripts.follow(first, script, [&style, &rest_style])?)?;
    let known = Assets::new(&wasm, &glue, &follow)?;
    on_demand.push(follow);
    let loader = Asset::named("checkout.js", Purpose::Loader, scripts.loader("src/loader.ts", &known, &style)?)?;
    let declarations = read("npm/checkout.d.ts")?.into_bytes();
    let declarations = Asset::named("checkout.d.ts", Purpose::Declarations, declarations)?;

    let elements =
        Asset::named("custom-elements.json", Purpose::ElementManifest, read("npm/custom-elements.json")?.into())?;
    let materials = Asset::named("sbom.cdx.json", Purpose::Materials, sbom::sbom(version)?.into())?;

    let order_page = page::publish(&read("demo/order.html")?, version, &loader, &wasm[0])?.into_bytes();
    let order_page = Asset::named("order.html", Purpose::OrderPage, order_page)?;

    let mut wasm = wasm.into_iter();
    let mut assets = vec![loader];
    assets.extend(wasm.next());
    assets.push(style);
    assets.extend(wasm);
    assets.extend([rest_style, glue]);
    assets.append(&mut on_demand);
    assets.extend([declarations, elements, materials, order_page]);
    Ok(assets)
}

/// The glue; the wasm in two parts, or the one of a build that is not split; and the first part before it is optimized,
/// which a build for development does not have.
fn wasm(build: Build) -> Result<(String, Vec<Asset>, Option<Vec<u8>>)> {
    let staging = Path::new(build.staging());
    let Some(linked) = compile::linked(build) else {
        return Ok((glue::guard(staging, NAME)?, vec![Asset::hashed(Purpose::Whole, bound(staging)?)?], None));
    };
    let glue::Short { glue, wasm, exports } = glue::shorten(staging, NAME)?;
    let Parts { first, rest } = split(linked, &wasm, &exports)?;
    if build == Build::Plain {
        let whole = small(staging, Purpose::Whole, "whole", &split::without_relocations(&bound(staging)?)?)?;
        return Ok((glue::guard(staging, NAME)?, vec![whole], Some(first)));
    }
    let parts = vec![(Purpose::Preview, "first", first.clone()), (Purpose::Widget, "rest", rest)];
    let parts = in_parallel(parts, |(purpose, name, wasm)| small(staging, purpose, name, &wasm))?;
    Ok((glue, parts, Some(first)))
}

/// Splits the wasm with short names, whose `exports` are these.
fn split(linked: &str, wasm: &[u8], exports: &BTreeMap<String, String>) -> Result<Parts> {
    let short = |name: &str| exports.get(name).with_context(|| format!("the wasm does not export {name}"));
    let entries = [(PREVIEW, &**short(PREVIEW)?), ("give", short("__wbindgen_malloc")?)].into();
    let linked = fs::read(linked).with_context(|| format!("reading {linked}"))?;
    let called = exports.keys().map(String::as_str).filter(|name| !OF_BINDGEN.contains(name)).chain([MAIN]);
    split::split(&linked, wasm, &called.collect::<Vec<_>>(), &entries, PREVIEW)
}

/// The wasm that wasm-bindgen wrote.
fn bound(staging: &Path) -> Result<Vec<u8>> {
    let path = staging.join(format!("{NAME}_bg.wasm"));
    fs::read(&path).with_context(|| format!("reading {}", path.display()))
}

fn small(staging: &Path, purpose: Purpose, name: &str, wasm: &[u8]) -> Result<Asset> {
    let Small { wasm, symbols } = binaryen::smallest(staging, name, wasm)?;
    Ok(Asset::hashed(purpose, wasm)?.with_symbols(symbols))
}

/// Runs all in parallel: some take seconds.
fn in_parallel<T: Send>(items: Vec<T>, make: impl Fn(T) -> Result<Asset> + Sync) -> Result<Vec<Asset>> {
    thread::scope(|scope| {
        let threads: Vec<_> = items.into_iter().map(|item| scope.spawn(|| make(item))).collect();
        let made = threads.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a thread panicked"))?);
        made.collect()
    })
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
