// The React component: props, callbacks, and the handle of its ref.
import { useRef } from "react";
import ScalevCheckout, { ScalevCheckout as Named, type CheckoutProps, type CheckoutRef } from "./react";

export function Payment({ order, ...props }: CheckoutProps) {
  const checkout = useRef<CheckoutRef>(null);
  checkout.current?.checkStatus();
  checkout.current?.update({ locale: "en" });
  checkout.current?.element?.focus();
  return (
    <ScalevCheckout
      ref={checkout}
      key={order}
      src="/v1.0.0/checkout.js"
      storeId="store_1"
      order={order}
      headingLevel={3}
      style={{ maxWidth: 400 }}
      data-place="cart"
      onPaid={({ detail }) => detail.orderId?.length}
      onAction={({ detail }) => detail.action === "copy-code"}
      onError={({ detail }) => detail.code === "csp"}
      {...props}
    >
      <a href="/o">Lanjutkan pembayaran</a>
    </ScalevCheckout>
  );
}

export const payload = <Named payment={{ data: {} }} onStatus={(event) => event.detail.status} />;
// @ts-expect-error no such theme
export const wrong = <Named theme="blue" />;
// @ts-expect-error no such event
export const unknown = <Named onPayed={() => {}} />;
// @ts-expect-error no such code
export const code = <Named onError={({ detail }) => detail.code === "gone"} />;
// @ts-expect-error React takes the element out of the page
export const handle = (checkout: CheckoutRef) => checkout.unmount();
