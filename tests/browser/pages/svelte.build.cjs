// Compiles the component named by the first word to the file named by the second.
const { readFileSync, writeFileSync } = require("node:fs");
const { compile } = require("svelte/compiler");

const [from, to] = process.argv.slice(2);
writeFileSync(to, compile(readFileSync(from, "utf8"), { filename: from, generate: "client" }).js.code);
