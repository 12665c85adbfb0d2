// Compares a page and the widget that it loads with what was recorded. Node.js 20 or later, without packages:
//
//     node check-page.mjs PAGE MANIFEST RECORD
//
// PAGE      the address of the page
// MANIFEST  the manifest.json of the widget's version, from a copy of your own
// RECORD    a file; where it does not exist, it is written, and your review of it is the approval
//
// It ends with 0 where nothing has changed, with 1 where something has, and with 2 where it could not look.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The response headers that decide which scripts a page runs and where it is shown. */
const HEADERS = [
  "content-security-policy",
  "content-security-policy-report-only",
  "integrity-policy",
  "permissions-policy",
  "referrer-policy",
  "strict-transport-security",
  "x-content-type-options",
  "x-frame-options",
];

const [page, manifest, record] = process.argv.slice(2);
try {
  if (!record) throw new Error("usage: node check-page.mjs PAGE MANIFEST RECORD");
  const files = JSON.parse(readFileSync(manifest, "utf8"));
  const { headers, scripts } = await read(page);
  const found = [...headers, ...scripts.map(({ line }) => line)];
  const wrong = await widget(files, scripts);
  if (existsSync(record)) {
    const before = readFileSync(record, "utf8").trimEnd().split("\n");
    wrong.push(...missing(found, before).map((line) => `new: ${line}`));
    wrong.push(...missing(before, found).map((line) => `gone: ${line}`));
  } else {
    writeFileSync(record, found.join("\n") + "\n");
    console.log(`${record} is written: review its ${found.length} lines`);
  }
  for (const line of wrong) console.log(line);
  console.log(`${page}: ${wrong.length ? "changed" : "no change"}`);
  process.exitCode = wrong.length ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

/** The lines of `all` that `known` lacks. */
function missing(all, known) {
  return all.filter((line) => !known.includes(line));
}

async function get(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** The page's headers and scripts, each as a line. */
async function read(address) {
  const response = await get(address);
  const html = (await response.text()).replace(/<!--[\s\S]*?-->/g, "");
  // A nonce is another one in each answer.
  const value = (name) => (response.headers.get(name) ?? "none").replace(/'nonce-[^']*'/g, "'nonce-…'");
  const headers = HEADERS.map((name) => `header ${name}: ${value(name)}`);
  const scripts = [];
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)) {
    const src = attribute(attributes, "src");
    const integrity = attribute(attributes, "integrity") ?? "none";
    const url = src && new URL(src, response.url).href;
    const line = url ? `script ${url} integrity ${integrity}` : `script inline ${sha384(text)}`;
    scripts.push({ url, integrity, line });
  }
  return { headers, scripts };
}

function attribute(attributes, name) {
  const found = attributes.match(new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i"));
  return found ? (found[1] ?? found[2] ?? found[3]).replaceAll("&amp;", "&") : undefined;
}

/** What is wrong with the widget: its tag, and each file of the manifest. */
async function widget(files, scripts) {
  const loader = files.find(({ file }) => file === "checkout.js");
  const tag = scripts.find(({ url }) => url && new URL(url).pathname.endsWith("/checkout.js"));
  if (!loader) return [`${manifest} does not list checkout.js`];
  if (!tag) return ["the page has no script checkout.js"];
  const wrong = [];
  if (!tag.integrity.split(/\s+/).includes(loader.sha384))
    wrong.push(`the tag's integrity is ${tag.integrity}, not ${loader.sha384}`);
  for (const { file, sha384: expected } of files) {
    const bytes = Buffer.from(await (await get(new URL(file, tag.url))).arrayBuffer());
    if (sha384(bytes) !== expected) wrong.push(`${file} is ${sha384(bytes)}, not ${expected}`);
  }
  return wrong;
}

function sha384(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}
