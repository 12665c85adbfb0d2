import { page } from "./document.ts";

/** Keeps the place of the card, with the merchant's link in it. Styled through the CSSOM, which no policy forbids. */
export function placeholder(): HTMLElement {
  const grey = "rgba(128,140,155,.16)";
  const bar = (top: number, width: string, height: number) =>
    `linear-gradient(${grey},${grey}) 16px ${top}px/${width} ${height}px no-repeat`;
  const element = page.createElement("div");
  element.style.cssText =
    "box-sizing:border-box;max-width:480px;min-height:480px;margin:0 auto;padding:420px 16px 16px;text-align:center;" +
    `border-radius:16px;border:1px solid ${grey};` +
    `background:${bar(16, "45%", 16)},${bar(56, "60%", 32)},${bar(112, "40%", 36)},${bar(180, "calc(100% - 32px)", 200)}`;
  element.append(page.createElement("slot"));
  return element;
}
