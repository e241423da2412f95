import { createHash } from "node:crypto";
import { type BusinessError, businessErrorsIn } from "@aiwork/server/errors/business-error";
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
export type StoredError = Pick<BusinessError, "code" | "sentences" | "path"> & Partial<Pick<BusinessError, "kind">>;

/** The outcome of a mutation: its result, or the errors where nothing was done. */
export type MutationOutcome<Answer extends ResultReferences = ResultReferences> =
  | { answer: Answer }
  | { refusals: readonly StoredError[] };

/** Runs a mutation after a savepoint; a business error rolls back to it and undoes what the mutation wrote. */
export async function runToSavepoint<Answer extends ResultReferences>(
  db: EntityManager,
  perform: () => Promise<Answer>,
): Promise<MutationOutcome<Answer>> {
  await db.query("savepoint act");
  try {
    return { answer: await perform() };
  } catch (error) {
    const refusals = businessErrorsIn(error);
    // guard: fault-is-no-refusal-and-keeps
    if (refusals.length === 0) throw error;
    // guard: refusal-undoes-what-was-written-before
    await db.query("rollback to savepoint act");
    return { refusals: refusals.map(storedError) };
  }
}

function storedError({ code, sentences, path, kind }: BusinessError): StoredError {
  return { code, sentences, path, kind };
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

/** Thrown to undo everything where a mutation only asks back: its key stays free for the answer. */
export class NeedsConfirmation extends Error {
  constructor(readonly outcome: { refusals: readonly StoredError[] }) {
    super("needs confirmation");
  }
}

/**
 * Runs the mutation where the key is new, and stores its outcome; otherwise returns the stored outcome.
 * @throws NeedsConfirmation
 */
export async function runOnce<Answer extends ResultReferences>(
  db: EntityManager,
  request: MutationRequest,
  perform: () => Promise<MutationOutcome<Answer>>,
): Promise<MutationOutcome<Answer>> {
  // guard: what-was-done-under-key
  if (!(await claimKey(db, request))) return readOutcome(db, request);
  // guard: keys-whose-time-is-over-are-removed
  await db.query("select remove_expired_keys()");
  const outcome = await perform();
  // guard: act-that-asks-back-leaves-its-key-free
  if ("refusals" in outcome && outcome.refusals.every(({ kind }) => kind === "CONFIRM"))
    throw new NeedsConfirmation(outcome);
  // guard: act-is-done-once-though-answer
  return storeOutcome(db, request, outcome);
}

/**
 * A key belongs to the login that uses it, so that no other class of callers reads or spends it. A second request under the
 * same key waits here, on the index, until the first one has ended.
 */
async function claimKey(db: EntityManager, { caller, key, act, inputHash }: MutationRequest): Promise<boolean> {
  // guard: key-is-used-again
  const taken: unknown[] = await db.query(
    `insert into idempotency_key as kept (caller, key, act, input_hash) values ($1, $2, $3, $4)
     on conflict (login, caller, key) do update
       set act = excluded.act, input_hash = excluded.input_hash, answer = default, done_at = excluded.done_at
       where kept.done_at < now() - ${KEY_LIFETIME}
     returning key`,
    [caller, key, act, inputHash],
  );
  return taken.length === 1;
}

/** Returns the outcome as PostgreSQL stores it, so that the first answer equals all later ones. */
async function storeOutcome<Answer extends ResultReferences>(
  db: EntityManager,
  { caller, key }: MutationRequest,
  outcome: MutationOutcome<Answer>,
): Promise<MutationOutcome<Answer>> {
  // guard: answer-is-kept-for-caller
  const [[kept]]: [[{ answer: MutationOutcome<Answer> }], number] = await db.query(
    "update idempotency_key set answer = $3 where login = session_user and caller = $1 and key = $2 returning answer",
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
    `select input_hash = $3 as "isSame", answer from idempotency_key
     where login = session_user and caller = $1 and key = $2`,
    [caller, key, inputHash],
  );
  // guard: key-was-used-for-another-input
  return kept.isSame
    ? kept.answer
    : { refusals: [storedError(mutationError("IDEMPOTENCY_MISMATCH").at("idempotencyKey"))] };
}
