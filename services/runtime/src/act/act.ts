import type { EntityManager } from "typeorm";
import { inTransaction } from "../database/in-transaction";
import { refuse } from "../refusal/plumbing-refusals";
import type { SubgraphContext } from "../server/subgraph-context";
import { actOnce } from "./act-once";
import { hashInput } from "./hash-input";
import { parseIdempotencyKey } from "./idempotency-key";
import { type Outcome, outcomeOf, type References } from "./outcome";
import { type UserError, userErrorOf } from "./user-error";

/** What the input of every mutation contains. */
export interface ActInput {
  idempotencyKey: string;
}

/** A mutation's payload: its result, or `userErrors` where nothing was done. */
export type Acted<Answer> = Partial<Answer> & { userErrors: UserError[] };

/** A mutation. It reads and writes through `db` alone: the loaders of the context read outside the transaction, on another connection. */
export type Perform<Input extends ActInput, Answer extends References> = (
  db: EntityManager,
  input: Input,
  context: SubgraphContext,
) => Promise<Answer>;

/**
 * Makes a mutation's resolver. It runs the mutation once for a caller and an idempotency key, in one transaction, and
 * returns the first answer again for 30 days. A BusinessRefusal thrown by `perform` rolls back its writes and is such
 * an answer too. Any other error rolls back everything and stores no key: the same request may be sent again. After a
 * deadlock `perform` runs again, so it must write to the database and do nothing else.
 * @throws SIGN_IN_FIRST, IDEMPOTENCY_KEY_FORM, and DATABASE_SLOW, DATABASE_BUSY or DATABASE_AWAY
 */
export function act<Input extends ActInput, Answer extends References>(
  name: string,
  perform: Perform<Input, Answer>,
): (parent: unknown, args: { input: Input }, context: SubgraphContext) => Promise<Acted<Answer>> {
  return async (_, { input }, context) => {
    const { subject } = context.caller;
    // guard: act-is-for-who-has-signed-in
    if (subject === null) throw refuse("SIGN_IN_FIRST");
    const key = parseIdempotencyKey(input.idempotencyKey);
    const request = { caller: subject, key, act: name, inputHash: hashInput(name, input) };
    const outcome = await inTransaction(context.database, (db) =>
      actOnce(db, request, () => outcomeOf(db, () => perform(db, input, context))),
    );
    // guard: what-is-read-after-act-is-what
    context.snapshot = {};
    return payloadOf(outcome, context);
  };
}

function payloadOf<Answer extends References>(outcome: Outcome<Answer>, { language }: SubgraphContext): Acted<Answer> {
  if ("answer" in outcome) return { ...outcome.answer, userErrors: [] };
  return { userErrors: [userErrorOf(outcome.refusal, language)] } as unknown as Acted<Answer>;
}
