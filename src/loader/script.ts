// Scripts of the widget, which hand over their exports by a symbol of their name.
import { bare } from "./bare.ts";
import { TAG } from "./contract.ts";
import { page } from "./document.ts";
import { LoadFailure } from "./failure.ts";
import { address } from "./fetch.ts";
import { atEnd } from "./lifetime.ts";

let policy: ScriptUrlPolicy | undefined;

/** Under Trusted Types a script's address needs a policy; ours only ever passes our own scripts. */
function trusted(url: string): string {
  // In a browser without Trusted Types the property may be an element of the page with that id.
  const types = window.trustedTypes;
  if (!policy && types && typeof types.createPolicy === "function") {
    policy = types.createPolicy(TAG, bare({ createScriptURL: (url: string) => url }));
  }
  return policy ? policy.createScriptURL(url) : url;
}

/** Runs a script; resolves to its exports. */
export function script<T>(asset: Asset, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const element = page.createElement("script");
    element.async = true;
    element.crossOrigin = "anonymous";
    element.integrity = asset.integrity;
    element.referrerPolicy = "no-referrer";
    element.src = trusted(address(asset));
    const handover = Symbol.for(`${TAG}@${__VERSION__}/${asset.file.split("-")[0]}`);
    Object.defineProperty(window, handover, bare({ value: resolve, configurable: true }));
    // After the script has handed over its exports, the rejection has no effect.
    element.onload = element.onerror = () => {
      element.remove();
      reject(new LoadFailure("load"));
    };
    page.head.append(element);
    atEnd(signal, element.onload as () => void);
  });
}
