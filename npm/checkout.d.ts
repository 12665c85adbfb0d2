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
  /** Digits, in `currency`. */
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
  /** Puts the element into `target`. Its previous content is shown where the widget cannot run. */
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

export type CheckoutEvents = {
  [Name in
    | "ready"
    | "instructions"
    | "status"
    | "paid"
    | "expired"
    | "conflict"
    | "closed"
    | "error"
    | "action" as `scalev-checkout:${Name}`]: CheckoutEvent;
};

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

/** Further attributes of elements in templates of React, Vue and Svelte, and listeners. */
interface CheckoutMarkup extends CheckoutAttributes {
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
