// Time that does not pass, a device that is always the same, and nothing that moves: what a page looks like depends on
// the page alone.
{
  const start = Date.parse("2026-11-20T12:17:50Z");
  let now = 0;
  let count = 1000000;
  const timers = new Map();
  window.still = {
    /** The page is as narrow as a phone. */
    phone: true,
    /** A phone, whatever the width. */
    alwaysPhone: false,
    /** An app's addition to the user agent of its built-in browser. */
    app: "",
    broken: [],
    isPhone() {
      return this.phone || this.alwaysPhone;
    },
    /** Blocks navigation by links. */
    stay() {
      addEventListener("click", (event) => event.preventDefault(), true);
    },
    /** Advances time and runs the due timers in order. */
    later(millis) {
      const end = now + millis;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.due <= end).sort(([, one], [, other]) => one.due - other.due);
        if (due.length === 0) break;
        const [id, timer] = due[0];
        timers.delete(id);
        now = Math.max(now, timer.due);
        timer.call();
      }
      now = end;
    },
    /** Hands the widget's field a file, as the system's dialog would. */
    choose(name, base64) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], name));
      const field = document.querySelector("scalev-checkout").shadowRoot.querySelector("[type=file]");
      field.files = files.files;
      field.dispatchEvent(new Event("change"));
    },
    /** Lets scripts that are not the widget's use real time. */
    go: ((setReal, clearReal) => () => Object.assign(window, { setTimeout: setReal, clearTimeout: clearReal }))(
      window.setTimeout,
      window.clearTimeout,
    ),
  };
  window.setTimeout = (call, millis = 0, ...rest) => {
    timers.set(++count, { call: () => call(...rest), due: now + Number(millis) });
    return count;
  };
  window.clearTimeout = (id) => timers.delete(id);
  Date.now = () => start + now;
  performance.now = () => now;

  const zone = Intl.DateTimeFormat.prototype.resolvedOptions;
  Intl.DateTimeFormat.prototype.resolvedOptions = function () {
    return { ...zone.call(this), timeZone: "Asia/Jakarta" };
  };
  // A phone shares by its system, a desktop does not, whatever this browser can.
  Object.defineProperty(Navigator.prototype, "share", {
    configurable: true,
    get: () => (window.still.isPhone() ? () => Promise.reject(new DOMException("", "NotAllowedError")) : undefined),
  });
  const phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
  const desktop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  Object.defineProperty(navigator, "userAgent", { get: () => (window.still.isPhone() ? phone + window.still.app : desktop) });

  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    window.still.broken.push(`${effectiveDirective} ${blockedURI}`);
  });
  addEventListener("DOMContentLoaded", () => document.querySelector("#paste").remove());
}
