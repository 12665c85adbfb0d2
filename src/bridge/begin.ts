// Constructs the widget in its element, and gives the wasm what it asks of the page.
import { bare } from "../loader/bare.ts";
import type { Checkout } from "../loader/bridge.ts";
import type { Instance, Services } from "../loader/instance.ts";
import type { Preview } from "../loader/preview.ts";
import type { Reply } from "../loader/request.ts";
import { yieldToMain } from "../loader/yield.ts";
import { cover } from "./cover.ts";
import { remember } from "./remember.ts";
import { watch } from "./watch.ts";
import { historyIsBack } from "./way_back.ts";

/** Milliseconds for which the answer to the early request may wait for the widget; an older one may be wrong by now. */
const FRESH = 30000;

/** The wasm's class. */
type Construct = new (host: HTMLElement, page: Page) => Checkout;

/** In steps, so that no task exceeds 50 ms on slow phones; the element may go or fail between two of them. */
export async function begin(Checkout: Construct, instance: Instance, services: Services): Promise<void> {
  let checkout: Checkout | undefined;
  const steps = [
    () => {
      instance.changed = false;
      checkout = new Checkout(instance.host, pageOf(instance, services));
    },
    () => checkout!.draw(instance.root),
    () => checkout!.start(),
  ];
  for (const step of steps) {
    await yieldToMain();
    if (instance.state === "gone" && checkout) checkout.free();
    if (instance.isOver()) return;
    try {
      step();
    } catch (error) {
      if (checkout) checkout.free();
      throw error;
    }
  }
  if (!instance.isOver()) instance.mount(checkout!);
}

type Page = ReturnType<typeof pageOf>;

/** The functions of the page that the wasm calls for its element. */
function pageOf(instance: Instance, services: Services) {
  return {
    ...services,
    async create(url: string, key: string | undefined, signal: AbortSignal): Promise<Reply> {
      const { early } = instance;
      instance.early = undefined;
      if (!early || early.url !== url || early.key !== key) return services.create(url, key, signal);
      signal.addEventListener("abort", () => early.controller.abort());
      await yieldToMain();
      const reply = await early.reply;
      if (instance.preview) await instance.preview.released();
      const age = Date.now() - early.at;
      return age >= 0 && age < FRESH ? reply : services.create(url, key, signal);
    },
    // A page that navigates when it hears of an event must not be sent back by our own way back.
    lock: (...words: Parameters<Services["lock"]>) => historyIsBack().then(() => services.lock(...words)),
    loadOnDemand: (name: string) => services.loadOnDemand(__ON_DEMAND__[name]!),
    copy: (text: string) => services.copy(text, instance.root),
    payment: () => services.payments.get(instance.host),
    languages: () => services.languages(instance.host),
    watch: (parts: string, onChange: (seen: string) => void) => watch(instance, parts, onChange),
    remember: (card: string, left: number) => remember(instance, card, left),
    cover: (closed: () => void) => cover(instance, closed),
    isFramed: () => window.top !== window,
    hold: (url: string, until: number) => services.holds.set(new URL(url).origin, until),
    heldUntil: (url: string) => services.holds.get(new URL(url).origin) || 0,
    hasReported: () => instance.reported.length > 0,
    share: (text: string) =>
      navigator.share(bare({ text })).catch((error) => error.name === "AbortError" || Promise.reject(error)),
    /** The widget's screen is in the page. `isLost`: it knows nothing of the payment, because no answer came. */
    rendered(isLost: boolean) {
      const { preview, root } = instance;
      // Another script may have taken it away.
      const place = root.lastElementChild as HTMLElement | null;
      const stays = isLost && preview && preview.isRecalled;
      if (place) place.style.display = stays ? "none" : "";
      if (stays) return;
      if (preview) takeOver(instance, preview);
      instance.rendered();
    },
  };
}

/** The parts that a buyer types or scans. */
const PARTS = "[part=amount],[part=payment-code],[part=biller-code],[part=qr],[part=pay-link]";

/** What a card has in these parts. */
function content(root: ParentNode): string {
  const text = (part: Element) => part.textContent || part.getAttribute("href") || part.innerHTML;
  return Array.from(root.querySelectorAll(PARTS), text).join();
}

/** The widget goes on where the buyer was in the preview. */
async function takeOver(instance: Instance, preview: Preview): Promise<void> {
  const { presses, copied, opened, focused } = preview.pressed();
  const before = instance.recalled && content(instance.recalled);
  instance.recalled = undefined;
  // The screen is drawn right after this.
  await undefined;
  const { checkout, root } = instance;
  if (!checkout) return;
  for (const place of presses) checkout.pressed!(place);
  if (copied) checkout.copied!(...copied);
  if (opened) checkout.opened!();
  await yieldToMain();
  const now = content(root);
  if (before && now && before !== now && instance.checkout === checkout) checkout.changed!();
  const element = focused && root.querySelectorAll<HTMLElement>(focused[0])[focused[1]];
  if (element && !root.activeElement) element.focus(bare({ preventScroll: true }));
}
