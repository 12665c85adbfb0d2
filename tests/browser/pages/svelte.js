import { mount } from "svelte";
import Payment from "./Payment.svelte";

mount(Payment, { target: document.querySelector("#place") });
