// The script tag: defines <scalev-checkout>, asks for the payment and for the wasm at the same time, and leaves the
// merchant's own link in place until the first screen stands. A classic script without dependencies; the build fills in
// __VERSION__ and __ASSETS__ (names and hashes of the files beside it).
(() => {
  "use strict";

  const TAG = "scalev-checkout";
  const VERSION = __VERSION__;
  const ASSETS = __ASSETS__;
  const KEY_HEADER = "X-Scalev-Storefront-Api-Key";
  const HANDOVER = Symbol.for(`${TAG}@${VERSION}`);

  /** Milliseconds: the create request as a whole, a pause before an asset is fetched again, the wait for the assets. */
  const CREATE_LIMIT = 20000;
  const RETRY_AFTER = 1500;
  const LOAD_LIMIT = 8000;

  const ATTRIBUTES = [
    "store-id",
    "publishable-key",
    "order",
    "payment-url",
    "status-url",
    "api-base",
    "locale",
    "heading-level",
  ];
  const OPTIONS = [...ATTRIBUTES, "theme"];

  const ADVICE = {
    load: "a file of the widget did not load: serve the whole version folder, with CORS, beside checkout.js",
    timeout: "the widget's files did not arrive in time; it goes on trying",
    "no-wasm": "this browser cannot run the widget; the buyer sees the link inside the element",
    csp: "the page's policy forbids the widget: allow its origin and 'wasm-unsafe-eval' in script-src",
    panic: "the widget stopped after an error of its own; the buyer sees the link inside the element",
  };

  // A module that uses the newest features that the wasm needs (reference types, bulk memory, multi-value, …).
  const PROBE = "AGFzbQEAAAABBgFgAAJ/fwMCAQAEBAFvAAAFAwEAAAoXARUAQQBBAEEA/AsAQwAAAAD8AEEAwAs=";

  if (customElements.get(TAG)) {
    console.warn(`[${TAG}] is loaded twice; the first one stays`);
    return;
  }

  // The accessor itself, because a page's <img name="currentScript"> hides the property.
  const currentScript = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get.call(document);
  const BASE = assetBase();
  const trusted = window.trustedTypes
    ? window.trustedTypes.createPolicy(TAG, { createScriptURL: (url) => url })
    : { createScriptURL: (url) => url };

  function assetBase() {
    const own = /\/checkout\.js(?:[?#]|$)/;
    const scripts = currentScript ? [currentScript] : Array.from(document.scripts).filter((script) => own.test(script.src));
    const script = scripts[0];
    return script instanceof HTMLScriptElement && script.src ? new URL(".", script.src) : undefined;
  }

  // ---------------------------------------------------------------- assets

  let loading;

  /** The wasm's exports and the stylesheet, once for all elements; a failure may be tried again. */
  function load() {
    loading =
      loading ||
      start().catch((error) => {
        loading = undefined;
        throw error;
      });
    return loading;
  }

  async function start() {
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
      // The browser tells of its policy a moment after it has refused.
      await pause(100);
      throw new Failure(refused ? "csp" : "load");
    }
    exports.onPanic(panicked);
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

  function script(asset) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.async = true;
      element.crossOrigin = "anonymous";
      element.integrity = asset.integrity;
      element.referrerPolicy = "no-referrer";
      element.src = trusted.createScriptURL(new URL(asset.file, BASE).href);
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
    const body = await download(ASSETS.css);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(new TextDecoder().decode(body));
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

  class Failure extends Error {
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  // ---------------------------------------------------------------- the first request

  /** Posts for the payment: [response, body]. Rejects with "timeout" or "network". */
  async function post(url, key, signal) {
    const limit = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      limit.abort();
    }, CREATE_LIMIT);
    const stop = () => limit.abort();
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    try {
      return await alone(url, limit.signal, async () => {
        const response = await fetch(url, {
          method: "POST",
          headers: key ? { Accept: "application/json", [KEY_HEADER]: key } : { Accept: "application/json" },
          // A merchant's own backend knows the buyer by its cookies; nobody else gets any.
          credentials: key ? "omit" : "same-origin",
          referrerPolicy: "no-referrer",
          redirect: "error",
          cache: "no-store",
          signal: limit.signal,
        });
        return [response, await response.text()];
      });
    } catch (_) {
      throw late ? "timeout" : "network";
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  /** One create for an order at a time: in every tab where the browser has locks, else in this page. */
  function alone(url, signal, work) {
    const name = `${TAG}:create:${hash(url)}`;
    if (navigator.locks && navigator.locks.request) return navigator.locks.request(name, { signal }, work);
    const turn = (queue.get(name) || Promise.resolve()).then(work);
    queue.set(name, turn.catch(() => {}));
    return turn;
  }

  const queue = new Map();

  /** The slug in the URL opens the order and is not for other scripts to see. */
  function hash(text) {
    let hash = 0x811c9dc5;
    for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
    return (hash >>> 0).toString(16);
  }

  /** What the element asks for, when it is so plainly right that the request may go out before the wasm has looked. */
  function plainRequest(host) {
    const read = (name) => (host.getAttribute(name) || "").trim();
    const [key, store, order] = [read("publishable-key"), read("store-id"), read("order")];
    const api = read("api-base").replace(/\/$/, "") || "https://api.scalev.com";
    const token = /^[\w-]{1,128}$/;
    const right =
      /^sfpk_[\w-]{1,128}$/.test(key) &&
      token.test(store) &&
      token.test(order) &&
      order !== "auto" &&
      /^(https:\/\/[a-z\d.-]+\.[a-z]+|https?:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/.test(api);
    return right && !read("payment-url") ? [`${api}/v3/stores/${store}/public/orders/${order}/payment`, key] : undefined;
  }

  // ---------------------------------------------------------------- the element

  /** Payloads that pages handed over, as JSON text. */
  const payments = new WeakMap();

  /** What an element has while it stands in the page. */
  const lives = new Map();

  class ScalevCheckoutElement extends HTMLElement {
    static get observedAttributes() {
      return ATTRIBUTES;
    }

    connectedCallback() {
      if (!lives.has(this)) begin(this);
    }

    disconnectedCallback() {
      // An element that is moved is back at once; its payment goes on.
      Promise.resolve().then(() => this.isConnected || end(this));
    }

    attributeChangedCallback(_name, before, after) {
      const life = lives.get(this);
      if (life && before !== after) refresh(this, life);
    }
  }

  function begin(host) {
    const root = host.shadowRoot || host.attachShadow({ mode: "open" });
    const placeholder = skeleton();
    root.replaceChildren ? root.replaceChildren(placeholder) : root.append(placeholder);
    const life = { root, placeholder, removal: new AbortController(), early: undefined, checkout: undefined };
    lives.set(host, life);
    host.setAttribute("data-state", "loading");
    const request = payments.has(host) ? undefined : plainRequest(host);
    if (request) {
      life.early = { request: request.join(), answer: post(...request, life.removal.signal) };
      life.early.answer.catch(() => {});
    }
    run(host, life);
  }

  /** Keeps the place of the card, with the merchant's link in it. Styled through the CSSOM, which no policy forbids. */
  function skeleton() {
    const grey = "rgba(128,140,155,.16)";
    const bar = (top, width, height) => `linear-gradient(${grey},${grey}) 16px ${top}px/${width} ${height}px no-repeat`;
    const placeholder = document.createElement("div");
    placeholder.style.cssText =
      "box-sizing:border-box;max-width:480px;min-height:520px;margin:0 auto;padding:420px 16px 16px;text-align:center;" +
      `border-radius:16px;border:1px solid ${grey};` +
      `background:${bar(16, "45%", 16)},${bar(56, "60%", 32)},${bar(112, "40%", 36)},${bar(180, "calc(100% - 32px)", 200)}`;
    placeholder.append(document.createElement("slot"));
    return placeholder;
  }

  async function run(host, life) {
    const slow = setTimeout(() => report(host, "timeout"), LOAD_LIMIT);
    try {
      const { exports, style } = await load();
      if (lives.get(host) !== life) return;
      if (!life.styled) style(life.root);
      life.styled = true;
      life.checkout = new exports.Checkout(host, life.root, bridge(host, life));
    } catch (error) {
      if (lives.get(host) === life) fail(host, error instanceof Failure ? error.code : "load");
    } finally {
      clearTimeout(slow);
    }
  }

  /** What the wasm asks of its element. */
  function bridge(host, life) {
    return {
      create(...request) {
        const { early } = life;
        life.early = undefined;
        if (early && early.request === request.join()) return early.answer;
        return post(...request, life.removal.signal);
      },
      payment: () => payments.get(host),
      rendered() {
        life.placeholder.remove();
      },
    };
  }

  /** Several attributes are often set one after the other: they are read together. */
  function refresh(host, life) {
    if (life.refreshing) return;
    life.refreshing = true;
    Promise.resolve().then(() => {
      life.refreshing = false;
      if (lives.get(host) === life && life.checkout) life.checkout.attributesChanged();
    });
  }

  function end(host) {
    const life = lives.get(host);
    if (!life) return;
    lives.delete(host);
    life.removal.abort();
    if (life.checkout) life.checkout.free();
    if (life.root.adoptedStyleSheets) life.root.adoptedStyleSheets = [];
    while (life.root.firstChild) life.root.firstChild.remove();
    host.removeAttribute("data-state");
  }

  /** The widget cannot run: what the merchant wrote inside the element is what the buyer has. */
  function fail(host, code) {
    const { root, placeholder } = lives.get(host);
    while (root.firstChild) root.firstChild.remove();
    placeholder.removeAttribute("style");
    root.append(placeholder);
    host.setAttribute("data-state", "unavailable");
    report(host, code);
  }

  function report(host, code) {
    console.error(`[${TAG}] ${code}: ${ADVICE[code]}`);
    const detail = { status: host.getAttribute("data-state"), code };
    host.dispatchEvent(new CustomEvent(`${TAG}:error`, { bubbles: true, composed: true, detail }));
  }

  /** After a panic the wasm is dead for every element. */
  function panicked() {
    loading = undefined;
    for (const [host, life] of lives) {
      life.checkout = undefined;
      life.removal.abort();
      fail(host, "panic");
    }
  }

  // ---------------------------------------------------------------- the global

  /** Puts a checkout into `target` and hands out the way to steer it. What stood in `target` becomes its fallback. */
  function mount(target, options) {
    const place = typeof target === "string" ? document.querySelector(target) : target;
    if (!(place instanceof Element)) throw new TypeError(`${TAG}: mount needs an element or a selector that finds one`);
    const host = document.createElement(TAG);
    set(host, options);
    host.append(...place.childNodes);
    place.append(host);
    return Object.freeze({
      element: host,
      update: (changes) => set(host, changes),
      checkStatus() {
        const life = lives.get(host);
        if (life && life.checkout) life.checkout.checkStatus();
      },
      unmount() {
        if (!host.isConnected) return;
        place.append(...host.childNodes);
        host.remove();
      },
    });
  }

  function set(host, options) {
    if (own(options, "payment")) {
      payments.set(host, JSON.stringify(options.payment));
      const life = lives.get(host);
      if (life) refresh(host, life);
    }
    for (const name of OPTIONS) {
      const option = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
      if (!own(options, option)) continue;
      const value = options[option];
      value === undefined || value === null ? host.removeAttribute(name) : host.setAttribute(name, value);
    }
  }

  /** Only what the page itself has set: a polluted prototype sets nothing. */
  function own(options, name) {
    return Object.prototype.hasOwnProperty.call(options || {}, name);
  }

  customElements.define(TAG, ScalevCheckoutElement);
  Object.defineProperty(window, "ScalevCheckout", {
    value: Object.freeze({ version: VERSION, mount }),
    enumerable: true,
    configurable: true,
  });
})();
