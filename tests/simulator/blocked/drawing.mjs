// In the place of the preview's module: the same exports, which draw the made-up answers of server.mjs. The module itself is
// compared with the wasm in tests/native/engine.

import { stateIn } from "./server.mjs";

/** The lines of a card, the name of a state without one, or nothing for a text that is no answer. */
function lines(body, now) {
  let order;
  try {
    order = JSON.parse(body).data;
  } catch {
    return "";
  }
  const { number, deadline, draft_time } = order;
  const state = stateIn(order);
  const isInTime = Date.parse(draft_time) <= now && now < Date.parse(deadline);
  if (state !== "unpaid" || !number || !isInTime) return state;
  const copy = (part, text) => [
    `2\tbutton\t\ttype=button\tclass=copy\tpart=${part}\taria-label=Salin\tcopy=${text}\tdone=Tersalin`,
    "3\tspan\tSalin\tclass=before",
    "3\tspan\t\tclass=after",
  ];
  return [
    "0\tsection\t\tclass=card preview",
    "1\tdiv\tMenunggu pembayaran\tclass=status\tpart=status",
    `1\ttime\tSampai\tpart=deadline\tdatetime=${deadline}`,
    "1\tdiv\t\tclass=total",
    ...copy("copy-amount", "147000"),
    "1\tdiv\t\tclass=number",
    `2\tp\t${number}\tpart=payment-code`,
    ...copy("copy-code", number),
  ].join("\n");
}

/** `drawn` is called after each drawing. */
export function drawing(drawn = () => {}) {
  const memory = { buffer: new ArrayBuffer(65536) };
  return {
    memory,
    give: () => 8,
    preview(at, length, now) {
      const [, , , , , , body] = new TextDecoder().decode(new Uint8Array(memory.buffer, at, length)).split("\n");
      const text = new TextEncoder().encode(lines(body, now));
      new Uint8Array(memory.buffer).fill(0).set(text, 16384);
      drawn();
      return 16384;
    },
  };
}
