// Modules of the loader for Node's test runner, which reads no TypeScript.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { buildSync } = createRequire(`${process.env.NODE_PATH}/`)("esbuild");

/** The parts of a page that modules use while they are loaded. */
globalThis.Document = class {
  addEventListener() {}
};
globalThis.document = new Document();
globalThis.window = globalThis;
globalThis.HTMLElement = class {};
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });

/** The exports of a module of `src`; with another `copy` of its own state. */
export async function load(name, copy = 0) {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../../src/${name}`, import.meta.url))],
    bundle: true,
    format: "esm",
    write: false,
    define: { __VERSION__: '"0"', __SPLIT__: "true", __ASSETS__: "{}" },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const text = `${outputFiles[0].text}// ${copy}`;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}
