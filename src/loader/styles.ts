// Stylesheets for shadow roots.
import { page } from "./document.ts";
import { address, text } from "./fetch.ts";

export type AdoptStyle = (root: ShadowRoot) => void;

/** Resolves to a function that styles a shadow root. */
export async function stylesheet(asset: Asset, signal: AbortSignal, again?: boolean): Promise<AdoptStyle> {
  if (!canAdopt()) {
    return (root) => {
      const link = page.createElement("link");
      const href = address(asset);
      Object.assign(link, { rel: "stylesheet", href, integrity: asset.integrity, crossOrigin: "anonymous" });
      root.insertBefore(link, root.querySelector(":not(link)"));
    };
  }
  const rules = await text(asset, signal, again);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return (root) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
}

function canAdopt(): boolean {
  return "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;
}
