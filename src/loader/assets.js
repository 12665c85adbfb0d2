// The files beside checkout.js: fetched once for all elements, each checked by its hash. The build fills in __ASSETS__
// (names and hashes), __VERSION__ and __SPLIT__ (whether the wasm has a first part; else `rest` is the whole of it).
import { page } from "./document.js";
import { Failure, TAG } from "./failure.js";
import { zone } from "./glance.js";

const ASSETS = __ASSETS__;
const HANDOVER = Symbol.for(`${TAG}@${__VERSION__}`);

/** Milliseconds before a file is fetched again. */
const RETRY_AFTER = 1500;

// A module that uses the newest features that the wasm needs (reference types, bulk memory, multi-value, …).
const PROBE = "AGFzbQEAAAABBgFgAAJ/fwMCAQAEBAFvAAAFAwEAAAoXARUAQQBBAEEA/AsAQwAAAAD8AEEAwAs=";

const BASE = assetBase();

let policy;

/** Under Trusted Types a script's address needs a policy; ours only ever passes our own scripts. */
function trusted(url) {
  // Where the browser has none, an element of the page may stand there by its id.
  const types = window.trustedTypes;
  const makes = types && typeof types.createPolicy === "function";
  policy = policy || (makes && types.createPolicy(TAG, { __proto__: null, createScriptURL: (url) => url }));
  return policy ? policy.createScriptURL(url) : url;
}

