// The lower bound: a page that requests the payment and writes the number, or a link to the wallet. It verifies nothing, has no
// countdown, does not poll and draws no code.
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
    const { virtual_account, ewallet } = pg_payment_info.payment_method;
    const { channel_code, channel_properties } = virtual_account ?? ewallet;
    if (ewallet) {
      place.append(
        Object.assign(document.createElement("a"), { href: pg_payment_info.actions[0].url, textContent: channel_code }),
      );
    } else {
      write("Bank", channel_code);
      write("Nomor virtual account", channel_properties.virtual_account_number);
      write("Bayar sebelum", new Date(channel_properties.expires_at).toLocaleString("id"));
    }
    write("Jumlah", new Intl.NumberFormat("id", { style: "currency", currency: "IDR" }).format(gross_revenue));
  } catch {
    write("Maaf", "pembayaran tidak dapat ditampilkan");
  }
})();
