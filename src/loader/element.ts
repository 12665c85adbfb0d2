// The custom element.
import { ask } from "./ask.ts";
import { ATTRIBUTES } from "./contract.ts";
import { Instance, instances } from "./instance.ts";
import { load } from "./load.ts";

export class ScalevCheckoutElement extends HTMLElement {
  static get observedAttributes(): string[] {
    return ATTRIBUTES;
  }

  connectedCallback(): void {
    if (instances.has(this)) return;
    const instance = new Instance(this, ask);
    instances.set(this, instance);
    load(instance);
  }

  disconnectedCallback(): void {
    // An element that is moved is back before this runs; its payment goes on.
    Promise.resolve().then(() => {
      const instance = instances.get(this);
      if (instance && !this.isConnected) instance.dispose();
    });
  }

  adoptedCallback(): void {
    const instance = instances.get(this);
    if (instance) instance.moved();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    const instance = instances.get(this);
    if (instance && before !== after) instance.refresh();
  }
}
