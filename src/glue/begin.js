// How the rest of the widget begins in its element, and what it asks of the page.
import { breath } from "../loader/turn.js";
import { watch } from "./watch.js";

/** Step by step, so that no task is a long one; the element may go or fail between two of them. */
export async function begin(Checkout, host, life, loader) {
  /** @type {any} the wasm's `Checkout` */
  let checkout;
  const steps = [
    () => {
      life.changed = false;
      checkout = new Checkout(host, bridge(life, loader));
    },
    () => checkout.draw(life.root),
    () => checkout.start(),
  ];
  for (const step of steps) {
    await breath();
    if (life.failed) return;
    if (!loader.stands()) return checkout && checkout.free();
    step();
  }
  if (life.failed) return;
  life.checkout = checkout;
  if (life.changed) checkout.attributesChanged();
}

/** What the wasm asks of its element. */
function bridge(life, { post, turn, wanted, copy, payment, withdraw }) {
  return {
    create(url, key, signal) {
      const { early } = life;
      life.early = undefined;
      if (!early || early.request !== [url, key].join()) return post(url, key, signal);
      signal.addEventListener("abort", () => early.controller.abort());
      return breath()
        .then(() => early.answer)
        .then((told) => released(life).then(() => told));
    },
    turn,
    wanted,
    copy,
    payment,
    watch: (parts, hear) => watch(life, parts, hear),
    told: () => life.told,
    share: (text) => navigator.share({ __proto__: null, text }).catch((error) => error.name === "AbortError" || Promise.reject(error)),
    rendered() {
      if (life.glance) handOver(life, life.glance.last());
      withdraw();
      life.placeholder.remove();
    },
  };
}

async function released(life) {
  if (life.glance) await life.glance.released();
}

/** The whole screen goes on where the buyer was in the first look. */
async function handOver(life, { copied, opened, focused }) {
  // It is about to be drawn.
  await undefined;
  if (copied && life.checkout) life.checkout.copied(...copied);
  if (opened && life.checkout) life.checkout.opened();
  await breath();
  const element = focused && life.root.querySelectorAll(focused[0])[focused[1]];
  if (element && !life.root.activeElement) element.focus({ __proto__: null, preventScroll: true });
}
