// Follows a payment where the widget cannot run: the preview is all that the buyer has, and must not outlive the payment.
import type { Instance } from "./loader/instance.ts";
import type { Services } from "./loader/services.ts";
import type { PreviewPart } from "./loader/draw.ts";
import { download } from "./follow/files.ts";
import type { Make } from "./follow/drawing.ts";
import { Follower } from "./follow/follower.ts";
import { adoptStyle } from "./follow/style.ts";

/** `never`: WebAssembly does not run; else only the rest of the widget has not loaded. Rejects where there is nothing to
 *  ask for, or the preview's module did not load either. */
export async function follow(instance: Instance, services: Services, never: boolean): Promise<void> {
  if (instance.isOver() || instance.checkout) return;
  if (!instance.request()) throw new Error();
  const make = never || !__FOLLOWING__.wasm ? fromScript(services) : fromWasm(__FOLLOWING__.wasm, instance.life.signal);
  const [part] = await Promise.all([make, adoptStyle(instance)]);
  if (instance.isOver() || instance.checkout || instance.begun) return;
  const follower = new Follower(instance, services, part, never);
  instance.checkout = follower;
  follower.begin();
}

async function fromWasm(asset: Asset, signal: AbortSignal): Promise<Make> {
  const module = await WebAssembly.compile(await (await download(asset, signal)).arrayBuffer());
  return async () => (await WebAssembly.instantiate(module)).exports as unknown as PreviewPart;
}

async function fromScript({ loadOnDemand }: Services): Promise<Make> {
  if (!__FOLLOWING__.script) throw new Error();
  const { instantiate } = (await loadOnDemand(__FOLLOWING__.script)) as { instantiate(): PreviewPart };
  return async () => instantiate();
}
