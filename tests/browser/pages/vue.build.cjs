// Compiles the single-file component named by the first word to the file named by the second.
const { readFileSync, writeFileSync } = require("node:fs");
const { compileScript, parse } = require("vue/compiler-sfc");

const [from, to] = process.argv.slice(2);
const { descriptor } = parse(readFileSync(from, "utf8"), { filename: from });
const compilerOptions = { isCustomElement: (tag) => tag === "scalev-checkout" };
const { content } = compileScript(descriptor, { id: "payment", inlineTemplate: true, templateOptions: { compilerOptions } });
writeFileSync(to, content);
