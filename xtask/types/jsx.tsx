// The element in JSX, with the attributes' names and what they may be.
import { useRef } from "react";
import type { ScalevCheckoutElement } from "./checkout";

export function Payment({ order }: { order: string }) {
  const checkout = useRef<ScalevCheckoutElement>(null);
  return (
    <scalev-checkout ref={checkout} key={order} store-id="store_1" order={order} theme="dark" heading-level={3} data-place="cart">
      <a href="/o">Lanjutkan pembayaran</a>
    </scalev-checkout>
  );
}

// @ts-expect-error no such theme
export const wrong = <scalev-checkout theme="blue" />;
// @ts-expect-error no such attribute
export const unknown = <scalev-checkout storeId="store_1" />;
