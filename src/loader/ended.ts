// What the loader itself reads of an answer.
import { ENDED } from "./contract.ts";

/** The way to the state of an order and of its gateway's payload. Anything deeper may be about another attempt, or about a
 *  number of the gateway that is spent while the payment is open. */
const FIELDS = ["data", "pg_payment_info", "payment_status", "status", "transaction_status"];

/** True where an answer's order or payment has certainly ended. Throws where the answer is not JSON. */
export const hasEnded = (body: string): boolean => ENDED.test(JSON.stringify(JSON.parse(body), FIELDS));
