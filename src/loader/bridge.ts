// The exports of the scripts that take over an element.
import type { Glue } from "./glue.ts";
import type { Instance } from "./instance.ts";
import type { Services } from "./services.ts";

/** The script around the wasm (src/bridge). */
export interface Bridge extends Glue {
  begin(instance: Instance, services: Services): Promise<void>;
}

/** The script that follows the payment without the widget (src/follow.ts). */
export interface Following {
  follow(instance: Instance, services: Services, never: boolean): Promise<void>;
}
