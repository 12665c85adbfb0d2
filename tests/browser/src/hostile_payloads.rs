//! Injection by payloads: markup in every text, a script in every link. None of it may become an element or a URL.
//!
//! One wasm checks URLs and writes texts as text in every engine, so that one gateway is enough in Firefox and WebKit.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    harness::{Stage, Store, Test, in_one_engine},
    support::fixture,
};

/// Replaces every text that is not an address.
const MARKUP: &str = r#""><img src=x onerror="owned.push(1)"><script>owned.push(2)</script></style></textarea>
<iframe srcdoc="<script>parent.owned.push(3)</script>"></iframe><svg onload="owned.push(4)"><a href="javascript:owned.push(5)">x</a>"#;

/// Each replaces every text that is an address.
const ADDRESSES: [&str; 9] = [
    "javascript:owned.push(6)",
    "java\nscript:owned.push(7)",
    "\u{1}JaVaScRiPt:owned.push(8)",
    "data:text/html,<script>parent.owned.push(9)</script>",
    "vbscript:owned",
    "intent://evil.example/#Intent;scheme=https;S.browser_fallback_url=javascript:owned;end",
    "intent://scan/#Intent;scheme=file;package=com.evil;end",
    "blob:https://evil.example/1",
    "https://good.example@evil.example/",
];

pub fn tests() -> Vec<Test> {
    let test = |folder: &'static str| {
        Test::new(module_path!(), folder, move |stage| markup_and_scripts_stay_text(stage, folder))
    };
    let all = fixture::gateways().into_iter().chain(["scalev"]).map(test).collect();
    in_one_engine(all, &["xendit"])
}

fn markup_and_scripts_stay_text(stage: &Stage<'_>, gateway: &str) {
    let body = r#"<div id="place"><a href="/hosted">Lanjutkan pembayaran</a></div>"#.to_owned();
    let head = "<script>window.owned = []</script>".to_owned();
    let page = stage.open(&Store { head, body, ..Store::with(&[]) });
    page.wait("the global", |page| page.script("return typeof ScalevCheckout") == "object");
    let mut tried = 0;
    for payload in payloads(gateway) {
        let found = page.wait_script(TRY, vec![payload.clone(), json!(MARKUP), json!(ADDRESSES)]);
        assert_eq!(found["wrong"], json!([]), "{payload}");
        tried += found["tried"].as_u64().expect("a number");
    }
    assert!(tried > 0);
    assert_eq!(page.script("return owned"), json!([]));
    assert_eq!(page.uncaught(), Vec::<String>::new());
}

fn payloads(gateway: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(gateway);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = files.map(|entry| entry.expect("a readable entry").path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    let payloads: Vec<Value> = files
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect();
    assert!(!payloads.is_empty(), "no fixtures in {}", folder.display());
    payloads
}

/// Replaces each text in a widget of its own, `AT_ONCE` widgets at a time.
const TRY: &str = r##"
const [payload, markup, addresses, done] = arguments;
const texts = (value, path = []) => typeof value === "string" ? [path]
  : value && typeof value === "object" ? Object.keys(value).flatMap((key) => texts(value[key], [...path, key])) : [];
const spoiled = (path, text) => {
  const copy = structuredClone(payload);
  path.slice(0, -1).reduce((value, key) => value[key], copy)[path.at(-1)] = text;
  return copy;
};
// Messages, because nested timers take at least four milliseconds.
const { port1, port2 } = new MessageChannel();
const yieldTask = () => new Promise((go) => { port1.onmessage = go; port2.postMessage(0); });
const original = (path) => path.reduce((value, key) => value[key], payload);
const wrong = (root) => {
  const element = root.querySelector("script, iframe, object, embed, style, link, [onerror], [onload], [srcdoc], font");
  const link = [...root.querySelectorAll("a")].find(({ protocol, username }) =>
    ["javascript:", "data:", "vbscript:", "intent:", "blob:", "file:", "about:"].includes(protocol) || username);
  const image = [...root.querySelectorAll("img")].find(({ src }) => !/^(https:|data:image\/)/.test(src));
  return [element, link, image].filter(Boolean).map((found) => found.outerHTML)[0];
};
const place = document.querySelector("#place");
const mounted = ([path, text]) => {
  const own = place.cloneNode(true);
  place.after(own);
  return [path, own, ScalevCheckout.mount(own, { payment: spoiled(path, text) })];
};
const AT_ONCE = 12;
(async () => {
  const found = { tried: 0, wrong: [] };
  const trials = texts(payload).flatMap((path) => {
    const address = /^[a-z]+:\/\//.test(original(path));
    return (address ? addresses : [markup]).map((text) => [path, text]);
  });
  while (trials.length) {
    const all = trials.splice(0, AT_ONCE).map(mounted);
    while (all.some(([, , { element }]) => element.dataset.state === "loading")) await yieldTask();
    await yieldTask();
    for (const [path, own, { element, unmount }] of all) {
      const bad = wrong(element.shadowRoot);
      if (bad) found.wrong.push(`${path.join(".")}: ${bad}`);
      found.tried += 1;
      unmount();
      own.remove();
    }
  }
  return found;
})().then(done, (error) => done({ wrong: [String(error)] }));"##;
