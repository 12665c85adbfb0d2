// The developer's panel beside the demo store.
(() => {
  const [, kind, ...names] = location.pathname.replace(/\/success$/, "").split("/");
  const slug = kind === "o" || names[0] === "scalev" ? names.at(-1) : "";
  // A payment of the store's own backend, which has no order.
  const payment = kind === "b" && !slug ? names.join("/") : "";
  const subject = payment ? `payments/${payment}` : `orders/${slug}`;
  const widget = document.querySelector("scalev-checkout");
  const loader = document.querySelector('script[src$="/checkout.js"]')?.outerHTML ?? "";
  // As a merchant would paste it.
  const embed = () => `${loader}\n${widget?.outerHTML ?? ""}`
    .replace(' async=""', " async")
    .replace(/src="http:\/\/[^/]+/, 'src="https://cdn.example')
    .replace(/ (data-[a-z-]+|api-base)="[^"]*"/g, "")
    .replace(/\n {8}/g, "\n")
    .replaceAll(location.origin, "https://toko.example");

  const call = async (method, path, body) => {
    const answer = await fetch(`/sandbox/${path}`, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
  };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const said = make("output", { className: "sandbox-said" });
  const doing = (what) => async () => {
    try {
      said.textContent = (await what()) ?? "";
    } catch (error) {
      said.textContent = `Failed: ${error.message}`;
    }
    await refresh();
  };
  const button = (text, what, title = "") => make("button", { type: "button", textContent: text, title, onclick: doing(what) });
  const choice = (label, names) => make("select", { ariaLabel: label }, ...names.map((name) => new Option(name)));
  const section = (title, ...children) => make("section", {}, make("h3", { textContent: title }), ...children);
  const row = (...children) => make("div", { className: "sandbox-row" }, ...children);

  const open = async (scenario) => {
    for (const [name, value] of Object.entries(scenario.attributes ?? {})) {
      value === null ? widget.removeAttribute(name) : widget.setAttribute(name, value);
    }
    if (scenario.attributes) return "Changed on this page; open a scenario or reload to undo.";
    if (scenario.path) return location.assign(scenario.path.replace("NEW", `T-${Date.now().toString(36)}`));
    const made = await call("POST", "orders", scenario.order);
    for (const fault of scenario.faults ?? []) await call("POST", `orders/${made.slug}/faults`, fault);
    if (scenario.unregister) await call("DELETE", `origins?origin=${encodeURIComponent(location.origin)}`);
    else await call("POST", "origins", { origin: location.origin });
    location.assign(scenario.backend ? `/b/scalev/${made.slug}` : `/o/${made.slug}`);
  };

  const list = make("select", { id: "sandbox-scenario", size: 9, ariaLabel: "Scenario" });
  for (const group of new Set(scenarios.map((scenario) => scenario.group))) {
    const options = scenarios.map((scenario, index) => [scenario, index]).filter(([scenario]) => scenario.group === group);
    list.append(make("optgroup", { label: group }, ...options.map(([scenario, index]) => new Option(scenario.name, index))));
  }
  const openChosen = doing(() => (list.value === "" ? "Choose a scenario first." : open(scenarios[list.value])));
  list.ondblclick = openChosen;
  list.onkeydown = (event) => event.key === "Enter" && openChosen();

  const act = (action) => () => call("POST", `${subject}/${action}`).then(() => `Done: ${action}.`);
  const shift = (seconds) => () => call("POST", "clock", { shift: seconds }).then(() => "");
  const set = (name, values) => {
    const select = choice(name, values);
    select.value = widget?.getAttribute(name) ?? values[0];
    select.onchange = () => {
      widget.setAttribute(name, select.value);
      snippet.textContent = embed();
    };
    return make("label", {}, `${name} `, select);
  };
  // As wide as a phone would leave it; the page around it stays.
  const width = () => {
    const select = make("select", {}, ...["full", "320 px", "360 px", "412 px"].map((name) => new Option(name)));
    select.onchange = () => (widget.style.maxWidth = select.value === "full" ? "" : select.value.replace(" ", ""));
    return make("label", {}, "width ", select);
  };

  const fault = choice("Fault", Object.keys(faultKinds));
  const route = choice("Request", ["any", "create", "read", "patch", "upload", "put"]);
  const times = choice("How often", ["once", "3 times", "always"]);
  const addFault = async () => {
    const many = { once: 1, "3 times": 3, always: null }[times.value];
    await call("POST", `orders/${slug}/faults`, { route: route.value, fault: faultKinds[fault.value], times: many });
    return `Planned: ${fault.value}, ${route.value}, ${times.value}.`;
  };

  const now = make("p", { className: "sandbox-now" });
  const clock = make("span");
  const requests = make("ol", { className: "sandbox-log" });
  const snippet = make("pre", { tabIndex: 0, textContent: embed() });
  const copySnippet = () => navigator.clipboard.writeText(snippet.textContent).then(() => "Copied.");

  async function refresh() {
    const about = await call("GET", "about");
    clock.textContent = about.now;
    const shown = await call("GET", subject).catch(() => null);
    if (!shown) now.textContent = payment ? "The backend has not created the payment yet." : "There is no such order.";
    else if (payment) now.textContent = `${shown.reference}: ${shown.gateway}, ${shown.method}, ${shown.happened ?? "waits"}`;
    else now.textContent = `${shown.order_id}: ${shown.payment_method}, ${shown.status}, ${shown.payment_status}`;
    if (!about.origins.includes(location.origin)) now.append(" This origin is not registered; opening a scenario registers it.");
    const log = await call("GET", "log");
    const recent = log.filter((entry) => entry.server !== "assets" && entry.method !== "OPTIONS").slice(-8);
    const line = (entry) => `${entry.server} ${entry.method} …/${entry.path.split("/").pop().slice(0, 12)} ${entry.status ?? "…"} ${entry.faults.join(" ")}`;
    requests.replaceChildren(...recent.map((entry) => make("li", { textContent: line(entry) })));
  }

  const actions = payment ? ["pay", "settle", "fail", "expire", "cancel", "reset"] : ["pay", "settle", "conflict", "expire", "cancel", "reset"];
  const actionButton = (action) => button(action[0].toUpperCase() + action.slice(1), act(action), action === "reset" ? "As it was when it was made" : "");
  const faults = section(
    "Faults of this order",
    row(fault, route, times),
    row(button("Add", addFault), button("Clear", () => call("DELETE", `orders/${slug}/faults`).then(() => "No faults."))),
  );

  const panel = make(
    "aside",
    { id: "sandbox-panel", lang: "en", ariaLabel: "Sandbox" },
    make("h2", { textContent: "Sandbox" }),
    now,
    section("Scenario", list, row(button("Open", () => openChosen()))),
    section(payment ? "This payment" : "This order", row(...actions.map(actionButton))),
    section("Clock of the API", row(clock, button("+1 min", shift(60)), button("+1 h", shift(3600)), button("+1 day", shift(86400)), button("−1 h", shift(-3600)))),
    ...(payment ? [] : [faults]),
    section("Element", row(set("locale", ["id", "en"]), set("theme", ["auto", "light", "dark"]), width())),
    said,
    make("details", {}, make("summary", { textContent: "Embed" }), snippet, row(button("Copy", copySnippet))),
    make("details", {}, make("summary", { textContent: "Last requests" }), requests, row(button("Refresh", () => ""))),
  );
  document.body.append(panel);
  refresh();
  for (const name of ["instructions", "status", "paid", "error"]) document.addEventListener(`scalev-checkout:${name}`, refresh);

  // Wallets and hosted pages do not exist here: their links open a simulated page.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (!link?.href) return;
      const to = new URL(link.href);
      if (to.hostname.endsWith(".example") || !/^(https?|mailto|tel|blob|data|javascript):$/.test(to.protocol)) {
        event.preventDefault();
        window.open(`/sandbox/gateway/${payment || slug}`, link.target || "_self");
      }
    },
    true,
  );
})();
