import { bare } from "./bare.ts";

/** Changes of what a buyer pays by, or of what could be taken for it. */
export const CHANGES: MutationObserverInit = bare({
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["part", "href", "src", "d"],
});
