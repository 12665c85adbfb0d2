// The loader's own reading of an answer, against what the widget makes of the same one.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { load } from "./support.mjs";

const { hasEnded } = await load("loader/ended.ts");

const FIXTURES = new URL("../fixtures/", import.meta.url);

/** Payloads of gateways are in an order; those in `scalev/` and `reported/` are whole answers. */
function answer(folder, payload) {
  const isWhole = ["scalev", "reported"].includes(folder);
  return JSON.stringify(isWhole ? payload : { payment_status: "unpaid", status: "pending", pg_payment_info: payload });
}

const read = (folder, name) => JSON.parse(readFileSync(new URL(`${folder}/${name}`, FIXTURES)));

test("no answer with a number to pay by has ended", () => {
  let count = 0;
  for (const folder of readdirSync(FIXTURES)) {
    const files = readdirSync(new URL(folder, FIXTURES));
    for (const name of files.filter((file) => file.endsWith(".expected"))) {
      const { screen } = read(folder, name);
      if (screen.state !== "unpaid" || !screen.card) continue;
      const payload = read(folder, name.replace(/expected$/, "json"));
      assert.equal(hasEnded(answer(folder, payload)), false, `${folder}/${name}`);
      count += 1;
    }
  }
  assert.ok(count > 200, `${count} were read`);
});
