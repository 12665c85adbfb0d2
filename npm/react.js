"use client";

import {
  Fragment,
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { integrity, load, preview } from "./index.js";

const TAG = "scalev-checkout";

/** Attributes of the element, by their props. */
const ATTRIBUTES = __ATTRIBUTES__;

/** Events of the element, by their props. */
const EVENTS = __EVENTS__;

/** On a server React warns of layout effects. */
const useEarlyEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

const subscribe = () => () => {};

/** See react.d.ts. */
export const ScalevCheckout = forwardRef(function ScalevCheckout(props, ref) {
  const { src, payment, children, className, style, ...more } = props;
  const element = useRef(null);
  const latest = useRef(props);
  const payload = payment === undefined ? undefined : JSON.stringify(payment);
  // An element in a server's markup would start without the payload, and report that it has nothing to show.
  const isClient = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const waits = payload !== undefined && !isClient;

  useEarlyEffect(() => {
    latest.current = props;
  });

  // Before the script is loaded, so that no event is missed.
  useEarlyEffect(() => {
    if (waits) return undefined;
    const { current } = element;
    const removals = Object.entries(EVENTS).map(([prop, name]) => {
      const listener = (event) => latest.current[prop]?.(event);
      current.addEventListener(name, listener);
      return () => current.removeEventListener(name, listener);
    });
    return () => removals.forEach((remove) => remove());
  }, [waits]);

  useEarlyEffect(() => {
    if (payload === undefined || waits) return undefined;
    let isWanted = true;
    const give = () => {
      if (isWanted) handle(element.current, { payment: JSON.parse(payload) });
    };
    if (customElements.get(TAG)) give();
    else customElements.whenDefined(TAG).then(give);
    return () => {
      isWanted = false;
    };
  }, [payload, waits]);

  useEffect(() => {
    if (src !== undefined) load(src).catch((error) => console.error(error));
  }, [src]);

  useImperativeHandle(
    ref,
    () => ({
      get element() {
        return element.current;
      },
      update: (options) => handle(element.current, options),
      checkStatus: () => handle(element.current, {})?.checkStatus(),
    }),
    [],
  );

  const attributes = { class: className, style };
  for (const [name, value] of Object.entries(more)) if (!(name in EVENTS)) attributes[ATTRIBUTES[name] ?? name] = value;
  // The element sets `data-state` before React takes the server's markup over.
  const live = { ...attributes, ref: element, suppressHydrationWarning: true };
  return createElement(
    Fragment,
    null,
    ...preloads(src),
    waits ? createElement("div", { className, style }, children) : createElement(TAG, live, children),
  );
});

/** The handle of an element in the page; nothing happens before the script has loaded. */
function handle(element, options) {
  return element && window.ScalevCheckout?.mount(element, options);
}

/** Starts the downloads while the page is parsed. */
function preloads(src) {
  if (typeof src !== "string") return [];
  const link = (props) =>
    createElement("link", { ...props, key: props.href, rel: "preload", crossOrigin: "anonymous" });
  const wasm = src.slice(0, src.lastIndexOf("/") + 1) + preview;
  return [link({ href: src, as: "script", integrity }), link({ href: wasm, as: "fetch", type: "application/wasm" })];
}

export default ScalevCheckout;
