// Stylesheets for shadow roots.
import { type AdoptStyle, adopting } from "./adopting.ts";
import { page } from "./document.ts";
import { address } from "./fetch.ts";

/** A function that styles a shadow root by these rules, or where it cannot adopt them, by the same rules in a file: a policy
 *  may forbid styles in the page. */
export function stylesheet(sheet: Stylesheet): AdoptStyle {
  return adopting(sheet.rules, (root) => {
    const link = page.createElement("link");
    const href = address(sheet);
    Object.assign(link, { rel: "stylesheet", href, integrity: sheet.integrity, crossOrigin: "anonymous" });
    root.insertBefore(link, root.querySelector(":not(link)"));
  });
}
