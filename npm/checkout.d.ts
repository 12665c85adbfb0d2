/** Attributes of `<scalev-checkout>`, and in camelCase the options of `mount` and `open`. */
export interface CheckoutOptions {
  /** The store's `unique_id`. */
  storeId?: string;
  /** `sfpk_…`; anything else is refused. */
  publishableKey?: string;
  /** The order's `secret_slug`, or `auto`: read it from the page's own path `/o/{secret_slug}`. */
  order?: string;
  /** A URL of the merchant's own backend that answers with a gateway's payload; instead of Scalev. */
  paymentUrl?: string;
  /** A URL of the merchant's own backend that answers with the payment's state. */
  statusUrl?: string;
  /** A gateway's payload that the page has already; only in `mount` and `open`. */
  payment?: object;
  /** Origin of the API: `https:`, or `http:` on loopback. Default `https://api.scalev.com`. */
  apiBase?: string;
  /** Default: the page's `lang`, else `id`. */
  locale?: "id" | "en";
  /** Default `auto`. */
  theme?: "auto" | "light" | "dark";
  /** 1 to 6, default 2. */
  headingLevel?: number;
  /** `off`: nothing of the instructions is kept for a reload of this tab. */
  remember?: "on" | "off";
}

export type CheckoutState =
  | "loading"
  | "preparing"
  | "unpaid"
  | "checking"
  | "processing"
  | "paid"
  | "conflict"
  | "failed"
  | "expired"
  | "closed"
  | "draft"
  | "unavailable";

export type CheckoutErrorCode =
  | "config"
  | "secret-key"
  | "not-found"
  | "network"
  | "timeout"
  | "rate-limited"
  | "server"
  | "bad-response"
  | "csp"
  | "no-wasm"
  | "integrity"
  | "load"
  | "panic";

/** What the buyer did; `copy-code` is a number, a code or a wallet's link. */
export type CheckoutAction =
  | "copy-code"
  | "copy-amount"
  | "copy-biller-code"
  | "copy-qr"
  | "open-link"
  | "save-qr"
  | "enlarge"
  | "share"
  | "print"
  | "open-steps"
  | "check-status"
  | "upload-proof"
  | "open-help"
  | "new-code"
  | "remind";

export interface CheckoutEventDetail {
  status: CheckoutState;
  /** Scalev's canonical code, such as `va_bca`. */
  method?: string;
  /** The order's human number. */
  orderId?: string;
  /** The amount in `currency`: `147000`, with a dot and two digits where there are sen. */
  amount?: string;
  currency?: "IDR";
  /** Only on `paid`. */
  isProbablySpam?: boolean;
  /** Only on `error`. */
  code?: CheckoutErrorCode;
  /** Only on `action`. */
  action?: CheckoutAction;
}

export interface CheckoutHandle {
  readonly element: HTMLElement;
  update(options: CheckoutOptions): void;
  checkStatus(): void;
  unmount(): void;
}

export interface OpenCheckout extends CheckoutHandle {
  /** Resolves when the dialog is closed, to its last state, or to null where the page removed it. */
  readonly closed: Promise<CheckoutState | null>;
}

export interface ScalevCheckout {
  readonly version: string;
  /**
   * Puts the element into `target`, whose previous content is shown where the widget cannot run. A `target` that is a
   * `<scalev-checkout>` itself gets the options.
   */
  mount(target: string | Element, options: CheckoutOptions): CheckoutHandle;
  /**
   * Shows the element in a dialog over the page. Content that is appended to the handle's `element` is shown where the
   * widget cannot run. While a dialog is open, a second call updates it and returns its handle.
   */
  open(options: CheckoutOptions): OpenCheckout;
}

/** The element, as `document.querySelector("scalev-checkout")` finds it. */
export interface ScalevCheckoutElement extends HTMLElement {}

export type CheckoutEvent = CustomEvent<CheckoutEventDetail>;

/** Each is dispatched at most once per payment, except `status` and `action`. */
export type CheckoutEvents = {
  [Name in
    /** The element shows a payment, or has nothing to show. */
    | "ready"
    /** The number, code or link to pay by is shown. */
    | "instructions"
    /** The state has changed. */
    | "status"
    /** The money has arrived; once per browser, also across reloads. */
    | "paid"
    /** The order can no longer be paid. */
    | "expired"
    /** The seller must look at the payment; the buyer must not pay again. */
    | "conflict"
    /** The order was canceled or refunded. */
    | "closed"
    /** The widget cannot work; `detail.code` is the reason. */
    | "error"
    /** The buyer did `detail.action`. */
    | "action" as `scalev-checkout:${Name}`]: CheckoutEvent;
};

/** A `slot` of content inside the element; content without one is the fallback. */
export type CheckoutSlot =
  /** Above the number, code or link. */
  | "note"
  /** Beside the link to the seller. */
  | "help"
  /** On the screen of a paid order. */
  | "paid"
  /** On the screen of an expired order. */
  | "expired";

/** Attributes of the element, as markup and templates write them. */
export interface CheckoutAttributes {
  "store-id"?: string;
  "publishable-key"?: string;
  order?: string;
  "payment-url"?: string;
  "status-url"?: string;
  "api-base"?: string;
  locale?: "id" | "en";
  theme?: "auto" | "light" | "dark";
  "heading-level"?: number | `${1 | 2 | 3 | 4 | 5 | 6}`;
  remember?: "on" | "off";
}

/** Listeners, as React 19 and Svelte 5 (`onscalev-checkout:paid`), Svelte 4 (`on:…`) and Vue (`onScalev-…`) name them. */
type CheckoutListeners = {
  [Name in keyof CheckoutEvents as `on${Name}` | `on:${Name}` | `on${Capitalize<Name>}`]?: (
    event: CheckoutEvents[Name],
  ) => void;
};

/** Further attributes of elements in templates of React, Vue and Svelte. */
interface CheckoutMarkup extends CheckoutAttributes, CheckoutListeners {
  id?: string;
  class?: any;
  className?: string;
  style?: any;
  slot?: string;
  hidden?: boolean;
  lang?: string;
  key?: any;
  ref?: any;
  children?: any;
  suppressHydrationWarning?: boolean;
  [more: `data-${string}` | `aria-${string}`]: any;
  [listener: `on${string}`]: any;
}

interface CheckoutElements {
  "scalev-checkout": CheckoutMarkup;
}

declare global {
  const ScalevCheckout: ScalevCheckout;
  interface Window {
    readonly ScalevCheckout: ScalevCheckout;
  }
  interface HTMLElementTagNameMap {
    "scalev-checkout": ScalevCheckoutElement;
  }
  /** For elements, the document and the window. */
  interface GlobalEventHandlersEventMap extends CheckoutEvents {}

  /** React before 19. */
  namespace JSX {
    interface IntrinsicElements extends CheckoutElements {}
  }
  /** Svelte. */
  namespace svelteHTML {
    interface IntrinsicElements extends CheckoutElements {}
  }
}

// @ts-ignore for pages without React
declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends CheckoutElements {}
  }
}

// @ts-ignore for pages without Vue
declare module "vue" {
  interface GlobalComponents {
    "scalev-checkout": new () => { $props: CheckoutMarkup };
  }
}
