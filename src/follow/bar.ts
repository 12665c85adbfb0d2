// The button that asks the server, and the line below it.
import { page } from "../loader/document.ts";
import type { Words } from "./words.ts";

export class Bar {
  readonly element = page.createElement("div");
  private readonly button = page.createElement("button");
  private readonly line = page.createElement("p");

  constructor(
    readonly words: Words,
    check: () => void,
  ) {
    const { element, button, line } = this;
    element.className = "card check notranslate";
    element.setAttribute("translate", "no");
    element.lang = words.language;
    element.style.cssText = "margin-top:8px;padding-bottom:16px";
    Object.assign(button, { type: "button", className: "button ghost", textContent: words.check });
    button.setAttribute("part", "check-status");
    button.addEventListener("click", check);
    line.className = "quiet";
    line.setAttribute("part", "quiet");
    line.setAttribute("role", "status");
    element.append(button, line);
  }

  /** `what`: the line about the last answer; without it the line is empty. `wait`: milliseconds until the next request. */
  say(what?: "checked" | "automatic" | "trouble", busy = false, wait = 0): void {
    const { button, line, words } = this;
    button.setAttribute("aria-busy", String(busy));
    if (busy) return;
    line.textContent = what ? words[what].replace("{time}", clock(words, wait)) : "";
  }
}

/** The time by the device, so many milliseconds from now: "15.00", in English "15:00". */
export function clock({ language }: Words, wait = 0): string {
  const [hours, minutes] = new Date(Date.now() + wait).toTimeString().split(":") as [string, string];
  return hours + (language === "en" ? ":" : ".") + minutes;
}
