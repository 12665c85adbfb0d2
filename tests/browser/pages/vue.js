import { createApp, ref } from "vue/dist/vue.esm-bundler.js";

const app = createApp({
  template: `<scalev-checkout v-if="stays" :store-id="storeId" :publishable-key="publishableKey" :api-base="apiBase"
    :order="order" :heading-level="3" @scalev-checkout:paid="heard">
    <a href="/hosted">Lanjutkan pembayaran</a>
  </scalev-checkout><p v-else>Sampai jumpa</p>`,
  setup() {
    const { order: first, ...start } = window.start;
    const order = ref(first);
    const stays = ref(true);
    window.shop = { order: (slug) => (order.value = slug), leave: () => (stays.value = false) };
    return { ...start, order, stays };
  },
});
app.config.compilerOptions.isCustomElement = (tag) => tag === "scalev-checkout";
app.mount("#place");
