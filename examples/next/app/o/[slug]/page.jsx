import { Suspense } from "react";
import { Payment } from "./payment.jsx";

/** The heading is static; the rest is rendered for each request, because only the request knows the order. */
export default function Page({ params }) {
  return (
    <main>
      <h1>Terima kasih</h1>
      <Suspense>
        <Order params={params} />
      </Suspense>
    </main>
  );
}

async function Order({ params }) {
  const { slug } = await params;
  const settings = {
    src: process.env.CHECKOUT_SRC ?? "https://cdn.example/v1.0.0/checkout.js",
    storeId: process.env.SCALEV_STORE_ID,
    publishableKey: process.env.SCALEV_PUBLISHABLE_KEY,
    apiBase: process.env.SCALEV_API_BASE,
  };
  return <Payment settings={settings} order={slug} />;
}