function assetBase() {
  const own = /\/checkout\.js(?:[?#]|$)/;
  const script = page.currentScript || Array.from(page.scripts).find((script) => own.test(script.src));
  return script instanceof HTMLScriptElement && script.src ? new URL(".", script.src) : undefined;
}

let loading;

/** The wasm's exports and the stylesheets, once for all elements; a failure may be tried again. */
export function load(panicked) {
  loading =
    loading ||
    start(panicked).catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

let first;
let style;

/** The first part of the wasm, compiled, and a function that styles a shadow root, once for all elements. */
export async function opened() {
  if (!BASE) throw new Failure("load");
  if (__SPLIT__) first = first || compiled(twice(ASSETS.first, download));
  style = style || twice(ASSETS.css[0], stylesheet);
  const both = Promise.all([first, style]);
  both.catch(() => (first = style = undefined));
  return both;
}

async function start(panicked) {
  if (!supported()) throw new Failure("no-wasm");
  const both = opened();
  both.catch(() => {});
  // What follows would delay the first look on a slow line.
  /** @type {WebAssembly.Module} */
  const base = __SPLIT__ && (await (first || both));
  const rest = compiled(twice(ASSETS.rest, download));
  rest.catch(() => {});
  const restStyle = twice(ASSETS.css[1], stylesheet);
  restStyle.catch(() => {});
  const exports = await twice(ASSETS.glue, script);
  // The wasm will ask for it too, and the second answer comes at once.
  zone();
  let stopped = false;
  const stop = (place) => {
    if (stopped) return;
    stopped = true;
    loading = undefined;
    panicked(place);
  };
  exports.onStop(stop);
  const part = await rest;
  try {
    if (__SPLIT__) exports.standOn((await WebAssembly.instantiate(base)).exports);
    await exports.default({ module_or_path: part });
  } catch (error) {
    throw await refusal(error);
  }
  if (stopped) throw new Failure("panic");
  return { exports, styles: [(await both)[1], await restStyle] };
}

async function compiled(coming) {
  const source = await coming;
  try {
    return await (source instanceof Response ? WebAssembly.compileStreaming(source) : WebAssembly.compile(source));
  } catch (error) {
    throw await refusal(error);
  }
}

/** Why the browser does not run the wasm. WebKit tells of its policy in words alone. */
async function refusal(error) {
  await settled();
  return new Failure(refused || /content security policy|\bcsp\b/i.test(String(error)) ? "csp" : "no-wasm");
}

/** Whether the browser runs the wasm, as far as can be told without it. */
export function supported() {
  try {
    return WebAssembly.validate(Uint8Array.from(atob(PROBE), (char) => char.charCodeAt(0)));
  } catch (_) {
    return false;
  }
}

/** `attempt` at a file, and another one a little later; `again` passes a spoiled copy in the browser's cache. */
async function twice(asset, attempt) {
  try {
    return await attempt(asset);
  } catch (_) {
    if (!refused) await pause(RETRY_AFTER);
  }
  try {
    if (!refused) return await attempt(asset, true);
  } catch (_) {
    await settled();
  }
  if (refused) throw new Failure("csp");
  const code = await cause(asset);
  try {
    // On a line that comes and goes it may be the right one by now.
    if (code === "integrity") return await attempt(asset);
  } catch (_) {}
  throw new Failure(code);
}

/** Why a file did not come: browsers do not say. It is asked for once more, unchecked, and not used. */
async function cause(asset) {
  try {
    const response = await ask(asset, { cache: "reload" });
    await response.arrayBuffer();
    const script = /\b(java|ecma)script\b/i.test(response.headers.get("content-type"));
    return response.ok && (script || !asset.file.endsWith(".js")) ? "integrity" : "load";
  } catch (_) {
    return "load";
  }
}

/** Browsers tell of their policy a moment after they have refused. */
function settled() {
  return pause(100);
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

async function download(asset, again) {
  const response = await ask(asset, { integrity: asset.integrity, cache: again ? "reload" : "default" });
  if (!response.ok) throw new Failure("load");
  const type = response.headers.get("content-type") || "";
  // Compiled while it arrives only under the right MIME type; any other server works too.
  return type.startsWith("application/wasm") ? response : response.arrayBuffer();
}

function ask(asset, options) {
  const always = { credentials: "omit", referrerPolicy: "no-referrer" };
  return fetch(new URL(asset.file, BASE), Object.assign(Object.create(null), always, options));
}

const later = new Map();

/** What is loaded when it is wanted, once: the text of steps, the exports of a script. A failure may be tried again. */
export function wanted(name) {
  const asset = ASSETS.later[name];
  if (!later.has(name)) {
    const attempt = twice(asset, asset.file.endsWith(".js") ? script : text);
    attempt.catch(() => later.delete(name));
    later.set(name, attempt);
  }
  return later.get(name);
}

async function text(asset, again) {
  return new TextDecoder().decode(/** @type {ArrayBuffer} */ (await download(asset, again)));
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
    const element = page.createElement("script");
    element.async = true;
    element.crossOrigin = "anonymous";
    element.integrity = asset.integrity;
    element.referrerPolicy = "no-referrer";
    element.src = trusted(new URL(asset.file, BASE).href);
    Object.defineProperty(window, HANDOVER, { __proto__: null, value: resolve, configurable: true });
    element.onerror = reject;
    // Whatever it has handed over by now is what counts.
    element.onload = () => {
      element.remove();
      reject(new Failure("load"));
    };
    page.head.append(element);
  });
}

/** Resolves to a function that styles a shadow root. */
async function stylesheet(asset, again) {
  if (!canAdopt()) {
    return (root) => {
      const link = page.createElement("link");
      const href = new URL(asset.file, BASE).href;
      Object.assign(link, { rel: "stylesheet", href, integrity: asset.integrity, crossOrigin: "anonymous" });
      root.insertBefore(link, root.querySelector(":not(link)"));
    };
  }
  const rules = await text(asset, again);
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
page.addEventListener("securitypolicyviolation", ({ blockedURI, disposition, sample }) => {
  const wasm = blockedURI === "wasm-eval";
  const policy = blockedURI === "trusted-types-policy" && sample === TAG;
  const file = BASE && blockedURI.startsWith(BASE.origin);
  if (disposition !== "report" && (wasm || policy || file)) refused = true;
});
