// The device and language, for preview and widget.

import { PHONES } from "./contract.ts";

/** The user agent of a phone, or a coarse pointer without hover: the device may hold the wallets' apps. */
export function isPhone(): boolean {
  const matches = (query: string) => matchMedia(query).matches;
  return PHONES.test(navigator.userAgent) || (matches("(pointer: coarse)") && matches("(hover: none)"));
}

/** The name of the device's time zone, or nothing where its offset alone decides: asking takes cheap phones tens of
 *  milliseconds. */
export function zone(): string {
  const east = -new Date().getTimezoneOffset() / 60;
  return east === 8 || east === 9 ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "";
}

/** The element's own language tag and the one of the page around it; empty where there is none. */
export function languages(host: Element): [string, string] {
  const holder = host.closest("[lang]");
  return [host.getAttribute("locale") || "", (holder && holder.getAttribute("lang")) || ""];
}
