// The panel's scenarios. `order` is the body of POST /sandbox/orders; `faults` are planned on the new order; `attributes`
// are set on the page's element; `path` is opened with `NEW` replaced by an unused reference; `backend` makes the store's
// backend the source of the order's state.
const methods = (group, codes) => codes.map((method) => ({ group, name: method, order: { method } }));

const ownBackend = (gateway, codes) =>
  codes.map((method) => ({ group: `Own backend: ${gateway}`, name: method, path: `/b/${gateway.toLowerCase()}/NEW?method=${method}` }));

const brokenCode = "00020101021126180014ID.CO.QRIS.WWW530336054061470005802ID5911TOKO CONTOH6304ABCD";

const scenarios = [
  ...methods("Virtual account", [
    "va_bca", "va_bni", "va_bri", "va_mandiri", "va_permata", "va_cimb", "va_bsi", "va_maybank", "va_bnc", "va_danamon",
    "va_artha_graha", "va_muamalat", "va_btn", "va_ocbc", "va_bjb", "va_sahabat_sampoerna", "va_artajasa",
  ]),
  { group: "Virtual account", name: "va + sub_payment_method BCA (older form)", order: { method: "va", sub_payment_method: "BCA" } },
  { group: "Virtual account", name: "va_bri through SingaPay", order: { method: "va_bri", provider: "singapay" } },
  ...methods("QRIS", ["qris"]),
  { group: "QRIS", name: "qris through SingaPay", order: { method: "qris", provider: "singapay" } },
  { group: "QRIS", name: "a code whose checksum is wrong", order: { method: "qris", provider: "singapay", info: { qr_string: brokenCode } } },
  ...methods("Wallets", ["dana", "shopeepay", "linkaja", "gopay", "ovo"]),
  { group: "Wallets", name: "dana through SingaPay", order: { method: "dana", provider: "singapay" } },
  ...methods("At the counter", ["alfamart", "indomaret"]),
  ...methods("Manual transfer", ["bank_transfer"]),
  ...methods("Hosted page", ["card", "invoice", "payment_link", "kredivo"]),
  ...methods("Nothing to pay now", ["cod", "no_payment", "marketplace"]),

  ...ownBackend("Fazz", ["va_bni", "qris", "shopeepay", "alfamart", "indomaret"]),
  ...ownBackend("Paymenku", ["va_bca", "qris", "dana", "ovo", "shopeepay", "linkaja"]),
  ...ownBackend("Durianpay", ["va_mandiri", "qris", "dana", "ovo", "gopay", "alfamart", "card", "jeniuspay", "akulaku"]),
  { group: "Own backend: refusals", name: "Fazz does not know the bank", path: "/b/fazz/NEW?method=va_none" },
  { group: "Own backend: refusals", name: "Paymenku does not know the channel", path: "/b/paymenku/NEW?method=kredivo" },
  { group: "Own backend: refusals", name: "Durianpay does not know the wallet", path: "/b/durianpay/NEW?method=kredivo" },
  { group: "Own backend: Scalev check-payment", name: "va_bca", order: { method: "va_bca" }, backend: true },
  { group: "Own backend: Scalev check-payment", name: "qris", order: { method: "qris" }, backend: true },

  { group: "Time", name: "due in 2 minutes", order: { method: "va_bca", deadline_in: 120 } },
  { group: "Time", name: "due in 10 days", order: { method: "va_bca", deadline_in: 864000 } },
  { group: "Time", name: "no deadline", order: { method: "va_bca", deadline_in: null } },
  { group: "Time", name: "instructions after 5 seconds", order: { method: "va_bca", instructions_after: 5000 } },
  { group: "Time", name: "instructions never", order: { method: "va_bca", instructions_after: 86400000 } },

  { group: "States", name: "draft", order: { method: "va_bca", set: { status: "draft" } } },
  { group: "States", name: "probably spam", order: { method: "va_bca", set: { is_probably_spam: true } } },
  { group: "States", name: "an unknown status", order: { method: "va_bca", set: { payment_status: "on_hold" } } },

  { group: "Odd answers", name: "gateway and order disagree about the amount", order: { method: "va_bca", set: { gross_revenue: "150000.00" } } },
  { group: "Odd answers", name: "no total", order: { method: "va_bca", set: { gross_revenue: null } } },
  { group: "Odd answers", name: "total of a wrong type", order: { method: "va_bca", set: [{ op: "replace", path: "/gross_revenue", value: [147000] }] } },
  { group: "Odd answers", name: "HTML instead of JSON", order: { method: "va_bca" }, faults: [{ route: "any", fault: "html" }] },
  { group: "Odd answers", name: "JSON that ends too early", order: { method: "va_bca" }, faults: [{ route: "any", fault: "garbage" }] },
  { group: "Odd answers", name: "an empty object", order: { method: "va_bca" }, faults: [{ route: "any", fault: { json: { body: {} } } }] },

  { group: "Network", name: "first answer after 4 seconds", order: { method: "va_bca" }, faults: [{ route: "create", fault: { delay: { ms: 4000 } }, times: 1 }] },
  { group: "Network", name: "no answer", order: { method: "va_bca" }, faults: [{ route: "any", fault: "hang_headers" }] },
  { group: "Network", name: "500 twice, then well", order: { method: "va_bca" }, faults: [{ route: "any", fault: { status: { code: 500 } }, times: 2 }] },
  { group: "Network", name: "rate limit, 20 seconds", order: { method: "va_bca" }, faults: [{ route: "any", fault: { rate_limit: { reset: 20 } }, times: 1 }] },
  { group: "Network", name: "connection reset", order: { method: "va_bca" }, faults: [{ route: "any", fault: "reset" }] },

  { group: "Merchant's mistakes", name: "no store-id", attributes: { "store-id": null } },
  { group: "Merchant's mistakes", name: "malformed key", attributes: { "publishable-key": "demo" } },
  { group: "Merchant's mistakes", name: "secret key", attributes: { "publishable-key": "sfsk_demo_secret" } },
  { group: "Merchant's mistakes", name: "key of another store", attributes: { "publishable-key": "sfpk_other_1234567890abcdef" } },
  { group: "Merchant's mistakes", name: "wrong order", path: "/o/an-order-that-does-not-exist" },
  { group: "Merchant's mistakes", name: "unregistered origin", order: { method: "va_bca" }, unregister: true },
];

const faultKinds = {
  "status 500": { status: { code: 500 } },
  "status 404": { status: { code: 404 } },
  "rate limit, 20 s": { rate_limit: { reset: 20 } },
  "delay 3 s": { delay: { ms: 3000 } },
  "hang before headers": "hang_headers",
  "hang in the body": "hang_body",
  "slow, 200 bytes/s": { slow: { bytes_per_second: 200 } },
  "TCP reset": "reset",
  "truncated": "truncate",
  "HTML": "html",
  "broken JSON": "garbage",
  "no CORS headers": "no_cors",
};
