// The loader's functions for the wasm and for the script that follows without it. None depends on the element.
import { copy } from "./copy.ts";
import { create } from "./create.ts";
import { isPhone, languages, zone } from "./device.ts";
import { lock } from "./lock.ts";
import { send } from "./request.ts";
import { loadOnDemand } from "./widget.ts";

/** Payloads that pages handed over, as JSON text. */
export const payments = new WeakMap<Element, string>();

/** By origin: until when, by `performance.now()`, its API wants to be left alone. */
export const holds = new Map<string, number>();

export const SERVICES = { holds, create, send, lock, loadOnDemand, copy, payments, isPhone, zone, languages };

export type Services = typeof SERVICES;
