import type { EntityManager } from "typeorm";
import { refuse } from "./act-refusals";
import type { IdempotencyKey } from "./idempotency-key";
import { keptOf, type Outcome, type References } from "./outcome";

/** Who asks for what, under which key. */
export interface ActRequest {
  caller: string;
  key: IdempotencyKey;
  act: string;
  /** Of the act's name too: another act's equal input is another request. */
  inputHash: Buffer;
}

/** In real time, whatever the business day. */
const KEPT = "interval '30 days'";
const REMOVED_AT_ONCE = 10;

/** Acts where the key is new, and keeps how it came out; else gives what was kept. */
export async function actOnce<Answer extends References>(
  db: EntityManager,
  request: ActRequest,
  perform: () => Promise<Outcome<Answer>>,
): Promise<Outcome<Answer>> {
  if (!(await takeKey(db, request))) return readKept(db, request);
  await removeExpired(db);
  return keep(db, request, await perform());
}

/** Whoever comes second under the key waits here, on its index, until the first has come to an end. */
async function takeKey(db: EntityManager, { caller, key, act, inputHash }: ActRequest): Promise<boolean> {
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

/** Rows that another act removes, or takes anew, are left to it. */
async function removeExpired(db: EntityManager): Promise<void> {
  await db.query(
    `delete from idempotency_key where ctid = any (array(
       select ctid from idempotency_key where done_at < now() - ${KEPT}
       order by done_at limit ${REMOVED_AT_ONCE} for update skip locked))`,
  );
}

/** Given back as PostgreSQL keeps it, so that the first answer is what all later ones are. */
async function keep<Answer extends References>(
  db: EntityManager,
  { caller, key }: ActRequest,
  outcome: Outcome<Answer>,
): Promise<Outcome<Answer>> {
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
  const [kept]: [{ isSame: boolean; answer: Outcome<Answer> }] = await db.query(
    `select input_hash = $3 as "isSame", answer from idempotency_key where caller = $1 and key = $2`,
    [caller, key, inputHash],
  );
  return kept.isSame ? kept.answer : { refusal: keptOf(refuse("IDEMPOTENCY_MISMATCH").at("idempotencyKey")) };
}
