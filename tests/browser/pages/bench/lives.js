// Shows a payment `count` times and removes it each time; returns the milliseconds until its number was shown.
window.lives = async (count, wanted) => {
  const { port1, port2 } = new MessageChannel();
  const task = () =>
    new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  const place = document.querySelector("#pay");
  const text = () => [place, ...[...place.querySelectorAll("*")].map((element) => element.shadowRoot)].map((root) => root?.textContent ?? "");
  const isShown = () => text().some((words) => words.replace(/\s/g, "").includes(wanted));
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    const end = window.life();
    while (!isShown()) await task();
    times.push(performance.now() - start);
    end();
    while (isShown()) await task();
  }
  return times;
};
