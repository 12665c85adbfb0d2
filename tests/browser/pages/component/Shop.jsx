import { StrictMode, useRef, useState } from "react";
import { ScalevCheckout } from "@scalev/checkout/react";

/** A page of an order. `act` gets what the test may do with it. */
export function Shop({ start, heard, act }) {
  const { order: first, payment: early, ...options } = start;
  const [order, setOrder] = useState(first);
  const [payment, setPayment] = useState(early);
  const [stays, setStays] = useState(true);
  const checkout = useRef(null);
  if (act) act({ order: setOrder, payment: setPayment, leave: () => setStays(false), checkout });
  return (
    <StrictMode>
      <main>
        {stays ? (
          <ScalevCheckout
            ref={checkout}
            {...options}
            order={order}
            payment={payment}
            headingLevel={3}
            className="shop"
            style={{ maxWidth: "25rem" }}
            data-place="cart"
            aria-label="Pembayaran"
            onInstructions={(event) => heard("instructions", event.detail)}
            onPaid={(event) => heard("paid", event.detail)}
            onError={(event) => heard("error", event.detail)}
          >
            <a href="/hosted">Lanjutkan pembayaran</a>
            <p slot="note">Kirim sebelum pukul 15.00.</p>
          </ScalevCheckout>
        ) : (
          <p>Sampai jumpa</p>
        )}
      </main>
    </StrictMode>
  );
}
