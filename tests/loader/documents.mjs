// Code blocks of the pages in docs/, for tests that run them.
import { readFileSync } from "node:fs";

/** The blocks of a language in a page, each with the heading above it. */
export function blocks(page, language) {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), "utf8");
  let heading = "";
  const found = [];
  for (const part of text.split(/^(#+ .*|```[\s\S]*?^```)$/m)) {
    if (part.startsWith("#")) heading = part.replace(/^#+ /, "");
    const [, named, code] = part.match(/^```(\w+)\n([\s\S]*)```$/) || [];
    if (named === language) found.push({ heading, code });
  }
  return found;
}
