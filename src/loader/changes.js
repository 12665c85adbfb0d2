/** Changes of what a buyer pays by, or of what could be taken for it. */
export const CHANGES = {
  __proto__: null,
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["part", "href", "src", "d"],
};
