// Edits the module that wasm-bindgen wrote around the wasm, by its syntax tree. Reads a JSON object from standard input
// and prints the new module:
//
//   glue     the text of the module
//   names    the short names, or null where the long ones stay:
//     imports  of each import of the wasm, by its long name; what is not in it is removed
//     exports  of each export, likewise
//     module   of the module that the wasm imports from
//   preview  the name of the module under which the wasm imports its first part, or null where it has none
//
// With the argument `exports` it prints the names of the exports that the glue uses instead, as a JSON array.
const { readFileSync } = require("node:fs");
const { parse } = require("acorn");
const MagicString = require("magic-string").default || require("magic-string");

/** Classes that leptos exports for streams, which the widget never opens. */
const STREAMS = /^IntoUnderlying/;

/** The function that returns the import object. */
const IMPORTS = "__wbg_get_imports";

const { glue, names, preview } = JSON.parse(readFileSync(0, "utf8"));
const tree = parse(glue, { ecmaVersion: "latest", sourceType: "module" });
const edited = new MagicString(glue);

/** All nodes in `node`, itself too. */
function* nodes(node) {
  if (Array.isArray(node)) for (const one of node) yield* nodes(one);
  else if (node && typeof node.type === "string") {
    yield node;
    for (const key of Object.keys(node)) if (typeof node[key] === "object") yield* nodes(node[key]);
  }
}

const isNamed = (node, name) => Boolean(node) && node.type === "Identifier" && node.name === name;
const isMember = (node, object, property) =>
  Boolean(node) && node.type === "MemberExpression" && !node.computed && isNamed(node.object, object) && isNamed(node.property, property);
const isImports = (node) => node.type === "FunctionDeclaration" && node.id.name === IMPORTS;
const isOfStreams = (statement) =>
  !isImports(statement) && [...nodes(statement)].some((node) => node.type === "Identifier" && STREAMS.test(node.name));

/** The only node of a kind; anything else means that wasm-bindgen writes another module than it did. */
function only(list, what) {
  if (list.length !== 1) throw new Error(`the glue has ${list.length} times ${what}`);
  return list[0];
}

const kept = tree.body.filter((statement) => !isOfStreams(statement));
const members = [...nodes(kept)].filter((node) => node.type === "MemberExpression" && !node.computed && isNamed(node.object, "wasm"));

if (process.argv[2] === "exports") {
  console.log(JSON.stringify([...new Set(members.map(({ property }) => property.name))].sort()));
  process.exit();
}

for (const statement of tree.body) if (!kept.includes(statement)) edited.remove(statement.start, statement.end);

const imports = only(kept.filter(isImports), IMPORTS);
const objects = [...nodes(imports)].filter((node) => node.type === "ObjectExpression");
const importObject = only(objects.filter(({ properties }) => properties.some(({ key }) => key.type === "Literal")), "an import object");
const modules = importObject.properties.filter(({ key }) => key.type === "Literal");
const module_ = only(modules, "a module to import from");
const functions = only(
  [...nodes(imports)].filter((node) => node.type === "VariableDeclarator" && isNamed(node.id, module_.value.name)),
  "the imported functions",
).init.properties.filter(({ key }) => key.name !== "__proto__");

const removed = new Set();
if (names) {
  const found = functions.filter(({ key }) => key.name in names.imports);
  if (found.length !== Object.keys(names.imports).length) throw new Error("the glue does not have all imports of the wasm");
  for (const { key } of found) edited.overwrite(key.start, key.end, names.imports[key.name]);
  for (const one of functions.filter((one) => !found.includes(one))) {
    removed.add(one);
    // With the comma behind it.
    edited.remove(one.start, glue.indexOf(",", one.end) + 1);
  }
  for (const { property } of members) {
    const short = names.exports[property.name];
    const isGone = [...removed].some(({ start, end }) => start <= property.start && property.end <= end);
    if (short && !isGone) edited.overwrite(property.start, property.end, short);
  }
  edited.overwrite(module_.key.start, module_.key.end, names.module);
}
// The rest of the wasm imports its first part.
if (preview) edited.appendLeft(module_.end, `, ${preview}: linked`);

/** Puts `text` in the place of the only node like this that is still there. */
function replace(what, test, text) {
  const gone = (node) => [...removed].some(({ start, end }) => start <= node.start && node.end <= end);
  const node = only([...nodes(kept)].filter((node) => test(node) && !gone(node)), what);
  edited.overwrite(node.start, node.end, text);
}

// An error of the wasm is no error of the page.
replace("the wasm's exports", (node) => isMember(node, "instance", "exports"), "guarded(instance.exports)");
// An element of the page hides what the document has under its name: `<img name="createElement">`.
replace("the document", (node) => isMember(node, "arg0", "document"), "page");
// A page's additions to `Object.prototype` would otherwise be options of every request.
const isObject = (node) => node.type === "NewExpression" && isNamed(node.callee, "Object") && node.arguments.length === 0;
replace("a new object", isObject, "{ __proto__: null }");

process.stdout.write(edited.toString());
