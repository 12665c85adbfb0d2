import type { ScalevCheckout } from "./checkout.js";

export type * from "./checkout.js";

/** The version of the widget that this package is of. */
export declare const version: string;

/** The hash of that version's `checkout.js`. */
export declare const integrity: string;

/**
 * Loads the widget, once for the page, and checks it by `integrity`. A page that loaded it already keeps its own.
 * @param src where `checkout.js` of this version is; under Trusted Types a TrustedScriptURL of the page's own policy.
 */
export declare function load(src: string | { toString(): string }): Promise<ScalevCheckout>;
