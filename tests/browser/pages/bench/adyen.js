import { AdyenCheckout, Doku, PromptPay } from "@adyen/adyen-web";

const { action, amount } = window.payment;

AdyenCheckout.register(Doku, PromptPay);
AdyenCheckout({
  clientKey: "test_BENCH",
  environment: "test",
  countryCode: "ID",
  locale: "en-US",
  amount,
  analytics: { enabled: false },
}).then((checkout) => {
  window.life = () => {
    const component = checkout.createFromAction(action).mount("#pay");
    return () => checkout.remove(component);
  };
  window.end = window.life();
});
