/** What the script around the wasm exports to load it. */
export interface Glue {
  /** Of the widget. */
  style: Stylesheet;
  /** Calls `stopped` once the wasm has thrown, with the place in it. */
  onStop(stopped: (place?: string) => void): void;
  /** The exports of the preview's module, in whose memory the widget's works. */
  linkAgainst(preview: WebAssembly.Exports): void;
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}
