/** The same options without a prototype: what a page has added to the prototype of all objects is no option. `more` counts
 *  more. */
export function bare<T extends object>(options: T, ...more: (Partial<T> | undefined)[]): T {
  return Object.assign(Object.create(null), options, ...more);
}
