// Draws previews with the preview part of the wasm and the loader's own functions. Standard input is a JSON document: the
// paths of the module and of its JavaScript, the symbol of the latter, the time, and cases of URL, slug, language and answer.
// `mutated` lists the cases that are also drawn by mutated modules: with each piece of the data set to zero, and with each
// function removed from its table. Standard output is the result as JSON.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { host } from "./page.js";
import { build } from "../../../src/loader/card.ts";
import { draw } from "../../../src/loader/draw.ts";

const { file, script, symbol, now, cases, kept, mutated } = JSON.parse(readFileSync(0, "utf8"));
const module = await WebAssembly.compile(readFileSync(file));
const { instantiate } = WebAssembly;
Date.now = () => now;

/** The elements that the loader makes of the lines, as lines again. */
function built(lines) {
  const { card, buttons } = build(lines);
  return card.lines(buttons).join("\n");
}

function drawn(exports, { url, slug, language, body }) {
  const lines = draw(exports, { url, slug }, host(language), body);
  return lines.startsWith("0") ? built(lines) : lines;
}

async function preview(one) {
  const { exports } = await WebAssembly.instantiate(module);
  return drawn(exports, one);
}

/** The previews of the module's JavaScript, in a browser without WebAssembly and BigInt. */
function previewsOfScript() {
  let make;
  globalThis[Symbol.for(symbol)] = (exports) => (make = exports.instantiate);
  const removed = ["WebAssembly", "BigInt", "BigInt64Array", "BigUint64Array"].map((name) => [name, globalThis[name]]);
  for (const [name] of removed) delete globalThis[name];
  runInThisContext(readFileSync(script, "utf8"));
  const previews = cases.map((one) => drawn(make(), one));
  Object.assign(globalThis, Object.fromEntries(removed));
  return previews;
}

/** The preview after `change` of the instance, `undefined` if it fails. */
async function changed(change, one) {
  WebAssembly.instantiate = async (module) => {
    const instance = await instantiate(module);
    change(instance.exports);
    return instance;
  };
  try {
    return await preview(one);
  } catch (error) {
    // The module trapped, or wrote lines of which the loader makes no elements.
    const kinds = [WebAssembly.RuntimeError, RangeError, TypeError];
    if (kinds.some((kind) => error instanceof kind)) return undefined;
    throw error;
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** The number of changes that change at least one preview. */
async function countDetected(changes, previews) {
  let count = 0;
  for (const change of changes) {
    for (const index of mutated) {
      if ((await changed(change, cases[index])) === previews[index]) continue;
      count += 1;
      break;
    }
  }
  return { count, of: changes.length };
}

const PIECE = 1024;

/** Changes that set one piece of the initial memory to zero. */
function dataMutations({ memory }) {
  const bytes = new Uint8Array(memory.buffer);
  const changes = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (!bytes.subarray(at, at + PIECE).some((byte) => byte)) continue;
    changes.push((exports) => new Uint8Array(exports.memory.buffer).fill(0, at, at + PIECE));
  }
  return changes;
}

/** Changes that remove one function from a table. */
function functionMutations(exports) {
  const changes = [];
  for (const [name, table] of Object.entries(exports)) {
    if (!(table instanceof WebAssembly.Table)) continue;
    for (let at = 0; at < table.length; at += 1) {
      if (typeof table.get(at) === "function") changes.push((exports) => exports[name].set(at, null));
    }
  }
  return changes;
}

const previews = [];
for (const one of cases) previews.push(await preview(one));
const { exports } = await instantiate(module);
const found = {
  imports: WebAssembly.Module.imports(module).map(({ module, name }) => `${module}.${name}`),
  previews,
  scripted: previewsOfScript(),
  kept: kept && kept.map(built),
  data: mutated && (await countDetected(dataMutations(exports), previews)),
  functions: mutated && (await countDetected(functionMutations(exports), previews)),
};
process.stdout.write(JSON.stringify(found));
