// The declarations that the checkers of Vue's and Svelte's templates read.
import type { GlobalComponents } from "vue";
import type {} from "./checkout";

type Vue = InstanceType<GlobalComponents["scalev-checkout"]>["$props"];
type Svelte = svelteHTML.IntrinsicElements["scalev-checkout"];

export const vue: Vue = { "store-id": "store_1", order: "auto", onClick: () => {} };
export const svelte: Svelte = { "store-id": "store_1", locale: "en", "onscalev-checkout:paid": () => {} };
export const listens: Vue = { "onScalev-checkout:paid": ({ detail }) => detail.amount?.length };
export const before5: Svelte = { "on:scalev-checkout:error": ({ detail }) => detail.code === "csp" };
// @ts-expect-error no such detail
export const slug: Svelte = { "onscalev-checkout:paid": ({ detail }) => detail.slug };
// @ts-expect-error no such language
export const foreign: Vue = { locale: "fr" };
// @ts-expect-error no such attribute
export const unknown: Svelte = { storeId: "store_1" };
