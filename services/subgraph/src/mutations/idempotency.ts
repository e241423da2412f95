import { createHash } from "node:crypto";
import { BusinessError } from "@aiwork/server/errors/business-error";
import { platformError } from "@aiwork/server/errors/platform.errors";
import type { EntityManager } from "typeorm";
import { mutationError } from "./mutation.errors";

declare const brand: unique symbol;
/** A client's key for one mutation, so that the mutation is carried out once however often it is sent. */
type IdempotencyKey = string & { readonly [brand]: "IdempotencyKey" };

/** Lone surrogates (Cs) are refused too: PostgreSQL would store different keys as the same one. */
// guard: key-holds-no-control-character
const KEY_FORM_PATTERN = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** @throws IDEMPOTENCY_KEY_FORM */
export function parseIdempotencyKey(text: string): IdempotencyKey {
  // guard: key-of-another-form-is-refused
  if (!KEY_FORM_PATTERN.test(text)) throw platformError("IDEMPOTENCY_KEY_FORM");
  return text as IdempotencyKey;
}

/**
 * SHA-256 over a mutation's name and its input without the idempotency key, as JSON with sorted members. An undefined
 * member counts as absent; null does not, since it clears a value that an absent member leaves as it is. Lists keep
 * their order.
 */
export function hashInput(act: string, input: object): Buffer {
  // guard: is-part-of-what-is-compared
  const json = JSON.stringify([act, { ...input, idempotencyKey: undefined }], (_, value) =>
    isMap(value) ? sorted(value) : value,
  );
  return createHash("sha256").update(json).digest();
}

function isMap(value: unknown): value is object {
  // guard: order-of-list-is-part-of-what
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(map: object): object {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A mutation's result: references only, never personal data, since it is stored for 30 days. The records are read again for each answer. */
export type ResultReferences = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** An error as it is stored: with both sentences, so that it can be returned again in either language. */
export type StoredError = Pick<BusinessError, "code" | "sentences" | "path">;

/** The outcome of a mutation: its result, or an error where nothing was done. */
export type MutationOutcome<Answer extends ResultReferences = ResultReferences> =
  | { answer: Answer }
  | { refusal: StoredError };

/** Runs a mutation after a savepoint; a business error rolls back to it and undoes what the mutation wrote. */
export async function runToSavepoint<Answer extends ResultReferences>(
  db: EntityManager,
  perform: () => Promise<Answer>,
): Promise<MutationOutcome<Answer>> {
  await db.query("savepoint act");
  try {
    return { answer: await perform() };
  } catch (error) {
    // guard: fault-is-no-refusal-and-keeps
    if (!(error instanceof BusinessError)) throw error;
    // guard: refusal-undoes-what-was-written-before
    await db.query("rollback to savepoint act");
    return { refusal: storedError(error) };
  }
}

function storedError({ code, sentences, path }: BusinessError): StoredError {
  return { code, sentences, path };
}

/** A mutation request: who sends it, and under which idempotency key. */
interface MutationRequest {
  caller: string;
  key: IdempotencyKey;
  act: string;
  /** Covers the mutation's name: an equal input of another mutation is another request. */
  inputHash: Buffer;
}

/** Measured in real time, whatever the business day. */
// guard: answer-is-kept-for-30-days
const KEY_LIFETIME = "interval '30 days'";
const MAX_KEYS_REMOVED = 10;

/** Runs the mutation where the key is new, and stores its outcome; otherwise returns the stored outcome. */
export async function runOnce<Answer extends ResultReferences>(
  db: EntityManager,
  request: MutationRequest,
  perform: () => Promise<MutationOutcome<Answer>>,
): Promise<MutationOutcome<Answer>> {
  // guard: what-was-done-under-key
  if (!(await claimKey(db, request))) return readOutcome(db, request);
  // guard: keys-whose-time-is-over-are-removed
  await removeExpired(db);
  // guard: act-is-done-once-though-answer
  return storeOutcome(db, request, await perform());
}

/** A second request under the same key waits here, on the index, until the first one has ended. */
async function claimKey(db: EntityManager, { caller, key, act, inputHash }: MutationRequest): Promise<boolean> {
  // guard: key-is-used-again
  const taken: unknown[] = await db.query(
    `insert into idempotency_key as kept (caller, key, act, input_hash) values ($1, $2, $3, $4)
     on conflict (caller, key) do update
       set act = excluded.act, input_hash = excluded.input_hash, answer = default, done_at = excluded.done_at
       where kept.done_at < now() - ${KEY_LIFETIME}
     returning key`,
    [caller, key, act, inputHash],
  );
  return taken.length === 1;
}

/** Skips rows that another transaction is removing or reusing. */
async function removeExpired(db: EntityManager): Promise<void> {
  // guard: keys-whose-time-is-not-over
  await db.query(
    `delete from idempotency_key where ctid = any (array(
       select ctid from idempotency_key where done_at < now() - ${KEY_LIFETIME}
       order by done_at limit ${MAX_KEYS_REMOVED} for update skip locked))`,
  );
}

/** Returns the outcome as PostgreSQL stores it, so that the first answer equals all later ones. */
async function storeOutcome<Answer extends ResultReferences>(
  db: EntityManager,
  { caller, key }: MutationRequest,
  outcome: MutationOutcome<Answer>,
): Promise<MutationOutcome<Answer>> {
  // guard: answer-is-kept-for-caller
  const [[kept]]: [[{ answer: MutationOutcome<Answer> }], number] = await db.query(
    "update idempotency_key set answer = $3 where caller = $1 and key = $2 returning answer",
    [caller, key, JSON.stringify(outcome)],
  );
  return kept.answer;
}

async function readOutcome<Answer extends ResultReferences>(
  db: EntityManager,
  { caller, key, inputHash }: MutationRequest,
): Promise<MutationOutcome<Answer>> {
  // guard: answer-is-given-again-to-caller
  const [kept]: [{ isSame: boolean; answer: MutationOutcome<Answer> }] = await db.query(
    `select input_hash = $3 as "isSame", answer from idempotency_key where caller = $1 and key = $2`,
    [caller, key, inputHash],
  );
  // guard: key-was-used-for-another-input
  return kept.isSame
    ? kept.answer
    : { refusal: storedError(mutationError("IDEMPOTENCY_MISMATCH").at("idempotencyKey")) };
}
