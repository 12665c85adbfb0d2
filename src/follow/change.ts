// Says above the card that the buyer has seen another number or amount.
import { content } from "../bridge/content.ts";
import { page } from "../loader/document.ts";
import type { Instance } from "../loader/instance.ts";
import type { Words } from "./words.ts";

export class Change {
  private readonly element = page.createElement("div");
  /** Of the last card. */
  private before = "";

  constructor(
    private readonly instance: Instance,
    { language, changed }: Words,
  ) {
    const { element } = this;
    element.className = "card notices notranslate";
    element.setAttribute("translate", "no");
    element.lang = language;
    element.style.cssText = "margin:0 auto 8px";
    element.setAttribute("role", "alert");
    element.append(Object.assign(page.createElement("p"), { textContent: changed }));
  }

  /** Compares the card that is shown now with the one before, or with that of the tab that was loaded again. */
  compare(): void {
    const { preview, recalled, root } = this.instance;
    if (!preview) return;
    const before = this.before || (recalled ? content(recalled) : "");
    this.before = content(preview.card);
    if (before && before !== this.before) root.prepend(this.element);
  }

  remove(): void {
    this.element.remove();
  }
}
