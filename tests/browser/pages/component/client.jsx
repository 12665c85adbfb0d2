import { createRoot, hydrateRoot } from "react-dom/client";
import { Shop } from "./Shop.jsx";

window.heard = [];
const shop = (
  <Shop
    start={window.start}
    heard={(name, detail) => window.heard.push([name, detail.orderId ?? detail.code])}
    act={(acts) => (window.shop = acts)}
  />
);
const place = document.querySelector("#place");
if (place.firstElementChild) {
  window.first = place.querySelector("scalev-checkout");
  hydrateRoot(place, shop, { onRecoverableError: (error) => console.error(error) });
} else createRoot(place).render(shop);
