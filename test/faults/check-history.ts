import {
  CHANGING_MUTATIONS,
  CREATING_MUTATIONS,
  type FinalState,
  type MutationAnswer,
  type SentMutation,
  type StoredKey,
  type StoredRecord,
  type StoredStateChange,
  type Violation,
} from "./history";

/** Compares the answers to clients with the final state. @returns no violation if every promise was kept */
export function checkHistory(calls: readonly SentMutation[], state: FinalState): Violation[] {
  return [...checkAnswers(calls, state.keys), ...checkRecords(state), ...checkJobOrders(state)];
}

const describeAnswer = (answer: MutationAnswer) =>
  "done" in answer ? `done ${answer.done}` : `refused ${answer.refused}`;

/** Each acknowledged mutation is stored once under its key with its answer, and no key is stored that nobody sent. */
function* checkAnswers(calls: readonly SentMutation[], keys: readonly StoredKey[]): Generator<Violation> {
  const kept = groupByKey(keys, ({ key }) => key);
  const sent = new Set(calls.map(({ key }) => key));
  for (const { key, act, answers } of calls) {
    const given = new Set(answers.map(describeAnswer));
    const stored = kept.get(key) ?? [];
    if (given.size > 1) yield { promise: "answered twofold", what: `${act} ${key}: ${[...given].join(", then ")}` };
    if (stored.length > 1) yield { promise: "doubled", what: `${act} ${key} is kept ${stored.length} times` };
    for (const answer of given)
      if (!stored.some((one) => one.act === act && describeAnswer(one.answer) === answer))
        yield { promise: "lost", what: `${act} ${key} was answered ${answer}, and is not kept so` };
  }
  for (const { key, act } of keys)
    if (!sent.has(key)) yield { promise: "nobody's", what: `${act} is kept under ${key}, which nobody sent` };
}

/** Every record was created once, by a stored key, and changed exactly once by each key that reports a change. */
function* checkRecords({ keys, records, changes }: FinalState): Generator<Violation> {
  const done = keys.filter(({ answer }) => "done" in answer);
  const idOf = ({ answer }: StoredKey) => ("done" in answer ? answer.done : "");
  const making = groupByKey(
    done.filter(({ act }) => act in CREATING_MUTATIONS),
    idOf,
  );
  const changing = groupByKey(
    done.filter(({ act }) => act in CHANGING_MUTATIONS),
    idOf,
  );
  const histories = groupByKey(changes, ({ subjectId }) => subjectId);
  for (const record of records) {
    const makers = making.get(record.id)?.length ?? 0;
    const what = `the ${record.kind} ${record.id}`;
    if (makers === 0) yield { promise: "nobody's", what: `${what} was made under no key` };
    if (makers > 1) yield { promise: "doubled", what: `${what} was made under ${makers} keys` };
    yield* checkChanges(record, histories.get(record.id) ?? [], changing.get(record.id)?.length ?? 0);
  }
  const there = new Set(records.map(({ id }) => id));
  for (const key of done)
    if (!there.has(idOf(key)))
      yield { promise: "lost", what: `${key.act} ${key.key} is kept, and its record is not there` };
  yield* checkMarks(records);
}

/** The history leads to the current state without a gap, and each state change has its own key. */
function* checkChanges(
  record: StoredRecord,
  history: readonly StoredStateChange[],
  keys: number,
): Generator<Violation> {
  const what = `the ${record.kind} ${record.id}`;
  const states = [null, ...history.map(({ to }) => to)];
  if (history.some(({ from }, i) => from !== states[i]))
    yield { promise: "invariant", what: `the history of ${what} has a gap` };
  if (states.at(-1) !== record.status) yield { promise: "invariant", what: `${what} is not as its history ends` };
  if (record.version !== null && record.version !== history.length)
    yield { promise: "invariant", what: `${what} has version ${record.version} after ${history.length} changes` };
  // Mutations of placements change a registration too.
  if (record.kind === "registration") return;
  const changed = history.length - 1;
  if (changed > keys) yield { promise: "doubled", what: `${what} was changed ${changed} times under ${keys} keys` };
  if (changed < keys) yield { promise: "lost", what: `${what} was changed ${changed} times under ${keys} keys` };
}

/** Two records with the same mark are one call done twice, whatever the keys say. */
function* checkMarks(records: readonly StoredRecord[]): Generator<Violation> {
  const marked = records.filter(({ mark }) => mark !== null);
  for (const [mark, same] of groupByKey(marked, ({ kind, mark }) => `${kind} ${mark}`))
    if (same.length > 1) yield { promise: "doubled", what: `${same.length} times the ${mark}` };
}

const LIVE: ReadonlySet<string> = new Set(["ISSUED", "APPLIED", "INTERVIEW_SET", "INTERVIEWED"]);

/** Invariants 1 to 3 of docs/domain.md. */
function* checkJobOrders({ orders, referrals, placements }: FinalState): Generator<Violation> {
  const referralOf = new Map(referrals.map((referral) => [referral.id, referral]));
  const byOrder = groupByKey(placements, ({ referralId }) => referralOf.get(referralId)?.jobOrderId ?? "");
  for (const { id, openings, filled, status, version } of orders) {
    const all = byOrder.get(id) ?? [];
    const standing = all.filter((placement) => placement.status !== "VOIDED").length;
    const broken = (what: string): Violation => ({ promise: "invariant", what: `the order ${id}: ${what}` });
    if (filled > openings) yield broken(`${filled} filled of ${openings} openings`);
    if (standing > openings) yield broken(`${standing} placements stand on ${openings} openings`);
    if (standing !== filled) yield broken(`${standing} placements stand, and ${filled} are filled`);
    if ((status === "FILLED") !== (filled === openings)) yield broken(`${status}, ${filled} filled of ${openings}`);
    const raised = all.length + (all.length - standing);
    if (version !== 1 + raised) yield broken(`version ${version} after ${raised} openings taken and given back`);
  }
  const standing = placements.filter(({ status }) => status !== "VOIDED");
  for (const [referralId, same] of groupByKey(standing, (placement) => placement.referralId)) {
    if (same.length > 1)
      yield { promise: "invariant", what: `${same.length} placements stand of referral ${referralId}` };
    if (referralOf.get(referralId)?.status !== "HIRED")
      yield { promise: "invariant", what: `a placement stands of referral ${referralId}, which is not hired` };
  }
  const live = referrals.filter(({ status }) => LIVE.has(status));
  for (const [pair, same] of groupByKey(live, ({ registrationId, jobOrderId }) => `${registrationId} to ${jobOrderId}`))
    if (same.length > 1) yield { promise: "invariant", what: `${same.length} live referrals of ${pair}` };
}

/** Lists by key, each in the order given. */
function groupByKey<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
