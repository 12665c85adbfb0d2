// The buyer's phone: true time, a wall clock that may be wrong, and the tasks that are due. Nothing waits.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** 2026-11-20T08:00:00Z. */
const OPENED = 1795161600000;

export class Device {
  /** Milliseconds since the life began. */
  at = 0;
  /** Milliseconds that the wall clock is ahead of the truth. */
  ahead = 0;
  #tasks = [];
  #count = 0;

  get truth() {
    return OPENED + this.at;
  }
  get wall() {
    return this.truth + this.ahead;
  }

  /** `owner`: the page that the task goes with; none for what happens outside. Returns the task's number. */
  plan(after, owner, act) {
    const number = ++this.#count;
    this.#tasks.push({ at: this.at + Math.max(0, after), number, owner, act });
    return number;
  }
  cancel(number) {
    this.#tasks = this.#tasks.filter((task) => task.number !== number);
  }
  forget(owner) {
    this.#tasks = this.#tasks.filter((task) => task.owner !== owner);
  }
  /** Does the next task; false where none is due before `end`. */
  step(end) {
    let next;
    for (const task of this.#tasks) {
      if (!next || task.at < next.at || (task.at === next.at && task.number < next.number)) next = task;
    }
    if (!next || next.at > end) return false;
    this.#tasks.splice(this.#tasks.indexOf(next), 1);
    this.at = Math.max(this.at, next.at);
    next.act();
    return true;
  }
}
