/** The page stands alone; a shop that has `next.config` needs nothing in it for the widget. */
export default { outputFileTracingRoot: import.meta.dirname, turbopack: { root: import.meta.dirname } };
