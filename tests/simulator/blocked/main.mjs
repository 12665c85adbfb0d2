// Lives of buyers in browsers without WebAssembly, each made from a seed:
//
//     node tests/simulator/blocked/main.mjs [SEEDS] [FIRST]
//
// The loader and the script that follows a payment are those of this tree. The document, the time, the network, the order and
// the drawing of a card are made up (nodes.mjs, device.mjs, server.mjs, drawing.mjs).
import { Violation } from "./checks.mjs";
import { Life } from "./life.mjs";

/** Lives among which each kind of event happens. */
const ENOUGH = 50;

const [seeds = 300, first = 0] = process.argv.slice(2).map(Number);
const started = performance.now();
const total = {};
const broken = [];

let thrown;
process.on("unhandledRejection", (error) => (thrown = error));

for (let seed = first; seed < first + seeds; seed += 1) {
  const life = new Life(seed);
  try {
    const tally = await life.play();
    if (thrown) throw thrown;
    for (const [name, count] of Object.entries(tally)) total[name] = (total[name] ?? 0) + count;
  } catch (error) {
    thrown = undefined;
    broken.push(seed);
    if (broken.length > 3) continue;
    const said = error instanceof Violation ? error.message : error.stack;
    console.error(`seed ${seed}:\n  ${life.trace.slice(-12).join("\n  ")}\n  violated: ${said}`);
  }
}

const took = ((performance.now() - started) / 1000).toFixed(1);
const { lost, recalled, offline, requests, numbers, paid } = total;
console.log(
  `${seeds} lives without WebAssembly in ${took} s: ${lost} tabs lost, ${recalled} shown again at once, ` +
    `${offline} networks gone, ${requests} requests, ${numbers} pages with a number, ${paid} paid`,
);
if (broken.length) {
  console.error(`broken in ${broken.length} lives: seeds ${broken.slice(0, 20).join(" ")}`);
  process.exitCode = 1;
}
const missing = Object.keys(total).filter((name) => !total[name]);
if (seeds >= ENOUGH && missing.length) {
  console.error(`the lives prove too little: none of them has ${missing.join(", ")}`);
  process.exitCode = 1;
}
