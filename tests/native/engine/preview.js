// Draws first looks with the first part of the wasm, by the loader's own hand. On standard input a JSON document: the
// module's path, its JavaScript's and the symbol of that, the moment, and cases of address, slug, language and answer. Then
// the same with each piece of the module's data
// wiped in its turn, and with each function taken out of its table, where `spoil` says with which cases. What it found
// goes to standard output as JSON.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { host } from "./page.js";
import { build } from "../../../src/loader/card.ts";
import { draw } from "../../../src/loader/draw.ts";

const { file, script, symbol, now, cases, kept, spoil } = JSON.parse(readFileSync(0, "utf8"));
const first = await WebAssembly.compile(readFileSync(file));
const { instantiate } = WebAssembly;
Date.now = () => now;

/** As the page has it. */
function built(lines) {
  const { card, buttons } = build(lines);
  return card.lines(buttons).join("\n");
}

function drawn(exports, { url, slug, language, body }) {
  const lines = draw(exports, { url, slug }, host(language), body);
  return lines.startsWith("0") ? built(lines) : lines;
}

async function look(one) {
  const { exports } = await WebAssembly.instantiate(first);
  return drawn(exports, one);
}

/** The same by the module's JavaScript, in a browser without WebAssembly and without numbers of 64 bits. */
function looksOfScript() {
  let make;
  globalThis[Symbol.for(symbol)] = (exports) => (make = exports.instantiate);
  const gone = ["WebAssembly", "BigInt", "BigInt64Array", "BigUint64Array"].map((name) => [name, globalThis[name]]);
  for (const [name] of gone) delete globalThis[name];
  runInThisContext(readFileSync(script, "utf8"));
  const looks = cases.map((one) => drawn(make(), one));
  Object.assign(globalThis, Object.fromEntries(gone));
  return looks;
}

/** The preview after `change` of the instance, `undefined` where it stopped. */
async function changed(change, one) {
  WebAssembly.instantiate = async (module) => {
    const instance = await instantiate(module);
    change(instance.exports);
    return instance;
  };
  try {
    return await look(one);
  } catch (error) {
    // It stopped, or wrote what the loader makes no elements of.
    const kinds = [WebAssembly.RuntimeError, RangeError, TypeError];
    if (kinds.some((kind) => error instanceof kind)) return undefined;
    throw error;
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** The number of changes that at least one preview shows. */
async function seen(changes, looks) {
  let count = 0;
  for (const change of changes) {
    for (const index of spoil) {
      if ((await changed(change, cases[index])) === looks[index]) continue;
      count += 1;
      break;
    }
  }
  return { count, of: changes.length };
}

const PIECE = 1024;

/** Wipes what stands in the memory at first, piece by piece. */
function wipes({ memory }) {
  const bytes = new Uint8Array(memory.buffer);
  const changes = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (!bytes.subarray(at, at + PIECE).some((byte) => byte)) continue;
    changes.push((exports) => new Uint8Array(exports.memory.buffer).fill(0, at, at + PIECE));
  }
  return changes;
}

/** Takes out what stands in a table, one by one. */
function gaps(exports) {
  const changes = [];
  for (const [name, table] of Object.entries(exports)) {
    if (!(table instanceof WebAssembly.Table)) continue;
    for (let at = 0; at < table.length; at += 1) {
      if (typeof table.get(at) === "function") changes.push((exports) => exports[name].set(at, null));
    }
  }
  return changes;
}

const looks = [];
for (const one of cases) looks.push(await look(one));
const { exports } = await instantiate(first);
const found = {
  imports: WebAssembly.Module.imports(first).map(({ module, name }) => `${module}.${name}`),
  looks,
  scripted: looksOfScript(),
  kept: kept && kept.map(built),
  data: spoil && (await seen(wipes(exports), looks)),
  functions: spoil && (await seen(gaps(exports), looks)),
};
process.stdout.write(JSON.stringify(found));
