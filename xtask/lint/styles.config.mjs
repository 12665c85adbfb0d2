// stylelint for the stylesheets: unknown names, and features that the oldest browsers do not have. A rule that is optional
// for these has a comment.
import { createRequire } from "node:module";
import { BROWSERS } from "./browsers.mjs";

const floor = createRequire(`${process.env.NODE_PATH}/`).resolve("stylelint-no-unsupported-browser-features");

export default {
  plugins: [floor],
  reportNeedlessDisables: true,
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      // `:not()` has one selector everywhere; the plugin takes one within `:host()` for a list.
      { browsers: BROWSERS, ignore: ["css-not-sel-list"], ignorePartialSupport: true },
    ],
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates"] }],
    "property-no-unknown": true,
    "unit-no-unknown": true,
  },
};
