// Checks the JSON file named by the third word against a published schema: the first word names the package, the second its
// schema. Schemas that it refers to are beside it.
const { readFileSync, readdirSync } = require("node:fs");
const { dirname, join } = require("node:path");

const [name, schema, file] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const folder = dirname(require.resolve(`${name}/package.json`));
const wanted = read(join(folder, schema));
const is2020 = /2020-12/.test(wanted.$schema);
const Ajv = require(is2020 ? "ajv/dist/2020" : "ajv");
const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
require("ajv-formats")(ajv);
// Only CycloneDX uses it, for links.
for (const format of ["iri-reference", "idn-email"]) ajv.addFormat(format, true);
for (const other of readdirSync(dirname(join(folder, schema)))) {
  const path = join(dirname(join(folder, schema)), other);
  if (other.endsWith(".schema.json") && path !== join(folder, schema) && !/^bom-/.test(other)) ajv.addSchema(read(path), new URL(other, wanted.$id).href);
}
const validate = ajv.compile(wanted);
if (!validate(read(file))) {
  console.error(JSON.stringify(validate.errors, null, 1));
  process.exit(1);
}
