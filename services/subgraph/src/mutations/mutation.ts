import type { Language } from "@aiwork/server/errors/error-codes";
import { platformError } from "@aiwork/server/errors/platform.errors";
import type { EntityManager } from "typeorm";
import { inTransaction } from "../database/in-transaction";
import type { SubgraphContext } from "../subgraph-context";
import {
  hashInput,
  type MutationOutcome,
  NeedsConfirmation,
  parseIdempotencyKey,
  type ResultReferences,
  runOnce,
  runToSavepoint,
  type StoredError,
} from "./idempotency";
import { requirePrintableInput } from "./printable";

/** One of a payload's `userErrors`, with its message in the request's language. */
export interface UserError {
  code: string;
  message: string;
  path: string[] | null;
  kind: "REFUSAL" | "CONFIRM";
}

function toUserError({ code, sentences, path, kind = "REFUSAL" }: StoredError, language: Language): UserError {
  // guard: refusal-is-given-in-language-was-asked
  return { code, message: sentences[language], path: path && [...path], kind };
}

/** What the input of every mutation contains. */
export interface MutationInput {
  idempotencyKey: string;
}

/** A mutation's payload: its result, or `userErrors` where nothing was done. */
export type MutationPayload<Answer> = Partial<Answer> & { userErrors: UserError[] };

/** A mutation. It reads and writes through `db` alone: the loaders of the context read outside the transaction, on another connection. */
type PerformMutation<Input extends MutationInput, Answer extends ResultReferences> = (
  db: EntityManager,
  input: Input,
  context: SubgraphContext,
) => Promise<Answer>;

/**
 * Makes a mutation's resolver. It runs the mutation once for a caller and an idempotency key, in one transaction, and
 * returns the first answer again for 30 days. BusinessErrors thrown by `perform` roll back its writes and are such
 * an answer too, unless they only ask back (CONFIRM): then the key stays free. Any other error rolls back everything and stores no key: the same request may be sent again. After a
 * deadlock `perform` runs again, so it must write to the database and do nothing else.
 * @throws SIGN_IN_FIRST, IDEMPOTENCY_KEY_FORM, and DATABASE_SLOW, DATABASE_BUSY or DATABASE_AWAY
 */
export function defineMutation<Input extends MutationInput, Answer extends ResultReferences>(
  name: string,
  perform: PerformMutation<Input, Answer>,
): (parent: unknown, args: { input: Input }, context: SubgraphContext) => Promise<MutationPayload<Answer>> {
  return async (_, { input }, context) => {
    const { subject } = context.caller;
    // guard: act-is-for-who-has-signed-in
    if (subject === null) throw platformError("SIGN_IN_FIRST");
    const key = parseIdempotencyKey(input.idempotencyKey);
    const request = { caller: subject, key, act: name, inputHash: hashInput(name, input) };
    const outcome = await inTransaction(context.database, (db) =>
      runOnce(db, request, () =>
        runToSavepoint(db, async () => {
          // guard: input-can-be-stored-as-it-is
          requirePrintableInput(input);
          return perform(db, input, context);
        }),
      ),
    ).catch((error: unknown) => {
      if (error instanceof NeedsConfirmation) return error.outcome;
      throw error;
    });
    // guard: what-is-read-after-act-is-what
    context.snapshot = {};
    return payloadOf(outcome, context);
  };
}

function payloadOf<Answer extends ResultReferences>(
  outcome: MutationOutcome<Answer>,
  { language }: SubgraphContext,
): MutationPayload<Answer> {
  if ("answer" in outcome) return { ...outcome.answer, userErrors: [] };
  const userErrors = outcome.refusals.map((refusal) => toUserError(refusal, language));
  return { userErrors } as unknown as MutationPayload<Answer>;
}

/** The result of a mutation: the id of its record under this name, where the mutation was carried out. */
export type MutationResult<Name extends string> = { readonly [name in Name]?: string } & { userErrors: UserError[] };

type LoadById<Row> = (context: SubgraphContext) => { load(id: string): Promise<Row | null> };

/** Resolves a payload's record as it now is; null where nothing was done. */
export function payloadField<Name extends string, Row>(name: Name, byId: LoadById<Row>) {
  return (payload: MutationResult<Name>, _: unknown, context: SubgraphContext): Promise<Row | null> | null => {
    const { [name]: id }: { readonly [name in Name]?: string } = payload;
    return id === undefined ? null : byId(context).load(id);
  };
}
