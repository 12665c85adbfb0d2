// Reports every change of the parts that a buyer pays by.
import { CHANGES } from "../loader/changes.ts";
import type { Instance } from "../loader/instance.ts";

/** A link's address, a picture's, the paths of a drawing, or the text. */
function content(element: Element): string {
  const paths = Array.from(element.querySelectorAll("path"), (path) => path.getAttribute("d"));
  return element.getAttribute("href") || element.getAttribute("src") || paths.join("") || element.textContent || "";
}

/** The most restorations of the card: a script that removes it each time must not cause an endless loop. */
const RESTORES = 9;

/**
 * Calls `onChange` after every change with the content of these parts, from top to bottom; returns the function that ends
 * it. A card that was taken away is put back first, because a warning is drawn in its place.
 */
export function watch(instance: Instance, parts: string, onChange: (seen: string) => void): () => void {
  const { root } = instance;
  const place = root.lastElementChild!;
  let card = place.firstElementChild!;
  let left = RESTORES;
  const restore = () => {
    const shown = place.firstElementChild;
    const generation = shown && shown.getAttribute("data-generation");
    // The widget's own next card is of another generation.
    if (shown && generation && generation !== card.getAttribute("data-generation")) card = shown;
    if ((root.contains(card) && root.contains(place)) || instance.isOver() || !left) return;
    left -= 1;
    if (shown) shown.remove();
    place.append(card);
    root.append(place);
  };
  const compare = () => {
    const watched = Array.from(root.querySelectorAll(parts)).filter((element) => !element.closest(".preview"));
    const seen = watched.map((element) => "|" + content(element)).join("");
    restore();
    onChange(seen);
  };
  /** The countdown's next second. Inside a watched part nothing is a tick, whatever its attributes say. */
  const isTick = ({ type, target }: MutationRecord) =>
    type === "childList" &&
    target instanceof Element &&
    target.getAttribute("part") === "countdown" &&
    !target.closest(parts);
  const observer = new MutationObserver((changes) => {
    if (!changes.every(isTick)) compare();
  });
  observer.observe(root, CHANGES);
  return () => observer.disconnect();
}
