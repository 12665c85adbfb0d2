// The folder of this script, in which its other files are.
import { TAG } from "./contract.ts";
import { page } from "./document.ts";

/** Folders of the addresses that an element names in any attribute: optimizers keep them in ones of their own. */
function named(element: Element): URL[] {
  const found = [];
  for (const { value } of [...element.attributes]) {
    try {
      const url = value.includes("checkout.js") ? new URL(value, page.baseURI) : undefined;
      if (url && url.pathname.endsWith("/checkout.js")) found.push(new URL(".", url));
    } catch (_) {}
  }
  return found;
}

// Read while the script runs: later there is no `currentScript`. The script may have been joined with others, or be inline.
const own = page.currentScript ? named(page.currentScript) : [];

let folder: URL | undefined;

/** The scripts and links of the page, and of the shadow trees in which a checkout stands: a script there is no
 *  `currentScript`. */
function around(root: Node): Element[] {
  return root instanceof ShadowRoot
    ? [...root.querySelectorAll("script,link"), ...around(root.host.getRootNode())]
    : [...page.querySelectorAll(`script,link,${TAG}`)];
}

/** Undefined as long as nothing around `host` names `checkout.js`. A folder of this version goes first, because shops have
 *  scripts of that name, too; among those the one that the host names, because an optimizer may keep a copy of the script in
 *  a folder of the same name. */
export function base(host?: Element): URL | undefined {
  if (folder || !host) return folder;
  const all = named(host).concat(own, ...around(host.getRootNode()).map(named));
  return (folder = all.find(({ pathname }) => pathname.endsWith(`/v${__VERSION__}/`)) || all[0]);
}

/** Resolves once the whole document was read. */
export function documentParsed(): Promise<void> {
  return new Promise((resolve) =>
    page.readyState === "loading" ? page.addEventListener("DOMContentLoaded", () => resolve()) : resolve(),
  );
}
