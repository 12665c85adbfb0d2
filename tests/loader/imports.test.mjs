// The scripts import in one direction, types too.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(src, { recursive: true }).filter((file) => file.endsWith(".ts"));

/** The files of `src` that a file names, also in `import("…")`. */
function imports(file) {
  const named = readFileSync(join(src, file), "utf8").matchAll(/(?:from |import\()"(\.[^"]+)"/g);
  const paths = Array.from(named, ([, path]) => normalize(join(dirname(file), path)));
  return paths.filter((path) => !path.startsWith(".."));
}

const graph = new Map(files.map((file) => [file, imports(file)]));

/** The first way on which a file is met again, or nothing. */
function circle(file, way = [], seen = new Set()) {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file].join(" -> ");
  if (seen.has(file)) return undefined;
  seen.add(file);
  for (const next of graph.get(file)) {
    const found = circle(next, [...way, file], seen);
    if (found) return found;
  }
  return undefined;
}

test("no imports form a circle", () => {
  assert.ok(files.length > 50 && graph.get("follow.ts").length > 4);
  for (const file of files) assert.equal(circle(file), undefined);
});

/** A folder, and those that its files may import from. The loader's are in the script that every page loads. */
const ROOMS = {
  loader: ["loader"],
  bridge: ["bridge", "loader"],
  follow: ["follow", "bridge", "loader"],
  ondemand: ["ondemand", "loader"],
};

for (const [room, allowed] of Object.entries(ROOMS)) {
  test(`src/${room} imports from ${allowed.join(", ")}`, () => {
    const own = files.filter((file) => dirname(file) === room);
    assert.ok(own.length > 1);
    const named = own.flatMap((file) => graph.get(file)).map((file) => dirname(file));
    assert.deepEqual(
      named.filter((folder) => !allowed.includes(folder)),
      [],
    );
  });
}
