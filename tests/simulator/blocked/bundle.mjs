// The scripts of this tree, as the build makes them, but for names and hashes.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { NODE_PATH } = process.env;
if (!NODE_PATH) throw new Error("esbuild is not at hand: run this by `xtask/setup/tools node …`");
const { buildSync } = createRequire(`${NODE_PATH}/`)("esbuild");

const VERSION = "0";
const asset = (file) => ({ file, integrity: "" });
const CSS = [asset("checkout-0.css"), asset("rest-0.css")];
const ASSETS = {
  preview: asset("checkout-0.wasm"),
  widget: asset("rest-0.wasm"),
  glue: asset("glue-0.js"),
  follow: asset("follow-0.js"),
};
const FOLLOWING = { wasm: ASSETS.preview, script: asset("preview-0.js"), css: CSS };

function bundled(contents) {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../../../src", import.meta.url)) },
    bundle: true,
    format: "iife",
    write: false,
    define: {
      __VERSION__: JSON.stringify(VERSION),
      __SPLIT__: "true",
      __STYLE__: JSON.stringify({ ...CSS[0], rules: "" }),
      __ASSETS__: JSON.stringify(ASSETS),
      __FOLLOWING__: JSON.stringify(FOLLOWING),
    },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  return outputFiles[0].text;
}

/** Gives a script's exports to the loader. */
export const handover = (name) => `globalThis[Symbol.for("scalev-checkout@${VERSION}/${name}")]`;

/** By file name. */
export const SCRIPTS = {
  "checkout.js": bundled('import "./loader.ts";'),
  "follow-0.js": bundled(`import { follow } from "./follow.ts"; ${handover("follow")}({ follow });`),
  "preview-0.js": `${handover("preview")}({ instantiate: drawing });`,
};
