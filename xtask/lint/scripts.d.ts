/** What the build writes into the scripts. */
declare const __VERSION__: string;
declare const __ASSETS__: any;
declare const __SPLIT__: boolean;

interface Window {
  trustedTypes?: any;
}

/** Options whose prototype is cut off, so that nothing of the page's is read as one of them. */
interface AddEventListenerOptions {
  __proto__?: null;
}
interface CustomEventInit<T> {
  __proto__?: null;
}
interface LockOptions {
  __proto__?: null;
}
interface PropertyDescriptor {
  __proto__?: null;
}
interface RequestInit {
  __proto__?: null;
}
interface ShareData {
  __proto__?: null;
}
