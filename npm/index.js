/** The version of the widget, the hash of its script, and the wasm that a page may preload. */
export const version = "__VERSION__";
export const integrity = "__INTEGRITY__";
export const preview = "__PREVIEW__";

let loading;

/** See index.d.ts. Nothing happens before it is called, so a server may import this. */
export function load(src) {
  loading =
    loading ||
    insert(src).catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function insert(src) {
  return new Promise((resolve, reject) => {
    if (window.ScalevCheckout) return resolve(window.ScalevCheckout);
    const script = document.createElement("script");
    Object.assign(script, { src, integrity, crossOrigin: "anonymous", referrerPolicy: "no-referrer" });
    script.onload = () => resolve(window.ScalevCheckout);
    script.onerror = () => {
      script.remove();
      reject(new Error(`scalev-checkout: ${src} did not load, or is not version ${version}`));
    };
    document.head.append(script);
  });
}
