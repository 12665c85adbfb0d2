// A card of elements, made of the lines that the preview's module has drawn.
import { bare } from "./bare.ts";
import { page } from "./document.ts";

const SVG = "http://www.w3.org/2000/svg";

/** The text that a copy button copies, its accessible name, and its label after copying. */
export interface CopyButton {
  text: string;
  name: string;
  done: string;
}

/** The card, and its copy buttons from top to bottom. */
export interface Drawn {
  card: Element;
  buttons: Map<Element, CopyButton>;
}

/** All that a line of a card may hold. Nothing else becomes an element, wherever the lines come from. */
const LINE =
  /^\d\t(section|article|figure|div|p|span|b|time|button|a|slot|svg|path)\t[^\t]*(\t((class|part|name|lang|translate|role|type|rel|referrerpolicy|datetime|d|fill|width|viewBox|copy|done)=|[a-z]+-[a-z]+=|href=(?!javascript)[a-z-]+:\/)[^\t]*)*$/;

/** Elements from lines: depth, tag, text, and attributes. The texts that a button copies, and shows after it, do not become attributes. */
export function build(text: string): Drawn {
  const open: Element[] = [];
  const buttons = new Map<Element, CopyButton>();
  for (const line of text.split("\n")) {
    if (!LINE.test(line)) throw new TypeError();
    const [depth, tag, text, ...attributes] = line.split("\t") as [string, string, string, ...string[]];
    const element = tag === "svg" || tag === "path" ? page.createElementNS(SVG, tag) : page.createElement(tag);
    const read: Record<string, string> = bare({});
    for (const attribute of attributes) {
      const name = attribute.split("=")[0]!;
      const value = attribute.slice(name.length + 1);
      read[name] = value;
      if (name !== "copy" && name !== "done") element.setAttribute(name, value);
    }
    if (read.copy) buttons.set(element, { text: read.copy, name: read["aria-label"]!, done: read.done! });
    element.append(text);
    open[+depth] = element;
    if (+depth) open[+depth - 1]!.append(element);
  }
  return { card: open[0]!, buttons };
}
