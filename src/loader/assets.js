// The files beside checkout.js: fetched once for all elements, each checked by its hash. The build fills in __ASSETS__
// (names and hashes) and __VERSION__.
import { Failure, TAG } from "./failure.js";

const ASSETS = __ASSETS__;
const HANDOVER = Symbol.for(`${TAG}@${__VERSION__}`);

/** Milliseconds before a file is fetched again. */
const RETRY_AFTER = 1500;

// A module that uses the newest features that the wasm needs (reference types, bulk memory, multi-value, …).
const PROBE = "AGFzbQEAAAABBgFgAAJ/fwMCAQAEBAFvAAAFAwEAAAoXARUAQQBBAEEA/AsAQwAAAAD8AEEAwAs=";

// The accessor itself, because a page's <img name="currentScript"> hides the property.
const currentScript = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get.call(document);
const BASE = assetBase();

let policy;

/** Under Trusted Types a script's address needs a policy; ours only ever passes the glue. */
function trusted(url) {
  policy = policy || (window.trustedTypes && window.trustedTypes.createPolicy(TAG, { createScriptURL: (url) => url }));
  return policy ? policy.createScriptURL(url) : url;
}

function assetBase() {
  const own = /\/checkout\.js(?:[?#]|$)/;
  const scripts = currentScript ? [currentScript] : Array.from(document.scripts).filter((script) => own.test(script.src));
  const script = scripts[0];
  return script instanceof HTMLScriptElement && script.src ? new URL(".", script.src) : undefined;
}

let loading;

/** The wasm's exports and the stylesheet, once for all elements; a failure may be tried again. */
export function load(panicked) {
  loading =
    loading ||
    start(panicked).catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

async function start(panicked) {
  if (!supported()) throw new Failure("no-wasm");
  if (!BASE) throw new Failure("load");
  const wasm = twice(() => download(ASSETS.wasm));
  const style = twice(() => stylesheet());
  const glue = twice(() => script(ASSETS.glue));
  wasm.catch(() => {});
  style.catch(() => {});
  const exports = await glue;
  try {
    await exports.default({ module_or_path: await wasm });
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Browsers tell of their policy a moment after they have refused; WebKit tells it in words alone.
    await pause(100);
    throw new Failure(refused || /content security policy|\bcsp\b/i.test(String(error)) ? "csp" : "load");
  }
  exports.onPanic(() => {
    loading = undefined;
    panicked();
  });
  return { exports, style: await style };
}

function supported() {
  try {
    return WebAssembly.validate(Uint8Array.from(atob(PROBE), (char) => char.charCodeAt(0)));
  } catch (_) {
    return false;
  }
}

async function twice(attempt) {
  try {
    return await attempt();
  } catch (error) {
    if (refused) throw new Failure("csp");
    await pause(RETRY_AFTER);
    return attempt();
  }
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

async function download(asset) {
  const response = await fetch(new URL(asset.file, BASE), {
    integrity: asset.integrity,
    credentials: "omit",
    referrerPolicy: "no-referrer",
  }).catch(() => undefined);
  if (!response || !response.ok) throw new Failure("load");
  const type = response.headers.get("content-type") || "";
  // Compiled while it arrives only under the right MIME type; any other server works too.
  return type.startsWith("application/wasm") ? response : response.arrayBuffer();
}

const later = new Map();

/** What is loaded when it is wanted, once: the text of steps, the exports of a script. A failure may be tried again. */
export function wanted(name) {
  const asset = ASSETS.later[name];
  if (!later.has(name)) {
    const coming = asset.file.endsWith(".js") ? () => script(asset) : () => text(asset);
    const attempt = twice(coming);
    attempt.catch(() => later.delete(name));
    later.set(name, attempt);
  }
  return later.get(name);
}

async function text(asset) {
  return new TextDecoder().decode(await download(asset));
}

let scripts = Promise.resolve();

/** One script after the other, because all hand over their exports at the same place. */
function script(asset) {
  const coming = scripts.then(() => insert(asset));
  scripts = coming.catch(() => {});
  return coming;
}

function insert(asset) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.async = true;
    element.crossOrigin = "anonymous";
    element.integrity = asset.integrity;
    element.referrerPolicy = "no-referrer";
    element.src = trusted(new URL(asset.file, BASE).href);
    Object.defineProperty(window, HANDOVER, { value: resolve, configurable: true });
    element.onerror = () => reject(new Failure(refused ? "csp" : "load"));
    element.onload = () => element.remove();
    document.head.append(element);
  });
}

/** Resolves to a function that styles a shadow root. */
async function stylesheet() {
  const url = new URL(ASSETS.css.file, BASE);
  if (!canAdopt()) {
    return (root) => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: url.href, integrity: ASSETS.css.integrity, crossOrigin: "anonymous" });
      root.prepend(link);
    };
  }
  const rules = await text(ASSETS.css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return (root) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
}

function canAdopt() {
  return "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;
}

let refused = false;
document.addEventListener("securitypolicyviolation", (event) => {
  const ours = event.blockedURI === "wasm-eval" || (BASE && event.blockedURI.startsWith(BASE.origin));
  if (event.disposition !== "report" && ours) refused = true;
});
