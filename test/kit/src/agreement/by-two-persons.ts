import { randomUUID } from "node:crypto";
import type { CallerClaims } from "../access/test-caller";

/** Sends what takes two members of staff: a colleague of the caller proposes it, and the caller carries it out. */
export async function byTwoPersons<Payload>(
  who: CallerClaims,
  send: (who: CallerClaims) => Promise<Payload>,
): Promise<Payload> {
  await send({ ...who, subject: `colleague ${randomUUID()}`, name: "同僚 五郎" });
  return send(who);
}
