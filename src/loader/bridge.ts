// The exports of the script around the wasm (src/bridge), as the loader uses them.
import type { Instance, Services } from "./instance.ts";

/** The wasm's object for one element. */
export interface Checkout {
  draw(root: ShadowRoot): void;
  start(): void;
  attributesChanged(): void;
  checkStatus(): void;
  /** The preview has copied, or not: the total from place 0, the numbers from 1 on. */
  copied(place: number, worked: boolean): void;
  /** The buyer pressed the copy button at this place, or at -1 the link. */
  pressed(place: number): void;
  /** The preview's link was pressed. */
  opened(): void;
  free(): void;
}

export interface Bridge {
  /** The rules of the widget's stylesheet. */
  style: string;
  Checkout: unknown;
  /** Calls `stopped` once the wasm has thrown, with the place in it. */
  onStop(stopped: (place?: string) => void): void;
  /** The exports of the preview's module, in whose memory the widget's works. */
  linkAgainst(preview: WebAssembly.Exports): void;
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  begin(Checkout: unknown, instance: Instance, services: Services): Promise<void>;
}
