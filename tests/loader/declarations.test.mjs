// `checkout.d.ts` against the loader: its attributes and its codes. `node --test tests/loader`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

globalThis.Document = class {
  get scripts() {
    return [];
  }
  addEventListener() {}
};
globalThis.document = new Document();
globalThis.window = globalThis;
globalThis.HTMLElement = class {};
globalThis.HTMLScriptElement = class {};
// What the build fills in.
Object.assign(globalThis, { __ASSETS__: {}, __VERSION__: "0", __SPLIT__: true });
const { ATTRIBUTES } = await import("../../src/loader/element.js");
const { ADVICE } = await import("../../src/loader/failure.js");

const declarations = readFileSync(new URL("../../src/checkout.d.ts", import.meta.url), "utf8");
const body = (start, end) => declarations.split(start)[1].split(end)[0];

test("it watches every attribute that is declared, but the stylesheet's", () => {
  const lines = body("export interface CheckoutAttributes {", "\n}").match(/^ +"?[a-z-]+"?(?=\?:)/gm);
  const names = lines.map((line) => line.trim().replaceAll('"', "")).filter((name) => name !== "theme");
  assert.deepEqual(names.sort(), [...ATTRIBUTES].sort());
});

test("every code of its own is declared", () => {
  const codes = body("export type CheckoutErrorCode =", ";").match(/(?<=")[a-z-]+(?=")/g);
  for (const code of Object.keys(ADVICE)) assert.ok(codes.includes(code), code);
});
