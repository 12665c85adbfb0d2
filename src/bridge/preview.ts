// The module of the preview, in whose memory the widget's module works.

export let linked: WebAssembly.Exports | undefined;

/** To be called before the widget's module is instantiated. */
export function linkAgainst(exports: WebAssembly.Exports): void {
  linked = exports;
}
