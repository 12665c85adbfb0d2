//! The pages in `examples/`, built with the frameworks that their lock files pin: an order is opened on each, and paid.
//!
//! `xtask/setup/tools --browsers` installs the frameworks once per lock file. A build is kept below `target/examples` until its
//! sources or the package change.

use std::{
    env, fs, io,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use sandbox::{Action, NewOrder, PUBLISHABLE_KEY, STORE_ID};
use serde_json::Value;

use crate::{
    bundle::run,
    harness::{Page, Process, Stage, Test, dist, tests, version_folder, workspace},
};

pub fn tests() -> Vec<Test> {
    tests![plain, next, astro]
}

/// Engines that reach one framework's build at the same time wait for it.
static BUILDS: Mutex<()> = Mutex::new(());

/// The time for a server to listen.
const PATIENCE: Duration = Duration::from_secs(30);

fn file(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn example(name: &str) -> PathBuf {
    workspace().join("examples").join(name)
}

/// A page as a merchant fills it in, for this sandbox, whose own page of the order has no slash at its end.
fn filled_in(stage: &Stage<'_>, html: &str) -> String {
    let key = format!(r#"publishable-key="{PUBLISHABLE_KEY}" api-base="{}""#, stage.sandbox.api());
    let manifest: Vec<Value> =
        serde_json::from_str(&file(&dist().join(version_folder()).join("manifest.json"))).expect("JSON");
    let entry =
        |file: &str| manifest.iter().find(|entry| entry["file"].as_str().is_some_and(|name| name.starts_with(file)));
    let loader = entry("checkout.js").expect("the loader");
    let wasm = manifest.iter().filter_map(|entry| entry["file"].as_str()).find(|name| name.ends_with(".wasm"));
    html.replace("store_…", STORE_ID)
        .replace(r#"publishable-key="sfpk_…""#, &key)
        .replace("sha384-…", loader["sha384"].as_str().expect("a hash"))
        .replace("checkout-….wasm", wasm.expect("a wasm"))
        .replace("https://cdn.example", stage.sandbox.assets())
        .replace("https://api.scalev.com", stage.sandbox.api())
}

fn is_paid(stage: &Stage<'_>, page: &Page<'_>, slug: &str) {
    page.wait_state("unpaid");
    assert_eq!(page.text("bank"), "BCA");
    let words = "Dibayar sebelum pukul 15.00, dikirim hari ini.";
    page.wait("the whole widget, with the shop's own words", |page| page.visible_text().contains(words));
    stage.act(slug, Action::Pay);
    page.click("check-status");
    page.wait_state("paid");
}

fn plain(stage: &Stage<'_>) {
    let order = stage.order(NewOrder::of("va_bca"));
    let html = filled_in(stage, &file(&example("plain").join("order.html")));
    let page = stage.open_page(&format!("/o/{}/", order.slug), &html);
    is_paid(stage, &page, &order.slug);
    let title = format!("Lunas · {}", order.order_id);
    page.wait("the page's title", |page| page.script("return document.title") == *title);
    assert!(page.visible_text().contains("Nomor resi kami kirim lewat WhatsApp."));
}

fn next(stage: &Stage<'_>) {
    let folder = built("next", &["node_modules/next/dist/bin/next", "build"], &[]);
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
    let mut server = Command::new("node");
    server.args(["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", &port.to_string()]);
    server.current_dir(folder).env("NEXT_TELEMETRY_DISABLED", "1").envs([
        ("CHECKOUT_SRC", stage.loader()),
        ("SCALEV_STORE_ID", STORE_ID.to_owned()),
        ("SCALEV_PUBLISHABLE_KEY", PUBLISHABLE_KEY.to_owned()),
        ("SCALEV_API_BASE", stage.sandbox.api().to_owned()),
    ]);
    let _server = Process::start(&mut server).expect("a server");
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < deadline, "Next.js does not listen");
        thread::sleep(Duration::from_millis(100));
    }
    let origin = format!("http://127.0.0.1:{port}");
    stage.sandbox.add_origin(&origin);
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_url(&format!("{origin}/o/{}", order.slug));
    is_paid(stage, &page, &order.slug);
    let thanks = format!("Pesanan {} sudah lunas.", order.order_id);
    page.wait("the callback", |page| page.script("return document.querySelector('#thanks')?.textContent") == *thanks);
}

fn astro(stage: &Stage<'_>) {
    let settings = [("PUBLIC_SCALEV_STORE_ID", "store_…"), ("PUBLIC_SCALEV_PUBLISHABLE_KEY", "sfpk_…")];
    let folder = built("astro", &["node_modules/astro/astro.js", "build"], &settings);
    let html = filled_in(stage, &file(&folder.join("dist/o/index.html")));
    let order = stage.order(NewOrder::of("va_bca"));
    let page = stage.open_page(&format!("/o/{}/", order.slug), &html);
    is_paid(stage, &page, &order.slug);
    let thanks = format!("Pesanan {} sudah lunas.", order.order_id);
    page.wait("the listener", |page| page.script("return document.querySelector('#thanks').textContent") == *thanks);
}

/// The folder in which an example was built by this script of Node's.
fn built(name: &str, script: &[&str], settings: &[(&str, &str)]) -> PathBuf {
    let _turn = BUILDS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let folder = workspace().join("target/examples").join(name);
    let sources = sources(&example(name));
    let package = dist().join("npm");
    let state = sources.iter().map(|path| file(&example(name).join(path))).collect::<String>()
        + &file(&package.join("package.json"))
        + &file(&package.join("index.js"))
        + &file(&package.join("react.js"));
    let stamp = folder.join("built-from");
    if fs::read_to_string(&stamp).is_ok_and(|built| built == state) {
        return folder;
    }
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => panic!("{}: {error}", folder.display()),
        _ => fs::create_dir_all(&folder).expect("a folder"),
    }
    for path in &sources {
        let to = folder.join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(example(name).join(path), to).expect("a source");
    }
    let installed =
        env::var_os(format!("EXAMPLE_{}", name.to_uppercase())).expect("run it with `xtask/setup/tools --browsers`");
    // Hard links where the cache is on the same disk: bundlers refuse links that lead out of the project.
    let installed = Path::new(&installed).join("examples").join(name).join("node_modules");
    let linked = Command::new("cp").arg("-al").arg(&installed).arg(&folder).status();
    if !linked.is_ok_and(|status| status.success()) {
        run(Command::new("cp").arg("-a").arg(&installed).arg(&folder));
    }
    let scope = folder.join("node_modules/@scalev");
    fs::remove_dir_all(scope.join("checkout")).expect("the stub of the package");
    run(Command::new("cp").arg("-r").arg(&package).arg(scope.join("checkout")));
    let mut node = Command::new("node");
    node.args(script).current_dir(&folder).envs(settings.iter().copied());
    // The tests' own libraries are no part of the example.
    node.env_remove("NODE_PATH").env("NEXT_TELEMETRY_DISABLED", "1").env("ASTRO_TELEMETRY_DISABLED", "1");
    run(&mut node);
    fs::write(&stamp, state).expect("a stamp");
    folder
}

/// The files of an example, by their paths in it; a developer may have built it in place.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path).expect("a folder").flatten() {
            let name = entry.file_name();
            if ["node_modules", ".next", ".astro", "dist"].iter().any(|made| name == *made) {
                continue;
            }
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path().strip_prefix(folder).expect("a path in it").to_owned());
            }
        }
    }
    found.sort();
    found
}
