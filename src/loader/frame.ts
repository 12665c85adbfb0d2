// Links of a page in a frame open in the top window: payment pages refuse to be shown in a frame.

/** Gives the link that a click inside the element presses a target, unless the page is in no frame or the link has one. */
function retarget(event: Event): void {
  if (window.top === window) return;
  for (const element of event.composedPath() as HTMLAnchorElement[]) {
    if (element.localName === "a" && !element.target) element.target = "_top";
  }
}

export function watchLinks(host: Element): void {
  host.addEventListener("click", retarget, true);
}

export function unwatchLinks(host: Element): void {
  host.removeEventListener("click", retarget, true);
}
