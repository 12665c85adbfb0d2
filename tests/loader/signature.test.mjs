// The commands of docs/policy.md that check a release, run by the shell with OpenSSL against a key and files of the test.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { blocks } from "./documents.mjs";

const [verify, compare] = blocks("docs/policy.md", "bash").map(({ code }) => code);
const folder = mkdtempSync(join(tmpdir(), "release-"));
after(() => rmSync(folder, { recursive: true }));

const put = (name, content) => writeFileSync(join(folder, name), content);
const run = (code) => execFileSync("sh", ["-e", "-c", code], { cwd: folder, encoding: "utf8", stdio: "pipe" });
const hash = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;

/** Files of a version, and their manifest as the build writes it (xtask/src/dist/manifest.rs). */
const FILES = { "checkout.js": "loader()", "rest-0123.wasm": "wasm", "steps-id.json": "{}" };
const listed = Object.entries(FILES).map(([file, text]) => ({
  file,
  bytes: text.length,
  sha384: hash(text),
  purpose: "a file",
}));

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const manifest = Buffer.from(JSON.stringify(listed, null, 2));
put("release-key.pem", publicKey.export({ type: "spki", format: "pem" }));
put("manifest.json.sig", sign(null, manifest, privateKey));

test("a signature by the key is accepted, and a signature of other bytes is refused", () => {
  put("manifest.json", manifest);
  assert.match(run(verify), /Verified Successfully/);
  put("manifest.json", Buffer.concat([manifest, Buffer.from(" ")]));
  assert.throws(() => run(verify));
});

test("each file that differs from the manifest is named, and no other", () => {
  put("manifest.json", manifest);
  for (const [file, text] of Object.entries(FILES)) put(file, text);
  assert.equal(run(compare), "");
  put("rest-0123.wasm", "other");
  assert.equal(run(compare), "rest-0123.wasm differs\n");
  rmSync(join(folder, "checkout.js"));
  assert.equal(run(compare), "checkout.js differs\nrest-0123.wasm differs\n");
});
