// The exports of the script around the wasm (src/bridge), as the loader uses them.
import type { Instance } from "./instance.ts";
import type { Services } from "./services.ts";

/** Of the wasm, or of the script that follows the payment without it. */
export interface Controls {
  attributesChanged(): void;
  checkStatus(): void;
  free(): void;
}

/** The wasm's object for one element. */
export interface Checkout extends Controls {
  draw(root: ShadowRoot): void;
  start(): void;
  /** The preview has copied, or not: the total from place 0, the numbers from 1 on. */
  copied(place: number, worked: boolean): void;
  /** The buyer pressed the copy button at this place, or at -1 the link. */
  pressed(place: number): void;
  /** The preview's link was pressed. */
  opened(): void;
  /** Another number or sum was on the screen before. */
  changed(): void;
}

export interface Bridge {
  /** Of the widget. */
  style: Stylesheet;
  Checkout: unknown;
  /** Calls `stopped` once the wasm has thrown, with the place in it. */
  onStop(stopped: (place?: string) => void): void;
  /** The exports of the preview's module, in whose memory the widget's works. */
  linkAgainst(preview: WebAssembly.Exports): void;
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  begin(Checkout: unknown, instance: Instance, services: Services): Promise<void>;
}
