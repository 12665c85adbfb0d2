// eslint for the scripts in buyers' browsers: mistakes, and APIs that the oldest browsers do not have.
import { createRequire } from "node:module";
import { BROWSERS } from "./browsers.mjs";

const compat = createRequire(`${process.env.NODE_PATH}/`)("eslint-plugin-compat");

export default [
  {
    files: ["**/*.js"],
    plugins: { compat: compat.default ?? compat },
    languageOptions: { ecmaVersion: 2020, sourceType: "module" },
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
      "no-unused-vars": ["error", { caughtErrors: "none", argsIgnorePattern: "^_" }],
      "prefer-const": ["error", { destructuring: "all" }],
    },
  },
];
