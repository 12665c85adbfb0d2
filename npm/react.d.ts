import type { CSSProperties, ForwardRefExoticComponent, ReactNode, RefAttributes } from "react";
import type { CheckoutEvents, CheckoutHandle, CheckoutOptions } from "./checkout.js";

export type * from "./checkout.js";

/** `onPaid` for `scalev-checkout:paid`, and so on. */
export type CheckoutCallbacks = {
  [Name in keyof CheckoutEvents as Name extends `scalev-checkout:${infer Event}`
    ? `on${Capitalize<Event>}`
    : never]?: (event: CheckoutEvents[Name]) => void;
};

export interface CheckoutProps extends CheckoutOptions, CheckoutCallbacks {
  /**
   * The URL of this version's `checkout.js`, which is loaded once per page, with `integrity`; under Trusted Types a
   * TrustedScriptURL. Without it the page loads the script, and events before React has taken over are not called back.
   */
  src?: string | { toString(): string };
  /** Shown where the widget cannot run: a link to pay. Content with a `slot` is shown in the widget. */
  children?: ReactNode;
  id?: string;
  className?: string;
  style?: CSSProperties;
  [attribute: `data-${string}` | `aria-${string}`]: unknown;
}

/** The handle of the element that React renders; `null` as its `element` while it is not in the page. */
export interface CheckoutRef extends Pick<CheckoutHandle, "update" | "checkStatus"> {
  readonly element: HTMLElement | null;
}

/** `<scalev-checkout>` with props in place of attributes, and callbacks in place of listeners. */
export declare const ScalevCheckout: ForwardRefExoticComponent<CheckoutProps & RefAttributes<CheckoutRef>>;

export default ScalevCheckout;
