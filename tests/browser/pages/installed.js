import { integrity, load, version } from "@scalev/checkout";

window.known = { integrity, version };
window.ready = load(window.start.src).then(({ open }) => {
  window.handle = open(window.start);
});
window.again = load(window.start.src);
