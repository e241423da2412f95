import type { EntityManager } from "typeorm";
import { refuse } from "./act-refusals";
import type { IdempotencyKey } from "./idempotency-key";
import { keptOf, type Outcome, type References } from "./outcome";

/** A mutation request: who sends it, and under which idempotency key. */
export interface ActRequest {
  caller: string;
  key: IdempotencyKey;
  act: string;
  /** Covers the mutation's name: an equal input of another mutation is another request. */
  inputHash: Buffer;
}

/** Measured in real time, whatever the business day. */
// guard: answer-is-kept-for-30-days
const KEPT = "interval '30 days'";
const REMOVED_AT_ONCE = 10;

/** Runs the mutation where the key is new, and stores its outcome; otherwise returns the stored outcome. */
export async function actOnce<Answer extends References>(
  db: EntityManager,
  request: ActRequest,
  perform: () => Promise<Outcome<Answer>>,
): Promise<Outcome<Answer>> {
  // guard: what-was-done-under-key
  if (!(await takeKey(db, request))) return readKept(db, request);
  // guard: keys-whose-time-is-over-are-removed
  await removeExpired(db);
  // guard: act-is-done-once-though-answer
  return keep(db, request, await perform());
}

/** A second request under the same key waits here, on the index, until the first one has ended. */
async function takeKey(db: EntityManager, { caller, key, act, inputHash }: ActRequest): Promise<boolean> {
  // guard: key-is-used-again
  const taken: unknown[] = await db.query(
    `insert into idempotency_key as kept (caller, key, act, input_hash) values ($1, $2, $3, $4)
     on conflict (caller, key) do update
       set act = excluded.act, input_hash = excluded.input_hash, answer = default, done_at = excluded.done_at
       where kept.done_at < now() - ${KEPT}
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
       select ctid from idempotency_key where done_at < now() - ${KEPT}
       order by done_at limit ${REMOVED_AT_ONCE} for update skip locked))`,
  );
}

/** Returns the outcome as PostgreSQL stores it, so that the first answer equals all later ones. */
async function keep<Answer extends References>(
  db: EntityManager,
  { caller, key }: ActRequest,
  outcome: Outcome<Answer>,
): Promise<Outcome<Answer>> {
  // guard: answer-is-kept-for-caller
  const [[kept]]: [[{ answer: Outcome<Answer> }], number] = await db.query(
    "update idempotency_key set answer = $3 where caller = $1 and key = $2 returning answer",
    [caller, key, JSON.stringify(outcome)],
  );
  return kept.answer;
}

async function readKept<Answer extends References>(
  db: EntityManager,
  { caller, key, inputHash }: ActRequest,
): Promise<Outcome<Answer>> {
  // guard: answer-is-given-again-to-caller
  const [kept]: [{ isSame: boolean; answer: Outcome<Answer> }] = await db.query(
    `select input_hash = $3 as "isSame", answer from idempotency_key where caller = $1 and key = $2`,
    [caller, key, inputHash],
  );
  // guard: key-was-used-for-another-input
  return kept.isSame ? kept.answer : { refusal: keptOf(refuse("IDEMPOTENCY_MISMATCH").at("idempotencyKey")) };
}
