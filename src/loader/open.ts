// `ScalevCheckout.open`: a checkout over the page, in a native dialog, one at a time.
import type { CheckoutOptions, CheckoutState, OpenCheckout } from "../../npm/checkout.d.ts";
import { CLOSE, TITLE } from "./contract.ts";
import { page } from "./document.ts";
import { mount } from "./mount.ts";

// The dialog is its own shade, which needs no rule for ::backdrop. A page's rules for dialogs and buttons stay out:
// each of these becomes important, and goes through the CSSOM, which no policy forbids.
const SHADE =
  "all:unset;display:block;box-sizing:border-box;position:fixed;inset:0;padding:8px max(8px,50% - 240px);" +
  "overflow:auto;overscroll-behavior:contain;background:rgba(0,0,0,.6);color-scheme:light dark;z-index:2147483647;";
const BUTTON =
  "all:revert;display:block;width:44px;height:44px;margin-block:0 8px;margin-inline:auto 0;border:0;" +
  "border-radius:50%;background:#16202b;color:#fff;font:24px sans-serif;";
const CARD = "background:Canvas;color:CanvasText;border-radius:var(--scalev-radius,16px);";

/** The handle of the checkout that is open. */
let current: OpenCheckout | null = null;

/** Opens a checkout. While one is open, its options change instead, and its handle comes back. */
export function open(options: CheckoutOptions): OpenCheckout {
  if (current) {
    if (current.element.isConnected) {
      current.update(options);
      return current;
    }
    // The page took it away by itself, with its scrolling still locked.
    current.unmount();
  }
  const root = page.documentElement;
  const { overflow } = root.style;
  const focused = page.activeElement as HTMLElement | null;
  const dialog = page.createElement("dialog");
  const { element, update, checkStatus } = mount(dialog, options);
  const button = page.createElement("button");
  button.textContent = "×";
  dialog.prepend(button);
  dialog.tabIndex = -1;
  const style = (part: HTMLElement, rules: string) => {
    part.style.cssText = rules.replace(/;/g, "!important;");
  };
  style(dialog, SHADE);
  style(button, BUTTON);
  style(element, CARD);
  // The wasm's `Language::of` decides inside the card; the dialog's two labels are there before the wasm.
  const language = /^en/i.test(element.getAttribute("locale") || root.lang) ? 1 : 0;
  dialog.setAttribute("aria-label", TITLE[language]!);
  button.setAttribute("aria-label", CLOSE[language]!);

  let close = () => {};
  const closed = new Promise<CheckoutState | null>((resolve) => {
    close = () => {
      if (!dialog.onclose) return;
      dialog.onclose = current = null;
      resolve(element.getAttribute("data-state") as CheckoutState | null);
      root.style.overflow = overflow;
      if (dialog.close) dialog.close();
      else if (focused) focused.focus();
      dialog.remove();
    };
  });
  button.onclick = dialog.onclose = close;
  current = Object.freeze({ element, update, checkStatus, unmount: close, closed });
  page.body.append(dialog);
  root.style.overflow = "hidden";
  if (dialog.showModal) {
    dialog.showModal();
  } else {
    // Firefox before 98, Safari before 15.4.
    dialog.setAttribute("role", "dialog");
    dialog.onkeydown = ({ key }) => {
      if (key === "Escape") close();
    };
  }
  // Not the button: a second press of the key that opened the dialog must not close it.
  dialog.focus();
  return current;
}
