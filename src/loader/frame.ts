// Links inside the element. Of a page in a frame they open in the top window: payment pages refuse to be shown in a frame.

/** Prepares the link that a click inside the element presses. */
function prepare(event: Event): void {
  for (const link of event.composedPath() as HTMLAnchorElement[]) {
    if (link.localName !== "a") continue;
    // iOS makes telephone links of numbers (WebKit's DataDetection.mm): a tap on an account must not dial it.
    const { host } = link.getRootNode() as ShadowRoot;
    if (link.protocol === "tel:" && host === event.currentTarget) event.preventDefault();
    // A merchant's link may be a script's button, or call a phone.
    const leads =
      host === event.currentTarget || (/^https?:$/.test(link.protocol) && !/^#/.test(link.getAttribute("href")!));
    if (window.top !== window && !link.target && leads) link.target = "_top";
  }
}

export function watchLinks(host: Element): void {
  host.addEventListener("click", prepare, true);
}

export function unwatchLinks(host: Element): void {
  host.removeEventListener("click", prepare, true);
}
