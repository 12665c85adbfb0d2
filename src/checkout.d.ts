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
}

export type CheckoutState =
  | "loading"
  | "preparing"
  | "unpaid"
  | "checking"
  | "paid"
  | "conflict"
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
}

export interface CheckoutHandle {
  readonly element: HTMLElement;
  update(options: CheckoutOptions): void;
  checkStatus(): void;
  unmount(): void;
}

export interface OpenCheckout extends CheckoutHandle {
  /** Once the dialog is closed, whoever closed it: the state it was in, or null when the page took it away. */
  readonly closed: Promise<CheckoutState | null>;
}

export interface ScalevCheckout {
  readonly version: string;
  /** What stood in `target` is what the buyer has when the widget cannot run. */
  mount(target: string | Element, options: CheckoutOptions): CheckoutHandle;
  /**
   * Over the page, in a dialog; what is appended to the handle's `element` is what the buyer has when the widget cannot
   * run. While one is open, its options are updated and its handle comes back.
   */
  open(options: CheckoutOptions): OpenCheckout;
}

type CheckoutEvents = {
  [Name in
    | "ready"
    | "instructions"
    | "status"
    | "paid"
    | "expired"
    | "conflict"
    | "closed"
    | "error" as `scalev-checkout:${Name}`]: CustomEvent<CheckoutEventDetail>;
};

declare global {
  interface Window {
    readonly ScalevCheckout: ScalevCheckout;
  }
  interface HTMLElementEventMap extends CheckoutEvents {}
}
