// The card of a payment with which nothing can be paid, or not any more.
import { page } from "../loader/document.ts";
import type { Words } from "./words.ts";

export function outcome(words: Words, state: string): HTMLElement {
  const [headline, story] = words.states[state] || ["", ""];
  const card = page.createElement("section");
  card.className = "card outcome notranslate";
  card.lang = words.language;
  card.setAttribute("translate", "no");
  card.setAttribute("data-tone", state);
  const line = (name: string, text: string) => {
    const element = page.createElement("p");
    element.className = name;
    element.setAttribute("part", name);
    element.textContent = text;
    return element;
  };
  const status = line("status", headline);
  status.setAttribute("role", "status");
  const icon = page.createElement("div");
  icon.className = "status-icon";
  card.append(status, icon, line("story", story), page.createElement("slot"));
  return card;
}
