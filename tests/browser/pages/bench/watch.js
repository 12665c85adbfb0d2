// Runs before the page's scripts: records the time at which the payment is shown, and the cost until then. `SUBJECT` says
// whether that is a number, a QR code or a wallet's link; `WANTED` is the number or the link. `PRESSED` finds the control that
// works last, where that may come later.
{
  const subject = SUBJECT;
  const wanted = WANTED;
  const pressed = PRESSED;
  const tasks = [];
  const shifts = [];
  const observers = [["longtask", tasks], ["layout-shift", shifts]].map(([type, list]) => {
    const observer = new PerformanceObserver((entries) => list.push(...entries.getEntries()));
    observer.observe({ type, buffered: true });
    return [observer, list];
  });

  const text = (node) => node.textContent.replace(/\s/g, "");
  const roots = () => [document.body, ...[...document.querySelectorAll("*")].map((element) => element.shadowRoot)];
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().height > 0;

  const number = (root) => {
    if (!text(root).includes(wanted)) return false;
    const next = [...root.children].find((child) => text(child).includes(wanted));
    return next ? number(next) : root instanceof Element && seen(root);
  };
  const drawn = (element) => {
    if (element instanceof HTMLImageElement) return element.complete && element.naturalWidth > 20;
    return element.localName === "canvas" || [...element.querySelectorAll("path")].some((path) => (path.getAttribute("d") || "").length > 1000);
  };
  const code = (root) =>
    [...root.querySelectorAll("svg, canvas, img")].some((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height) >= 100 && seen(element) && drawn(element);
    });
  const wallet = (root) => [...root.querySelectorAll("a[href]")].some((link) => link.href === wanted && seen(link));
  const there = { number, code, wallet }[subject];

  const buttons = () => roots().flatMap((root) => (root ? [...root.querySelectorAll(pressed)] : []));
  const ready = () => !pressed || buttons().some((button) => seen(button) && !button.disabled);

  const copies = () =>
    roots().some((root) => root && [...root.querySelectorAll("button")].some((button) => /salin|copy/i.test(button.textContent) && seen(button)));

  const report = (at, copied, ready) => {
    for (const [observer, list] of observers) list.push(...observer.takeRecords());
    return {
      at,
      copied,
      ready,
      started: started(),
      tasks: tasks.map(({ startTime, duration }) => [startTime, duration]),
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      wasm: memories().reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
      files: performance.getEntriesByType("resource").map(({ name, startTime, responseEnd }) => ({ name, startTime, responseEnd })),
    };
  };
  window.bench = new Promise((resolve) => {
    let at = null;
    let copied = null;
    const look = () => {
      // Not the frame's own time, which lies before whatever kept the frame waiting.
      const now = performance.now();
      if (at === null && document.body && roots().some((root) => root && there(root))) at = now;
      if (copied === null && document.body && copies()) copied = now;
      if (at !== null && ready()) requestIdleCallback(() => resolve(report(at, copied, now)));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
