const [cases, now, pause, done] = arguments;

/** Milliseconds until cases that differ are given up. */
const PATIENCE = 8000;

const nextTask = () => new Promise((go) => setTimeout(go, 5));
const end = performance.now() + PATIENCE;
const until = async (condition) => { while (!condition() && performance.now() < end) await nextTask(); };

window.mounted ??= 0;
clock.now = now;

/** In an order of its own, because widgets of one order share their answers. */
function mount({ language, slug, options, answers: bodies, expected }) {
  window.mounted += 1;
  const own = slug.slice(0, -4) + String(window.mounted).padStart(4, "0");
  const [place, link, events] = [document.createElement("div"), document.createElement("a"), []];
  place.lang = language;
  link.href = "/hosted";
  place.append(link);
  for (const name of ["ready", "instructions", "status", "paid", "expired", "conflict", "closed", "error", "action"])
    place.addEventListener(`scalev-checkout:${name}`, ({ detail }) => events.push([name, ...fields(detail)]));
  document.body.append(place);
  answers.set(own, bodies.map((body) => body.replaceAll(slug, own)));
  const given = Object.entries(options).map(([name, value]) => [name, value.replaceAll(slug, own)]);
  const { element, unmount } = ScalevCheckout.mount(place, Object.fromEntries(given));
  const card = () => element.shadowRoot.querySelector("section.card:not(.preview)");
  const drawn = () => {
    const lines = [];
    if (card()) fold(card(), 0, lines);
    return JSON.parse(JSON.stringify({ elements: lines, events }).replaceAll(own, slug));
  };
  const button = () => card()?.querySelector("[part~=check-status]");
  return {
    drawn,
    isDrawn: () => JSON.stringify(drawn()) === JSON.stringify(expected),
    presses: bodies.length - 1,
    isPressable: () => button() && !["loading", "checking"].includes(element.dataset.state),
    press: () => button()?.click(),
    end() {
      unmount();
      place.remove();
      answers.delete(own);
    },
  };
}

function fields(values) {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)).sort();
}

function fold(element, depth, lines) {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  lines.push([String(depth), element.localName, element.children.length ? "" : element.textContent, ...attributes]);
  for (const child of element.children) fold(child, depth + 1, lines);
}

(async () => {
  const all = cases.map(mount);
  for (let press = 0; press < all[0].presses; press += 1) {
    await until(() => all.every(({ isPressable }) => isPressable()));
    clock.now += pause;
    clock.ahead += pause;
    for (const one of all) one.press();
  }
  await until(() => all.every(({ isDrawn }) => isDrawn()));
  const drawn = all.map((one) => one.drawn());
  for (const one of all) one.end();
  sessionStorage.clear();
  localStorage.clear();
  return drawn;
})().then(done, (error) => done(String(error)));
