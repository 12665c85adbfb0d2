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

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const manifest = Buffer.from('[{ "file": "checkout.js" }]');
put("release-key.pem", publicKey.export({ type: "spki", format: "pem" }));
put("manifest.json.sig", sign(null, manifest, privateKey));

test("a signature by the key is accepted, and one over other bytes is refused", () => {
  put("manifest.json", manifest);
  assert.match(run(verify), /Verified Successfully/);
  put("manifest.json", Buffer.concat([manifest, Buffer.from(" ")]));
  assert.throws(() => run(verify));
});

test("a file whose bytes are not those of the manifest is named", () => {
  const sha384 = `sha384-${createHash("sha384").update("loader()").digest("base64")}`;
  put("manifest.json", JSON.stringify([{ file: "checkout.js", sha384 }], undefined, 2));
  put("checkout.js", "loader()");
  assert.equal(run(compare), "");
  put("checkout.js", "loader() ");
  assert.equal(run(compare), "checkout.js differs\n");
});
