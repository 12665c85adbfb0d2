// The widget's style, by whichever way the page's policy leaves.
import { page } from "../loader/document.ts";
import type { Instance } from "../loader/instance.ts";
import { after } from "../loader/lifetime.ts";
import { type AdoptStyle, adopting, canAdopt } from "../loader/adopting.ts";
import { address, download } from "./files.ts";

/** Milliseconds that the number waits for its style. */
const LIMIT = 3000;

export async function adoptStyle(instance: Instance): Promise<void> {
  const { signal } = instance.life;
  const style = async (asset: Asset): Promise<AdoptStyle> => {
    const link = (root: ShadowRoot) => root.prepend(linked(asset));
    try {
      if (canAdopt()) return adopting(await (await download(asset, signal)).text(), link);
    } catch (_) {}
    // A policy may forbid the request and allow the stylesheet.
    return link;
  };
  // A stylesheet that comes after the limit is adopted when it comes.
  const styled = (asset: Asset): Promise<AdoptStyle> => {
    const coming = style(asset);
    const late = (root: ShadowRoot) => void coming.then((adopt) => signal.aborted || adopt(root));
    return Promise.race([coming, new Promise<AdoptStyle>((resolve) => after(signal, LIMIT, () => resolve(late)))]);
  };
  const styles = await Promise.all(__FOLLOWING__.css.map(styled));
  if (!instance.isOver()) instance.adoptStyles(...styles);
}

function linked(asset: Asset): HTMLLinkElement {
  const { integrity } = asset;
  const options = { rel: "stylesheet", href: address(asset), integrity, crossOrigin: "anonymous" };
  return Object.assign(page.createElement("link"), options);
}
