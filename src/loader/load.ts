// Loads the widget for an element, and tries again while the buyer has something to pay by.
import { ask } from "./ask.ts";
import type { Bridge, Following } from "./bridge.ts";
import { LoadFailure } from "./failure.ts";
import { base, documentParsed } from "./folder.ts";
import { type Instance, instances } from "./instance.ts";
import { after, atEnd, listen } from "./lifetime.ts";
import { recall } from "./memory.ts";
import { page } from "./document.ts";
import { SERVICES } from "./services.ts";
import { loadOnDemand, loadWidget } from "./widget.ts";

/** Milliseconds after which late files are reported. */
const LOAD_LIMIT = 8000;

/** Milliseconds between attempts at files that did not come, while the buyer has a preview to pay by: each time twice as
 *  long, up to the last. */
const FIRST_WAIT = 5000;
const LAST_WAIT = 60000;

export async function load(instance: Instance): Promise<void> {
  const { signal } = instance.life;
  // A page that may never be shown asks for nothing.
  if ((page as Document & { prerendering?: boolean }).prerendering) {
    await new Promise<void>((resolve) => listen(signal, page, "prerenderingchange", resolve));
    if (instance.isOver()) return;
  }
  const slow = after(signal, LOAD_LIMIT, () => instance.report("timeout"));
  // The tag that names the script's folder may come after the element, and the attributes after the insertion.
  await (base(instance.host) || documentParsed());
  if (instance.isOver()) return;
  ask(instance);
  // After the request, because reading the storage waits for the browser.
  recall(instance).catch(() => {});
  for (let wait = FIRST_WAIT; !instance.isOver(); wait = Math.min(2 * wait, LAST_WAIT)) {
    try {
      const { exports, styles } = await loadWidget<Bridge>(panicked).finally(() => clearTimeout(slow));
      if (instance.isOver()) return;
      instance.adoptStyles(...styles);
      return await exports.begin(instance, SERVICES);
    } catch (error) {
      const failure = error instanceof LoadFailure ? error : new LoadFailure("load");
      const { code } = failure;
      // WebAssembly does not run.
      const never = /wasm|csp/.test(code);
      if (instance.isOver()) return;
      // The number in the preview stays, and the network may recover.
      const stays = never || (code === "load" && (instance.preview || instance.checkout));
      if (!stays) return instance.fail(failure);
      instance.report(code);
      const following = loadOnDemand(__ASSETS__.follow) as Promise<Following>;
      const followed = following.then(({ follow }) => follow(instance, SERVICES, never));
      followed.catch(() => {});
      try {
        if (never) return await followed;
      } catch (error) {
        // The page's policy will not change, and nobody would say that the number is not to be paid any more.
        if ((error as LoadFailure).code !== "load") return instance.fail(failure);
        // The network may recover.
        if (!instance.preview && !instance.isOver()) instance.showLink();
      }
      await nextAttempt(signal, wait);
    }
  }
}

/** Resolves after so many milliseconds, when the network is back, or when the element goes. */
function nextAttempt(signal: AbortSignal, wait: number): Promise<void> {
  const attempt = new AbortController();
  return new Promise((resolve) => {
    atEnd(attempt.signal, resolve);
    const wake = () => attempt.abort();
    atEnd(signal, wake);
    after(attempt.signal, wait, wake);
    listen(attempt.signal, window, "online", wake);
  });
}

/** After a panic the wasm is dead for every element. */
function panicked(failure: LoadFailure): void {
  for (const instance of instances.values()) instance.fail(failure);
}
