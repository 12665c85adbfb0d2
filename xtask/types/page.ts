// Uses of the API that compile in a page's script, and uses that are errors.
import type { CheckoutEvent, CheckoutHandle, CheckoutState, OpenCheckout, ScalevCheckoutElement } from "./checkout";

const element: ScalevCheckoutElement | null = document.querySelector("scalev-checkout");
const made: ScalevCheckoutElement = document.createElement("scalev-checkout");

element?.addEventListener("scalev-checkout:paid", (event) => event.detail.amount?.length);
document.addEventListener("scalev-checkout:status", ({ detail }) => {
  const state: CheckoutState = detail.status;
  return state;
});
window.addEventListener("scalev-checkout:error", ({ detail }) => detail.code === "csp");
made.onclick = () => made.dispatchEvent(new CustomEvent("scalev-checkout:ready"));
const listener = (event: CheckoutEvent) => event.detail.orderId;
document.addEventListener("scalev-checkout:paid", listener);
// @ts-expect-error no such code
window.addEventListener("scalev-checkout:error", ({ detail }) => detail.code === "gone");
// @ts-expect-error no such detail
element?.addEventListener("scalev-checkout:paid", ({ detail }) => detail.slug);

const handle: CheckoutHandle = ScalevCheckout.mount("#place", { storeId: "store_1", order: "auto", headingLevel: 3 });
handle.update({ locale: "en", payment: { data: {} } });
const open: OpenCheckout = window.ScalevCheckout.open({ paymentUrl: "/pay", theme: "dark" });
open.closed.then((state) => state === "paid");
// @ts-expect-error no such theme
ScalevCheckout.mount(made, { theme: "blue" });
// @ts-expect-error only open() closes
handle.closed;
// @ts-expect-error nobody replaces it
window.ScalevCheckout = ScalevCheckout;
