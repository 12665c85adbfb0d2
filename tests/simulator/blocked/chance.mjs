// A generator of which the same seed is the same life (mulberry32).

export class Chance {
  constructor(seed) {
    this.state = (seed * 0x9e3779b9) >>> 0;
  }
  /** From 0 on, below 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  below(limit) {
    return Math.floor(this.next() * limit);
  }
  between(from, to) {
    return from + this.below(to - from);
  }
  /** True in one of so many cases. */
  oneIn(cases) {
    return this.below(cases) === 0;
  }
  of(list) {
    return list[this.below(list.length)];
  }
}
