// The oldest browsers that the widget runs in, as in xtask/src/esbuild.rs.
export const BROWSERS = ["chrome 96", "firefox 79", "safari 15"];
