// The tag of docs/troubleshooting.md against the rules by which optimizers skip a script, as their sources have them:
// WP Rocket dynamic-lists.json and DelayJS/HTML.php, LiteSpeed Cache src/optimize.cls.php (_parse_js), Autoptimize
// classes/autoptimizeScripts.php ($dontmove), and Cloudflare's page "Ignore JavaScripts" of Rocket Loader.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blocks } from "./documents.mjs";

const script = (page) => blocks(page, "html")[0].code.match(/<script[^>]*src[^>]*>/)[0];

/** The event listener: delayed, it would miss the event of a buyer who comes back after paying. */
const listener = (page) => blocks(page, "html")[0].code.match(/<script(?![^>]*src=)[^>]*>/)[0];

const RULES = {
  // A pattern of the list is searched in the whole tag.
  "WP Rocket": (tag) => /nowprocket/i.test(tag),
  "LiteSpeed Cache": (tag) => /\sdata-no-optimize="[^"]+"/.test(tag),
  Autoptimize: (tag) => tag.includes("data-noptimize"),
  "Rocket Loader": (tag) => /\sdata-cfasync="false"/.test(tag.split(/\ssrc=/)[0]),
};

test("each optimizer skips the tag with its attribute, and would change the usual tag", () => {
  for (const [name, leaves] of Object.entries(RULES)) {
    assert.ok(leaves(script("docs/troubleshooting.md")), name);
    assert.ok(leaves(listener("docs/troubleshooting.md")), name);
    assert.ok(!leaves(script("docs/start.md")), name);
  }
});

test("both tags differ only in these attributes", () => {
  const plain = script("docs/troubleshooting.md").replace(
    / (data-cfasync|data-no-optimize|data-noptimize)="\w+"| nowprocket/g,
    "",
  );
  assert.equal(plain, script("docs/start.md"));
});

test("the event listener is that of the quick start, without the empty lines that WordPress breaks", () => {
  const page = blocks("docs/troubleshooting.md", "html")[0].code;
  const [, body] = page.match(/<script(?![^>]*src=)[^>]*>([^]*?)<\/script>/);
  assert.equal(body.replace(/^ {2}/gm, "").trim(), blocks("docs/start.md", "js")[0].code.trim());
  assert.doesNotMatch(body.trim(), /\n\s*\n/);
});
