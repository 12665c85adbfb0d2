// Hearing of every change to what a buyer pays by.

/** A link's address, a picture's, the lines of a drawing, or the text. */
function content(element) {
  const lines = Array.from(element.querySelectorAll("path"), (path) => path.getAttribute("d"));
  return element.getAttribute("href") || element.getAttribute("src") || lines.join("") || element.textContent;
}

/** A second that went by. What is made to look like one is no tick: that takes a change of an attribute. */
function isTick({ type, target }) {
  return type === "childList" && target.getAttribute && target.getAttribute("part") === "countdown";
}

/** Tells `hear` after every change what stands in these parts, from top to bottom; returns the way to end it. */
export function watch(root, parts, hear) {
  const told = (element) => "|" + content(element);
  const look = () => hear(Array.from(root.querySelectorAll(parts), told).join(""));
  const observer = new MutationObserver((changes) => changes.every(isTick) || look());
  observer.observe(root, {
    __proto__: null,
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["part", "href", "src", "d"],
  });
  return () => observer.disconnect();
}
