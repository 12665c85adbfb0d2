// The wasm and its stylesheets, loaded once for all elements. The build fills in __ASSETS__ (names and hashes) and
// __SPLIT__ (false: `widget` is the whole wasm, and there is no preview).
import { ADVICE } from "./contract.ts";
import { zone } from "./device.ts";
import { LoadFailure } from "./failure.ts";
import { type Attempt, download, refused, settled, text, withRetry } from "./fetch.ts";
import { base } from "./folder.ts";
import type { Glue } from "./glue.ts";
import { forget, once } from "./once.ts";
import { script } from "./script.ts";
import type { AdoptStyle } from "./adopting.ts";
import { stylesheet } from "./styles.ts";

const LOST = "joined with other scripts, embed checkout.js as a file of its own";

/** A module that uses the newest features that the wasm needs: reference types, bulk memory, multi-value, … */
const PROBE = "AGFzbQEAAAABBgFgAAJ/fwMCAQAEBAFvAAAFAwEAAAoXARUAQQBBAEEA/AsAQwAAAAD8AEEAwAs=";

interface Widget<Exports> {
  exports: Exports;
  styles: AdoptStyle[];
}

/** The wasm's exports and the stylesheets. `panicked` is called once the wasm has stopped. */
export function loadWidget<Exports extends Glue>(panicked: (failure: LoadFailure) => void): Promise<Widget<Exports>> {
  return once(start, (signal) => start<Exports>(signal, panicked));
}

/** The preview's module, compiled. */
export function previewModule(): Promise<WebAssembly.Module> {
  return once(__ASSETS__.preview, (signal) => compiled(withRetry(__ASSETS__.preview!, download, signal), signal));
}

let style: AdoptStyle | undefined;

export function previewStyle(): AdoptStyle {
  return (style = style || stylesheet(__STYLE__));
}

function load<T>(asset: Asset, attempt: Attempt<T>): Promise<T> {
  return once(asset, (signal) => withRetry(asset, attempt, signal));
}

async function start<Exports extends Glue>(
  signal: AbortSignal,
  panicked: (failure: LoadFailure) => void,
): Promise<Widget<Exports>> {
  if (!base()) throw new LoadFailure("load", LOST);
  if (!supported()) throw new LoadFailure("no-wasm");
  const { widget, glue } = __ASSETS__;
  const first = __SPLIT__ ? previewModule() : undefined;
  // Requested sooner, the other files would share the line with the preview (ARCHITECTURE.md has the figures).
  await first;
  const module = compiled(withRetry(widget, download, signal), signal);
  module.catch(() => {});
  const exports = await withRetry<Exports>(glue, script, signal);
  // The browser remembers it: the wasm asks for it on the way to its first screen.
  zone();
  let stopped: LoadFailure | undefined;
  exports.onStop((place) => {
    if (stopped) return;
    stopped = new LoadFailure("panic", place && `${ADVICE.panic} (${place})`);
    forget(start);
    panicked(stopped);
  });
  const linked = await first;
  const part = await module;
  try {
    if (linked) exports.linkAgainst((await WebAssembly.instantiate(linked)).exports);
    await exports.default({ module_or_path: part });
  } catch (error) {
    throw await refusal(error, signal);
  }
  if (stopped) throw stopped;
  return { exports, styles: [previewStyle(), stylesheet(exports.style)] };
}

async function compiled(coming: Promise<Response | ArrayBuffer>, signal: AbortSignal): Promise<WebAssembly.Module> {
  const file = await coming;
  // The fastest way needs the right MIME type; any other server works too.
  const isTyped = file instanceof Response && (file.headers.get("content-type") || "").startsWith("application/wasm");
  const bytes = file instanceof Response && !isTyped ? await file.arrayBuffer() : file;
  try {
    return await (bytes instanceof Response ? WebAssembly.compileStreaming(bytes) : WebAssembly.compile(bytes));
  } catch (error) {
    throw await refusal(error, signal);
  }
}

/** Why the browser does not run the wasm. WebKit tells of its policy in words alone. */
async function refusal(error: unknown, signal: AbortSignal): Promise<LoadFailure> {
  await settled(signal);
  return new LoadFailure(refused || /content security policy|\bcsp\b/i.test(String(error)) ? "csp" : "no-wasm");
}

/** True where the browser can run the wasm, as far as the loader can detect. */
export function supported(): boolean {
  try {
    return WebAssembly.validate(Uint8Array.from(atob(PROBE), (char) => char.charCodeAt(0)));
  } catch (_) {
    return false;
  }
}

/** A file that the first screen does without: the text of steps, or the exports of a script. */
export function loadOnDemand(asset: Asset): Promise<unknown> {
  return load<unknown>(asset, asset.file.endsWith(".js") ? script : text);
}
