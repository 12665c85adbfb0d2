import type { ScalevCheckout } from "./checkout.js";

export type * from "./checkout.js";

/** The widget's version in this package. */
export declare const version: string;

/** The hash of that version's `checkout.js`. */
export declare const integrity: string;

/** The file in the same folder that draws the preview, for a `<link rel="preload" as="fetch">`. */
export declare const preview: string;

/**
 * Loads the widget once per page, with `integrity`. A widget that the page has already loaded is kept.
 * @param src the URL of this version's `checkout.js`; under Trusted Types a TrustedScriptURL of the page's own policy.
 */
export declare function load(src: string | { toString(): string }): Promise<ScalevCheckout>;
