// Failures before the wasm runs, by the codes that merchants see.
import { bare } from "./bare.ts";
import { ADVICE, ERROR, TAG } from "./contract.ts";

export type Code = keyof typeof ADVICE;

export class LoadFailure extends Error {
  constructor(
    readonly code: Code,
    /** The advice that replaces the usual one. */
    readonly advice?: string,
  ) {
    super(code);
  }
}

/** Writes one line to the console. It names what to change and repeats nothing secret. */
export function log(code: Code, advice = ADVICE[code]): void {
  console.error(`[${TAG}] ${code}: ${advice}`);
}

/** Fires an `error` event. */
export function emit(host: Element, code: Code): void {
  const detail = { status: host.getAttribute("data-state"), code };
  host.dispatchEvent(new CustomEvent(`${TAG}:${ERROR}`, bare({ bubbles: true, composed: true, detail })));
}
