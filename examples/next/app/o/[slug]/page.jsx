import { Payment } from "./payment.jsx";

/** Rendered for each request: the settings come from the server's environment. */
export const dynamic = "force-dynamic";

export default async function Order({ params }) {
  const { slug } = await params;
  const settings = {
    src: process.env.CHECKOUT_SRC ?? "https://cdn.example/v1.0.0/checkout.js",
    storeId: process.env.SCALEV_STORE_ID,
    publishableKey: process.env.SCALEV_PUBLISHABLE_KEY,
    apiBase: process.env.SCALEV_API_BASE,
  };
  return (
    <main>
      <h1>Terima kasih</h1>
      <Payment settings={settings} order={slug} />
    </main>
  );
}
