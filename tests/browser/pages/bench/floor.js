// The lower bound: a page that requests the payment and writes the number. It verifies nothing, has no countdown, does not
// poll and draws no code.
(async () => {
  const place = document.querySelector("#pay");
  const { api, store, order, key } = place.dataset;
  const write = (name, text) => {
    const line = document.createElement("p");
    line.append(`${name}: `, Object.assign(document.createElement("strong"), { textContent: text }));
    place.append(line);
  };
  try {
    const address = `${api}/v3/stores/${store}/public/orders/${order}/payment`;
    const response = await fetch(address, { method: "POST", headers: { "X-Scalev-Storefront-Api-Key": key } });
    const { gross_revenue, pg_payment_info } = await response.json();
    const { channel_code, channel_properties } = pg_payment_info.payment_method.virtual_account;
    write("Bank", channel_code);
    write("Nomor virtual account", channel_properties.virtual_account_number);
    write("Jumlah", new Intl.NumberFormat("id", { style: "currency", currency: "IDR" }).format(gross_revenue));
    write("Bayar sebelum", new Date(channel_properties.expires_at).toLocaleString("id"));
  } catch {
    write("Maaf", "pembayaran tidak dapat ditampilkan");
  }
})();
