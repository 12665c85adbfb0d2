// Stylesheets for shadow roots.
import { type AdoptStyle, adopting } from "./adopting.ts";
import { page } from "./document.ts";
import { address } from "./fetch.ts";

/** A function that styles a shadow root by these rules, or where it cannot adopt them, by the same rules in a file: a policy
 *  may forbid styles in the page. Older browsers adopt none, and an element in another document (lit/lit-element#1139) none of
 *  this one. */
export function stylesheet(sheet: Stylesheet): AdoptStyle {
  let adopt: AdoptStyle | undefined;
  return (root) => {
    try {
      adopt = adopt || adopting(sheet.rules);
      return adopt(root);
    } catch (_) {}
    const link = page.createElement("link");
    const href = address(sheet);
    Object.assign(link, { rel: "stylesheet", href, integrity: sheet.integrity, crossOrigin: "anonymous" });
    root.insertBefore(link, root.querySelector(":not(link)"));
  };
}
