// docs/check-page.mjs against a page and a widget's folder that change.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, beforeEach, test } from "node:test";

const CHECK = fileURLToPath(new URL("../../docs/check-page.mjs", import.meta.url));

const sha384 = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;

const FILES = { "checkout.js": "loader()", "glue-0123.js": "glue()", "checkout-0123.wasm": "wasm" };
const POLICY = "script-src 'self'";

const folder = mkdtempSync(join(tmpdir(), "check-page-"));
const [manifest, record] = ["manifest.json", "record.txt"].map((name) => join(folder, name));

let server;
let origin;
/** The content of the server: the files, the page's body, and its policy. */
let given;

before(async () => {
  server = createServer((request, response) => {
    const file = given.files[request.url.replace("/v1.0.0/", "")];
    if (request.url === "/pay") response.writeHead(200, { "content-security-policy": given.policy });
    else if (file === undefined) response.writeHead(404);
    response.end(request.url === "/pay" ? given.body : file);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  writeFileSync(
    manifest,
    JSON.stringify(Object.entries(FILES).map(([file, text]) => ({ file, sha384: sha384(text) }))),
  );
});

after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const tag = (integrity = sha384(FILES["checkout.js"])) =>
  `<script async src="/v1.0.0/checkout.js" integrity="${integrity}" crossorigin></script>`;

beforeEach(() => {
  given = { files: { ...FILES }, body: `${tag()}<script>shop()</script>`, policy: POLICY };
});

function check(page = "/pay") {
  return new Promise((resolve) => {
    const process = spawn("node", [CHECK, origin + page, manifest, record]);
    let said = "";
    process.stdout.on("data", (text) => (said += text));
    process.stderr.on("data", (text) => (said += text));
    process.on("close", (code) => resolve({ code, said }));
  });
}

test("the first run records each header and script, and an unchanged page reports no change", async () => {
  assert.equal((await check()).code, 0);
  const lines = readFileSync(record, "utf8").trimEnd().split("\n");
  assert.ok(lines.includes(`header content-security-policy: ${POLICY}`));
  assert.ok(lines.includes("header integrity-policy: none"));
  assert.ok(lines.includes(`script ${origin}/v1.0.0/checkout.js integrity ${sha384(FILES["checkout.js"])}`));
  assert.ok(lines.includes(`script inline ${sha384("shop()")}`));
  const { code, said } = await check();
  assert.deepEqual([code, said.trim()], [0, `${origin}/pay: no change`]);
});

const CHANGES = [
  [
    "an added script",
    () => (given.body += '<script src="https://evil.example/x.js"></script>'),
    /new: script https:\/\/evil.example\/x.js integrity none/,
  ],
  ["a removed script", () => (given.body = tag()), /gone: script inline/],
  [
    "a changed inline script",
    () => (given.body = given.body.replace("shop()", "shop(1)")),
    /new: script inline .*\n.*gone: script inline/,
  ],
  ["a changed policy", () => (given.policy = "script-src *"), /new: header content-security-policy: script-src \*/],
  [
    "a tag without integrity",
    () => (given.body = given.body.replace(/ integrity="[^"]*"/, "")),
    /the tag's integrity is none/,
  ],
  [
    "a tag with another hash",
    () => (given.body = given.body.replace(tag(), tag("sha384-AAAA"))),
    /the tag's integrity is sha384-AAAA/,
  ],
  ["a changed loader", () => (given.files["checkout.js"] = "loader(1)"), /checkout.js is sha384-/],
  ["a changed file of the widget", () => (given.files["glue-0123.js"] = "glue(1)"), /glue-0123.js is sha384-/],
  ["a page without the widget", () => (given.body = "<script>shop()</script>"), /the page has no script checkout.js/],
];

for (const [name, change, expected] of CHANGES) {
  test(`${name} is reported`, async () => {
    change();
    const { code, said } = await check();
    assert.equal(code, 1, said);
    assert.match(said, expected);
  });
}

test("a nonce may differ", async () => {
  const own = readFileSync(record, "utf8");
  writeFileSync(record, own.replace(POLICY, "script-src 'nonce-…'"));
  given.policy = "script-src 'nonce-R4nd0m'";
  assert.equal((await check()).code, 0);
  given.policy = "script-src 'nonce-R4nd0m' https:";
  assert.equal((await check()).code, 1);
  writeFileSync(record, own);
});

test("a script in a comment is ignored", async () => {
  given.body += "<!-- <script>old()</script> -->";
  assert.equal((await check()).code, 0);
});

test("a page or file that cannot be fetched exits with 2", async () => {
  assert.equal((await check("/nowhere")).code, 2);
  delete given.files["glue-0123.js"];
  assert.equal((await check()).code, 2);
});
