// The playground: a form on one side, the widget with a payload of the sandbox on the other, and the tag to copy.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const payloads = read("payloads");
  const element = read("elements").modules[0].declarations[0];
  const byId = (id) => document.getElementById(id);

  // Indonesian, English.
  const WORDS = {
    intro: [
      "Coba widget pembayaran tanpa akun: pilih metode, keadaan, dan tampilan, lalu salin tagnya. Pembayaran di sini hanya contoh.",
      "Try the payment widget without an account: choose a method, a state and a look, then copy the tag. The payments are samples.",
    ],
    language: ["Bahasa halaman", "Language of the page"],
    method: ["Metode", "Method"],
    state: ["Keadaan", "State"],
    width: ["Lebar", "Width"],
    full: ["selebar kolom", "as wide as the column"],
    widget: ["Widget", "Widget"],
    attributes: ["Atribut", "Attributes"],
    look: ["Warna, sudut, huruf", "Colors, corners, type"],
    words: ["Kata-kata toko", "The shop's own words"],
    wordsNote: [
      "Isi elemen dengan atribut slot tampil di dalam widget. Selebihnya tampil bila widget tidak bisa berjalan.",
      "Content of the element with a slot attribute is shown in the widget. All else is shown where the widget cannot run.",
    ],
    own: ["ubah", "change"],
    usual: ["bawaan", "default"],
    reset: ["Kembalikan semua", "Reset all"],
    tag: ["Tag untuk disalin", "The tag to copy"],
    form: ["Bentuk", "Form"],
    copy: ["Salin", "Copy"],
    copied: ["Tersalin", "Copied"],
    tagNote: [
      "Ganti cdn.example dengan tempat folder v1.0.0 Anda. Tag meminta pembayaran dari Scalev; payload contoh hanya dipakai di halaman ini.",
      "Replace cdn.example by the place of your folder v1.0.0. The tag asks Scalev for the payment; sample payloads are used on this page only.",
    ],
    events: ["Event", "Events"],
    fallback: ["Lanjutkan pembayaran", "Continue to payment"],
    note: [
      "Pesanan dikirim di hari yang sama bila dibayar sebelum pukul 15.00.",
      "Paid before 3 p.m., it is sent the same day.",
    ],
    help: [
      "Butuh bantuan? Kami ada setiap hari, 08.00–17.00 WIB.",
      "Need help? We are here every day, 8 a.m. to 5 p.m.",
    ],
    paid: ["Terima kasih! Nomor resi dikirim lewat WhatsApp.", "Thank you! The tracking number comes by WhatsApp."],
    expired: ["Masih berminat? Pesan lagi, stok masih ada.", "Still interested? Order again, there is stock left."],
  };
  const STATES = ["unpaid", "preparing", "processing", "paid", "conflict", "failed", "expired", "closed", "draft"];
  const WIDTHS = ["", "320px", "360px", "412px"];
  /** Attributes that say which order it is; here they only go into the tag. */
  const ORDER = { "store-id": "store_…", "publishable-key": "sfpk_…", order: "SECRET_SLUG" };

  let language = (new URL(location.href).searchParams.get("lang") || navigator.language).startsWith("en") ? 1 : 0;
  let form = "html";
  let handle;
  /** Times do not move while the page is open. */
  const now = Date.now();
  const time = (milliseconds) => new Date(milliseconds).toISOString().replace(/\.\d+/, "");
  const word = (name) => WORDS[name][language];

  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  /** The payload of the chosen method in the chosen state. */
  function payment() {
    const state = byId("state").value;
    const { order } = payloads.methods.find(({ method }) => method === byId("method").value);
    const payload = payloads.others[state] || { ...order, ...payloads.states[state] };
    const text = JSON.stringify(payload);
    return JSON.parse(text.replaceAll("{now}", time(now)).replaceAll("{deadline}", time(now + 86100000)));
  }

  /** The fields of an attribute, a property or a slot, which keep their values by name. */
  const fields = (place) =>
    [...byId(place).querySelectorAll("[name]")].filter(({ disabled, value }) => !disabled && value.trim() !== "");
  const values = (place) => fields(place).map(({ name, value }) => [name, value.trim()]);
  const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

  const isOrder = (name) => name in ORDER;
  const chosen = () => values("attributes").filter(([name]) => !isOrder(name));

  function mount() {
    const stage = byId("stage");
    if (handle) handle.unmount();
    stage.replaceChildren();
    handle = window.ScalevCheckout.mount(stage, {
      payment: payment(),
      ...Object.fromEntries(chosen().map(([name, value]) => [camelCase(name), value])),
    });
    dress();
  }

  /** What does not need another payload. */
  function dress() {
    const stage = byId("stage");
    const set = new Map(chosen());
    stage.dataset.theme = set.get("theme") || "auto";
    if (!handle) return;
    for (const { name } of element.attributes) {
      if (!isOrder(name) && !choices(name).length) continue;
      if (!isOrder(name)) handle.update({ [camelCase(name)]: set.get(name) ?? null });
    }
    const target = handle.element;
    target.lang = ["id", "en"][language];
    target.removeAttribute("style");
    for (const [name, value] of values("properties")) target.style.setProperty(name, value);
    target.style.maxWidth = byId("width").value;
    const link = make("a", { href: "https://toko.example/o/SECRET_SLUG", textContent: word("fallback") });
    target.replaceChildren(
      link,
      ...values("slots").map(([name, text]) => make("p", { slot: name, textContent: text })),
    );
  }

  const quoted = (text) =>
    text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  /** The tag, the call or the component, as a page would have it. */
  function snippet() {
    const loader = document.querySelector('script[src$="/checkout.js"]');
    const src = `https://cdn.example/${loader.getAttribute("src").replace(/^.*?(?=v\d)/, "")}`;
    const typed = new Map(values("attributes"));
    const all = [...Object.entries(ORDER).map(([name, usual]) => [name, typed.get(name) || usual]), ...chosen()];
    const style = values("properties");
    const slots = values("slots");
    const link = `<a href="https://toko.example/o/SECRET_SLUG">${word("fallback")}</a>`;
    const inJsx = form !== "html" && form !== "script";
    const words = (text) => (inJsx ? `{${JSON.stringify(text)}}` : quoted(text));
    const slotted = slots.map(([name, text]) => `\n  <p slot="${name}">${words(text)}</p>`).join("");
    const css = style.length
      ? `<style>\n  scalev-checkout {${style.map(([name, value]) => `\n    ${name}: ${value};`).join("")}\n  }\n</style>\n`
      : "";
    const script = `<script async src="${src}" integrity="${loader.integrity}" crossorigin="anonymous"></${"script"}>`;
    const options = all.map(([name, value]) => `\n  ${camelCase(name)}: ${JSON.stringify(value)},`).join("");
    if (form === "html") {
      const attributes = all.map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
      return `${css}${script}\n<scalev-checkout${attributes}>\n  ${link}${slotted}\n</scalev-checkout>`;
    }
    if (form === "script") {
      return `${css}${script}\n<div id="pay">\n  ${link}${slotted}\n</div>\n<script>\n  customElements.whenDefined("scalev-checkout").then(() =>\n    ScalevCheckout.mount("#pay", {${options.replace(/\n/g, "\n    ")}\n    }),\n  );\n</${"script"}>`;
    }
    const prop = (name, value) => (name === "heading-level" ? `{${value}}` : `"${quoted(value)}"`);
    const props = all.map(([name, value]) => `\n  ${camelCase(name)}=${prop(name, value)}`).join("");
    const inline = style.length
      ? `\n  style={{ ${style.map(([name, value]) => `"${name}": ${JSON.stringify(value)}`).join(", ")} }}`
      : "";
    return `import { ScalevCheckout } from "@scalev/checkout/react";\n\n<ScalevCheckout\n  src="${src}"${props}${inline}\n  onPaid={({ detail }) => console.log(detail.orderId)}\n>\n  ${link}${slotted}\n</ScalevCheckout>`;
  }

  function write() {
    document.querySelector("#tag code").textContent = snippet();
  }

  /** The words between which an attribute chooses, of its type in the manifest. */
  function choices(name) {
    const { type } = element.attributes.find((attribute) => attribute.name === name);
    if (name === "heading-level") return ["1", "2", "3", "4", "5", "6"];
    return type.text.includes('"') ? type.text.split('"').filter((_, place) => place % 2) : [];
  }

  function attributeFields() {
    const field = ({ name }) => {
      const words = choices(name);
      if (!words.length && !isOrder(name)) return [];
      const control = words.length
        ? make("select", { name }, new Option(word("usual"), ""), ...words.map((value) => new Option(value)))
        : make("input", { name, placeholder: ORDER[name], autocomplete: "off", spellcheck: false });
      return [make("label", {}, make("span", { textContent: name }), control)];
    };
    return element.attributes
      .flatMap(field)
      .sort((one, other) => Number(!!one.querySelector("input")) - Number(!!other.querySelector("input")));
  }

  function propertyFields() {
    return element.cssProperties.map(({ name, default: usual }) => {
      const isColor = usual.startsWith("#");
      const control = make("input", { name, type: isColor ? "color" : "text", disabled: true, autocomplete: "off" });
      const full = /^#...$/.test(usual) ? usual.replace(/[^#]/g, "$&$&") : usual;
      control.value = isColor ? full : name === "--scalev-font" ? "Georgia, serif" : usual;
      const own = make("input", { type: "checkbox" });
      own.onchange = () => (control.disabled = !own.checked);
      own.setAttribute("aria-label", `${word("own")} ${name}`);
      const label = make("label", {}, make("span", { textContent: name }), control);
      return make("div", { className: "pair" }, label, make("label", { className: "own" }, own, word("own")));
    });
  }

  function slotFields() {
    const named = element.slots.filter(({ name }) => name !== "");
    return named.map(({ name }) =>
      make("label", {}, make("span", { textContent: name }), make("textarea", { name, placeholder: word(name) ?? "" })),
    );
  }

  /** Writes all words in the page's language, and keeps what was chosen. */
  function say() {
    document.documentElement.lang = ["id", "en"][language];
    for (const place of document.querySelectorAll("[data-word]")) place.textContent = word(place.dataset.word);
    for (const place of document.querySelectorAll("[data-label]"))
      place.setAttribute("aria-label", word(place.dataset.label));
    for (const button of document.querySelectorAll("[data-language]"))
      button.setAttribute("aria-pressed", String(button.dataset.language === ["id", "en"][language]));
    for (const button of document.querySelectorAll("[data-form]"))
      button.setAttribute("aria-pressed", String(button.dataset.form === form));
    const kept = new Map(
      [...document.querySelectorAll("#options [name]")].map(({ name, value, disabled }) => [name, { value, disabled }]),
    );
    byId("attributes").replaceChildren(...attributeFields());
    byId("properties").replaceChildren(...propertyFields());
    byId("slots").replaceChildren(...slotFields());
    for (const field of document.querySelectorAll("#options [name]")) {
      const { value, disabled } = kept.get(field.name) ?? field;
      Object.assign(field, { value, disabled });
      const own = field.closest(".pair")?.querySelector("[type=checkbox]");
      if (own) own.checked = !disabled;
    }
    const width = byId("width").value;
    byId("width").replaceChildren(...WIDTHS.map((value) => new Option(value || word("full"), value)));
    byId("width").value = width;
    dress();
    write();
  }

  byId("method").append(...payloads.methods.map(({ method }) => new Option(method)));
  byId("state").append(...STATES.map((state) => new Option(state)));
  byId("payment").onchange = (event) => {
    if (!window.ScalevCheckout) return;
    event.target.id === "width" ? dress() : mount();
  };
  for (const name of ["input", "change"]) {
    byId("options").addEventListener(name, () => {
      dress();
      write();
    });
  }
  byId("options").onreset = () => {
    for (const field of byId("options").querySelectorAll("[name]")) field.value = "";
    byId("properties").replaceChildren();
    say();
  };
  for (const id of ["payment", "options"]) byId(id).onsubmit = (event) => event.preventDefault();
  document.addEventListener("click", ({ target }) => {
    if (target.dataset.language) language = target.dataset.language === "en" ? 1 : 0;
    else if (target.dataset.form) form = target.dataset.form;
    else return;
    say();
  });
  byId("copy").onclick = async () => {
    await navigator.clipboard.writeText(snippet());
    byId("said").textContent = byId("copy").textContent = word("copied");
    setTimeout(() => {
      byId("said").textContent = "";
      byId("copy").textContent = word("copy");
    }, 2000);
  };
  for (const { name } of element.events) {
    document.addEventListener(name, ({ detail }) => {
      // With blanks, at which the line breaks.
      const line = `${name} ${JSON.stringify(detail, null, 1).replace(/\n ?/g, " ")}`;
      byId("events")
        .querySelector("ol")
        .prepend(make("li", { textContent: line }));
      for (const old of [...byId("events").querySelectorAll("li")].slice(12)) old.remove();
    });
  }
  // On a phone the widget and its tag are near each other.
  if (!matchMedia("(min-width: 60rem)").matches) document.querySelector("details").open = false;
  say();
  customElements.whenDefined("scalev-checkout").then(mount);
})();
