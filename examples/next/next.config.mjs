/**
 * `cacheComponents` is on as in a new project of Next.js 16. The roots are named because this page stands inside another
 * project; a shop of its own needs nothing here for the widget.
 */
export default {
  cacheComponents: true,
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
};
