// Timers and listeners that end with a signal. (`addEventListener` takes a signal only in newer browsers.)

/** Calls `act` once `signal` aborts, or now if it has. */
export function atEnd(signal: AbortSignal, act: () => void): void {
  signal.aborted ? act() : signal.addEventListener("abort", act);
}

/** Calls `act` after `millis`, unless `signal` aborts before. */
export function after(signal: AbortSignal, millis: number, act: () => void): number {
  const timer = setTimeout(act, millis);
  atEnd(signal, () => clearTimeout(timer));
  return timer;
}

/** Listens until `signal` aborts. */
export function listen(signal: AbortSignal, target: EventTarget, name: string, act: () => void): void {
  target.addEventListener(name, act);
  atEnd(signal, () => target.removeEventListener(name, act));
}
