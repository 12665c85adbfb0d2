import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Payment({ storeId, publishableKey, apiBase, order: first, heard }) {
  const [order, setOrder] = useState(first);
  const [stays, setStays] = useState(true);
  const checkout = useRef(null);
  useEffect(() => {
    window.shop = { order: setOrder, leave: () => setStays(false) };
    const element = checkout.current;
    if (!element) return undefined;
    element.addEventListener("scalev-checkout:paid", heard);
    return () => element.removeEventListener("scalev-checkout:paid", heard);
  }, [stays]);
  if (!stays) return <p>Sampai jumpa</p>;
  return (
    <scalev-checkout
      ref={checkout} store-id={storeId} publishable-key={publishableKey} api-base={apiBase} order={order} heading-level={3}
    >
      <a href="/hosted">Lanjutkan pembayaran</a>
    </scalev-checkout>
  );
}

createRoot(document.querySelector("#place")).render(<Payment {...window.start} />);
