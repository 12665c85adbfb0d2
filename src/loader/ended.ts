// Recognizes the answer of an order that has ended, without the wasm.
import { ENDED } from "./contract.ts";

/** The fields that lead to the states of an order and of its gateway's payload. Deeper ones may describe another attempt, or a
 *  number of the gateway that is spent while the payment is open. */
const FIELDS = ["data", "pg_payment_info", "payment_status", "status", "transaction_status"];

/** True where an answer's order or payment has certainly ended. Throws where the answer is not JSON. */
export const hasEnded = (body: string): boolean => ENDED.test(JSON.stringify(JSON.parse(body), FIELDS));
