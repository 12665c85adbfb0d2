// Hearing of every change to what a buyer pays by.
import { CHANGES } from "../loader/changes.js";

/** A link's address, a picture's, the lines of a drawing, or the text. */
function content(element) {
  const lines = Array.from(element.querySelectorAll("path"), (path) => path.getAttribute("d"));
  return element.getAttribute("href") || element.getAttribute("src") || lines.join("") || element.textContent;
}

/** A second that went by. What is made to look like one is no tick: that takes a change of an attribute. */
function isTick({ type, target }) {
  return type === "childList" && target.getAttribute && target.getAttribute("part") === "countdown";
}

/** How often the card is put back: nobody wins a race against a script. */
const MOST = 9;

/**
 * Tells `hear` after every change what stands in these parts, from top to bottom; returns the way to end it. A card that
 * was taken away is put back first, because a warning is drawn in its place.
 */
export function watch(life, parts, hear) {
  const { root } = life;
  const place = root.lastElementChild;
  let card = place.firstElementChild;
  let left = MOST;
  const keep = () => {
    const shown = place.firstElementChild;
    // The widget's own next card is of another tag.
    if (shown && shown.localName !== card.localName) card = shown;
    if ((root.contains(card) && root.contains(place)) || life.failed || !left) return;
    left -= 1;
    if (shown) shown.remove();
    place.append(card);
    root.append(place);
  };
  const told = (element) => "|" + content(element);
  const look = () => {
    const standing = Array.from(root.querySelectorAll(parts)).filter((element) => !element.closest(".glance"));
    const seen = standing.map(told).join("");
    keep();
    hear(seen);
  };
  const observer = new MutationObserver((changes) => changes.every(isTick) || look());
  observer.observe(root, CHANGES);
  return () => observer.disconnect();
}
