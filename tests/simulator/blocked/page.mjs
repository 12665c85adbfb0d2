// One load of the shop's page in a browser without WebAssembly: the loader runs as it is, on a made-up document, time and
// network. A browser locked down has no locks, no service worker and no file reader either.
import { createCipheriv, createDecipheriv, createHash, randomFillSync } from "node:crypto";
import { setMaxListeners } from "node:events";
import { SCRIPTS } from "./bundle.mjs";
import { drawing } from "./drawing.mjs";
import { Document, Element } from "./nodes.mjs";
import { stateIn } from "./server.mjs";

const TAG = "scalev-checkout";

/** The bytes after an AES-GCM text by which its change is seen. */
const SEAL = 16;

/** By Node's own functions, which end at once. */
const subtle = {
  digest: async (_, bytes) => createHash("sha256").update(bytes).digest(),
  importKey: async (_, bytes) => bytes,
  async encrypt({ iv }, key, bytes) {
    const cipher = createCipheriv("aes-256-gcm", key, iv);
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  },
  async decrypt({ iv }, key, bytes) {
    const decipher = createDecipheriv("aes-256-gcm", key, iv);
    decipher.setAuthTag(bytes.slice(-SEAL));
    return Buffer.concat([decipher.update(bytes.slice(0, -SEAL)), decipher.final()]);
  },
};

/** Its items are properties, as those of a browser's. */
export class Storage {
  getItem(name) {
    return this[name] ?? null;
  }
  setItem(name, value) {
    this[name] = value;
  }
  removeItem(name) {
    delete this[name];
  }
}

export class Page {
  document = new Document();
  requests = [];
  timers = new Set();
  actions = [];
  paid = 0;
  /** The state in the last answer that has arrived. */
  reported = undefined;
  errors = [];

  /** `type`: 0, or 1 where the page is loaded again. `drawn` is called after the module has drawn. */
  constructor({ device, network, session, local, type, drawn }) {
    Object.assign(this, { device, network });
    const { document } = this;
    const classes = new Map();
    const page = this;
    const window = {
      document,
      Document,
      Element,
      HTMLElement: class extends Element {
        localName = TAG;
      },
      CustomEvent: class {
        constructor(type, { detail }) {
          Object.assign(this, { type, detail });
        }
      },
      ShadowRoot: class {},
      CSSStyleSheet: class {
        replaceSync() {}
      },
      MutationObserver: class {
        observe() {}
        disconnect() {}
        takeRecords() {
          return [];
        }
      },
      MessageChannel: class {
        port1 = { close() {} };
        port2 = { postMessage: () => device.plan(0, page, () => this.port1.onmessage()) };
      },
      Date: class extends Date {
        constructor(...words) {
          words.length ? super(...words) : super(device.wall);
        }
        static now() {
          return device.wall;
        }
      },
      performance: { now: () => device.at, navigation: { type } },
      setTimeout: (act, millis) => {
        const timer = device.plan(millis, page, () => {
          page.timers.delete(timer);
          act();
        });
        page.timers.add(timer);
        return timer;
      },
      clearTimeout: (timer) => {
        page.timers.delete(timer);
        device.cancel(timer);
      },
      sessionStorage: session,
      localStorage: local,
      crypto: { subtle, getRandomValues: randomFillSync },
      navigator: { userAgent: "", clipboard: { writeText: async () => {} } },
      location: { href: document.baseURI },
      matchMedia: () => ({ matches: false }),
      fetch: (url, options) => this.#fetch(String(url), options),
      console: { error() {}, warn: (text) => this.errors.push(text) },
      customElements: { define: (name, made) => classes.set(name, made), get: (name) => classes.get(name) },
      AbortController: class extends AbortController {
        constructor() {
          super();
          setMaxListeners(0, this.signal);
        }
      },
      WebAssembly: undefined,
      drawing: () => drawing(drawn),
      opener: null,
      addEventListener: (...words) => document.addEventListener(...words),
      removeEventListener: (...words) => document.removeEventListener(...words),
    };
    window.window = window.top = window.globalThis = window;
    this.window = window;
    document.head.append = (script) => this.#load(script);
    this.#run("checkout.js", this.#script("https://cdn.example/v0/checkout.js"));
    this.listeners = document.listenerCount;
    this.host = new (classes.get(TAG))();
    for (const [name, value] of [
      ["store-id", "store_1"],
      ["publishable-key", "sfpk_1"],
      ["order", "slug_1"],
    ]) {
      this.host.setAttribute(name, value);
    }
    this.host.addEventListener(`${TAG}:action`, ({ detail }) => this.actions.push(detail.action));
    this.host.addEventListener(`${TAG}:paid`, () => (this.paid += 1));
    document.body.append(this.host);
    this.host.connectedCallback();
  }

  #script(src) {
    const script = this.document.createElement("script");
    script.setAttribute("src", src);
    return Object.assign(script, { src });
  }

  #run(name, script) {
    const names = Object.keys(this.window);
    const run = new Function(...names, SCRIPTS[name]);
    this.document.running(script, () => run(...names.map((one) => this.window[one])));
  }

  #load(script) {
    const name = script.src.split("/").pop();
    this.network.file(name, this, (comes) => {
      if (!comes) return script.onerror();
      this.#run(name, script);
      script.onload();
    });
  }

  #fetch(url, { method = "GET", signal }) {
    return new Promise((resolve, reject) => {
      const refuse = () => reject(new DOMException("", "AbortError"));
      if (signal.aborted) return refuse();
      signal.addEventListener("abort", refuse);
      const isFile = url.startsWith("https://cdn.example/");
      if (isFile) {
        this.network.file(url.split("/").pop(), this, (comes) =>
          comes ? resolve({ ok: true, status: 200, text: async () => "" }) : reject(new TypeError()),
        );
        return;
      }
      this.requests.push({ at: this.device.at, method });
      this.network.api(this, (status, body, headers = {}) => {
        if (!status) return reject(new TypeError("failed"));
        const text = async () => {
          if (status === 200 && body.startsWith("{") && !signal.aborted) this.reported = stateIn(JSON.parse(body).data);
          return body;
        };
        resolve({ ok: status === 200, status, headers: { get: (name) => headers[name] ?? null }, text });
      });
    });
  }

  get root() {
    return this.host.shadowRoot;
  }
  /** What is seen of a part, or nothing. */
  part(name) {
    return this.root.querySelectorAll(`[part=${name}]`).find((element) => element.isSeen);
  }
  get state() {
    return this.host.getAttribute("data-state");
  }
  tell(name) {
    this.document.dispatchEvent({ type: name });
  }
  /** The element leaves the page. */
  remove() {
    this.host.remove();
    this.host.disconnectedCallback();
  }
  /** Timers and listeners that the element has left. */
  get leftovers() {
    return this.timers.size + this.document.listenerCount - this.listeners;
  }
}
