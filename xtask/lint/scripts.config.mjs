// eslint for the scripts in buyers' browsers: mistakes, and APIs that the oldest browsers do not have.
import { createRequire } from "node:module";
import { BROWSERS } from "./browsers.mjs";

const require = createRequire(`${process.env.NODE_PATH}/`);
const compat = require("eslint-plugin-compat");

export default [
  {
    files: ["**/*.ts"],
    plugins: { compat: compat.default ?? compat },
    languageOptions: { parser: require("@typescript-eslint/parser") },
    // The loader asks whether it is there.
    settings: { browsers: BROWSERS, polyfills: ["trustedTypes"] },
    rules: {
      "compat/compat": "error",
      "eqeqeq": "error",
      "no-const-assign": "error",
      "no-dupe-keys": "error",
      "no-redeclare": "error",
      "no-shadow-restricted-names": "error",
      "no-unreachable": "error",
      "prefer-const": ["error", { destructuring: "all" }],
    },
  },
];
