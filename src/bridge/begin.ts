// Constructs the widget in its element, and gives the wasm what it asks of the page.
import { bare } from "../loader/bare.ts";
import type { Checkout } from "../loader/controls.ts";
import type { Instance } from "../loader/instance.ts";
import { atEnd } from "../loader/lifetime.ts";
import type { ShownPreview } from "../loader/preview.ts";
import type { Reply } from "../loader/request.ts";
import type { Services } from "../loader/services.ts";
import { yieldToMain } from "../loader/yield.ts";
import { cover } from "./cover.ts";
import { showsRecalled } from "./recalled.ts";
import { remember } from "./remember.ts";
import { pressCheck, takeOver } from "./take_over.ts";
import { watch } from "./watch.ts";
import { historyIsBack } from "./way_back.ts";

/** Milliseconds for which the answer to the early request may wait for the widget; an older one may be wrong by now. */
const FRESH = 30000;

/** The wasm's class. */
type Construct = new (host: HTMLElement, page: Page) => Checkout;

/** In steps, so that no task exceeds 50 ms on slow phones; the element may go or fail between two of them. */
export async function begin(Checkout: Construct, instance: Instance, services: Services): Promise<void> {
  instance.begun = true;
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
  if (!instance.isOver()) mount(instance, checkout!);
}

/** The wasm owns the element from now on. */
function mount(instance: Instance, checkout: Checkout): void {
  // The script that has followed the payment so far ends here.
  if (instance.checkout) instance.checkout.free();
  instance.state = "mounted";
  instance.checkout = checkout;
  if (instance.changed) checkout.attributesChanged();
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
    // An event may make the page navigate, which a pending `history.back()` of ours would undo.
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
      // Another script may have removed the screen.
      const place = root.lastElementChild as HTMLElement | null;
      const stays = isLost && showsRecalled(instance);
      if (place) place.style.display = stays ? "none" : "";
      if (stays) return waitBehind(instance, preview!, place);
      if (preview) takeOver(instance, preview);
      instance.rendered();
    },
  };
}

/** The screen is shown once the recalled card is gone. Until then its button is the one of the card. */
function waitBehind(instance: Instance, { card, life }: ShownPreview, screen: HTMLElement | null): void {
  const check = card.querySelector<HTMLElement>("[part=check-status]");
  if (check) check.onclick = () => pressCheck(instance);
  atEnd(life.signal, () => screen && (screen.style.display = ""));
}
