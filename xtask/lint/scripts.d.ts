/** A file of the version's folder. */
interface Asset {
  file: string;
  integrity: string;
}

/** The rules of a stylesheet, and the file that has the same. */
interface Stylesheet extends Asset {
  rules: string;
}

/** Values that the build writes into the scripts. */
declare const __VERSION__: string;
declare const __SPLIT__: boolean;
declare const __ASSETS__: {
  /** The wasm's first part, which draws the preview; only where the wasm is split. */
  preview?: Asset;
  widget: Asset;
  glue: Asset;
  /** Follows the payment where the widget cannot run. */
  follow: Asset;
};
/** In the loader the preview's, in the glue the widget's. */
declare const __STYLE__: Stylesheet;
declare const __ON_DEMAND__: Record<string, Asset>;
declare const __FOLLOWING__: {
  /** The preview's module; none where the wasm is not split. */
  wasm: Asset | null;
  /** The same as JavaScript; a build for development has none. */
  script: Asset | null;
  css: [Asset, Asset];
};

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

interface Window {
  trustedTypes?: { createPolicy?(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
}
