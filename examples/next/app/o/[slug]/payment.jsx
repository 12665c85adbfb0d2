"use client";

import { useState } from "react";
import { ScalevCheckout } from "@scalev/checkout/react";

/** The widget, and the shop's own line once the money has arrived. */
export function Payment({ settings, order }) {
  const [paid, setPaid] = useState(null);
  return (
    <>
      {paid && <p id="thanks">Pesanan {paid} sudah lunas.</p>}
      <ScalevCheckout {...settings} order={order} onPaid={({ detail }) => setPaid(detail.orderId)}>
        <a href="/">Hubungi toko</a>
        <p slot="note">Dibayar sebelum pukul 15.00, dikirim hari ini.</p>
      </ScalevCheckout>
    </>
  );
}
