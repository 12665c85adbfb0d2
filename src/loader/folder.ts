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

/** Undefined as long as nothing in the page names `checkout.js`. A folder of this version goes first: shops have scripts
 *  of that name, too. */
export function base(): URL | undefined {
  if (folder) return folder;
  const elements = [...page.querySelectorAll(`script,link,${TAG}`)];
  const all = own.concat(...elements.map(named));
  return (folder = all.find(({ pathname }) => pathname.endsWith(`/v${__VERSION__}/`)) || all[0]);
}

/** Resolves once the whole document was read. */
export function documentParsed(): Promise<void> {
  return new Promise((resolve) =>
    page.readyState === "loading" ? page.addEventListener("DOMContentLoaded", () => resolve()) : resolve(),
  );
}
