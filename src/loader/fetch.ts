// Fetching the files beside checkout.js: each is checked by its hash, tried twice, and its failure has a cause.
import { bare } from "./bare.ts";
import { TAG } from "./contract.ts";
import { page } from "./document.ts";
import { LoadFailure } from "./failure.ts";
import { base } from "./folder.ts";
import { after, atEnd } from "./lifetime.ts";

/** An attempt at a file; `again`: bypass the HTTP cache. */
export type Attempt<T> = (asset: Asset, signal: AbortSignal, again?: boolean) => Promise<T>;

/** Milliseconds before a file is fetched again. */
const RETRY_AFTER = 1500;

/** Tries once more, a little later, unless `signal` has aborted. Rejects with a `LoadFailure`. */
export async function withRetry<T>(asset: Asset, attempt: Attempt<T>, signal: AbortSignal): Promise<T> {
  try {
    return await attempt(asset, signal);
  } catch (_) {
    if (!refused) await pause(RETRY_AFTER, signal);
  }
  try {
    if (!refused && !signal.aborted) return await attempt(asset, signal, true);
  } catch (_) {
    await settled(signal);
  }
  if (refused) throw new LoadFailure("csp");
  const code = await cause(asset, signal);
  try {
    // On an unstable connection the next download may be intact.
    if (code === "integrity") return await attempt(asset, signal);
  } catch (_) {}
  throw new LoadFailure(code);
}

/** Browsers do not say why a file did not come: it is asked for once more, unchecked, and not used. */
async function cause(asset: Asset, signal: AbortSignal): Promise<"integrity" | "load"> {
  try {
    const response = await ask(asset, { cache: "reload", signal });
    await response.arrayBuffer();
    const script = /\b(java|ecma)script\b/i.test(response.headers.get("content-type") || "");
    return response.ok && (script || !asset.file.endsWith(".js")) ? "integrity" : "load";
  } catch (_) {
    return "load";
  }
}

export async function download(asset: Asset, signal: AbortSignal, again?: boolean): Promise<Response> {
  const response = await ask(asset, { integrity: asset.integrity, cache: again ? "reload" : "default", signal });
  if (!response.ok) throw new LoadFailure("load");
  return response;
}

export async function text(asset: Asset, signal: AbortSignal, again?: boolean): Promise<string> {
  return (await download(asset, signal, again)).text();
}

/** The credentials are those of a preload with `crossorigin`: with others it would not be used. */
export function ask(asset: Asset, options: RequestInit): Promise<Response> {
  return fetch(
    address(asset),
    bare<RequestInit>({ credentials: "same-origin", referrerPolicy: "no-referrer" }, options),
  );
}

export function address(asset: Asset): string {
  return new URL(asset.file, base()).href;
}

/** Resolves a moment later: browsers report their policy after they have refused. */
export function settled(signal: AbortSignal): Promise<void> {
  return pause(100, signal);
}

export function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    atEnd(signal, resolve);
    after(signal, millis, resolve);
  });
}

/** The page's policy has refused the wasm or a file. */
export let refused = false;

page.addEventListener("securitypolicyviolation", ({ blockedURI, disposition, sample }) => {
  const folder = base();
  const isOurs =
    blockedURI === "wasm-eval" ||
    (blockedURI === "trusted-types-policy" && sample === TAG) ||
    // Older browsers name the origin alone.
    (folder && (blockedURI === folder.origin || blockedURI.startsWith(folder.href)));
  if (disposition !== "report" && isOurs) refused = true;
});
