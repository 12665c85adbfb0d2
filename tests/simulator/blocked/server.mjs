// The order at the API, and the network to it.
import { HOUR, MINUTE, SECOND } from "./device.mjs";

const NUMBER = "3816599998000001";

/** The state in an answer. Scalev has no word for a payment that is being checked: its gateway's says so. */
export function stateIn(order) {
  return order.pg_payment_info.status === "PAID" ? "processing" : order.payment_status;
}

export class Server {
  /** What becomes of the order, and when; it may stay unpaid. */
  constructor(chance, device) {
    this.device = device;
    this.made = device.truth - SECOND;
    this.due = Math.floor((device.truth + chance.of([2 * MINUTE, 10 * MINUTE, HOUR, 24 * HOUR])) / SECOND) * SECOND;
    this.end = chance.of([undefined, "paid", "paid", "paid", "closed", "processing", "conflict"]);
    this.endsAt = device.truth + chance.below(chance.of([MINUTE, 10 * MINUTE, HOUR]));
    this.preparesUntil = chance.oneIn(5) ? device.truth + chance.below(MINUTE) : 0;
  }
  get state() {
    const { truth } = this.device;
    if (this.end && truth >= this.endsAt) return this.end;
    return truth > this.due ? "expired" : "unpaid";
  }
  /** Milliseconds since the order is in its last state. */
  get settledFor() {
    return this.device.truth - (this.end && this.endsAt < this.due ? this.endsAt : this.due);
  }
  answer() {
    const isReady = this.device.truth >= this.preparesUntil;
    const isProcessing = this.state === "processing";
    return JSON.stringify({
      data: {
        order_id: "INV-1",
        payment_method: "va_bca",
        gross_revenue: "147000",
        payment_status: isProcessing ? "unpaid" : this.state,
        pg_payment_info: { status: isProcessing ? "PAID" : "PENDING" },
        number: isReady ? NUMBER : undefined,
        draft_time: new Date(this.made).toISOString(),
        deadline: new Date(this.due).toISOString().replace(/\.\d+/, ""),
      },
    });
  }
}

export class Network {
  isOnline = true;
  /** When the network was last lost or found, and when a request last failed. */
  changedAt = 0;

  constructor(chance, device, server) {
    Object.assign(this, { chance, device, server });
    this.faulty = chance.of([0, 0, 20, 4]);
    this.latency = chance.of([50, 300, 1500]);
    /** Files that the browser has kept, and those that no server has. */
    this.cached = new Set(chance.oneIn(3) ? [] : ["follow-0.js", "preview-0.js"]);
    this.isBroken = chance.oneIn(8);
  }

  turn(isOnline) {
    this.isOnline = isOnline;
    this.changedAt = this.device.at;
  }

  /** Calls `end` with a status, a body and headers, or with nothing where the request comes to nothing; never, where it hangs. */
  api(owner, end) {
    const { chance, device } = this;
    const fault = this.faulty && chance.oneIn(this.faulty) ? chance.of(["reset", "hang", "busy", "limit", "html"]) : "";
    if (fault) this.changedAt = device.at;
    const way = () => chance.between(this.latency / 2, this.latency * 2);
    if (!this.isOnline || fault === "reset") {
      if (chance.oneIn(4)) return;
      device.plan(chance.below(3 * SECOND), owner, () => end());
    } else if (fault !== "hang") {
      device.plan(way(), owner, () => {
        const body = this.server.answer();
        device.plan(way(), owner, () => {
          if (fault === "busy") end(503, "");
          else if (fault === "limit") end(429, "", { "retry-after": "20" });
          else end(200, fault === "html" ? "<html>" : body);
        });
      });
    }
  }

  /** Calls `end` with true where the file comes. */
  file(name, owner, end) {
    const comes = this.cached.has(name) || (this.isOnline && !this.isBroken);
    if (comes) this.cached.add(name);
    this.device.plan(this.cached.has(name) ? 5 : this.latency, owner, () => end(comes));
  }
}
