/** Copies options into an object without a prototype, so that a page's additions to `Object.prototype` are no options.
 *  `more` counts more. */
export function bare<T extends object>(options: T, ...more: (Partial<T> | undefined)[]): T {
  return Object.assign(Object.create(null), options, ...more);
}
