import { groupBy } from "./group-by";
import { CHANGING, type Change, type FinalState, type KeptKey, MAKING, type Thing, type Violation } from "./history";

/** Every thing was made once, by a kept key, and changed once by each key that says so; and every such key did it. */
export function* checkThings({ keys, things, changes }: FinalState): Generator<Violation> {
  const done = keys.filter(({ answer }) => "done" in answer);
  const idOf = ({ answer }: KeptKey) => ("done" in answer ? answer.done : "");
  const making = groupBy(
    done.filter(({ act }) => act in MAKING),
    idOf,
  );
  const changing = groupBy(
    done.filter(({ act }) => act in CHANGING),
    idOf,
  );
  const histories = groupBy(changes, ({ subjectId }) => subjectId);
  for (const thing of things) {
    const makers = making.get(thing.id)?.length ?? 0;
    const what = `the ${thing.kind} ${thing.id}`;
    if (makers === 0) yield { promise: "nobody's", what: `${what} was made under no key` };
    if (makers > 1) yield { promise: "doubled", what: `${what} was made under ${makers} keys` };
    yield* checkChanges(thing, histories.get(thing.id) ?? [], changing.get(thing.id)?.length ?? 0);
  }
  const there = new Set(things.map(({ id }) => id));
  for (const key of done)
    if (!there.has(idOf(key)))
      yield { promise: "lost", what: `${key.act} ${key.key} is kept, and its thing is not there` };
  yield* checkMarks(things);
}

/** The history leads from nothing to the state that is, without a gap; each line has a key of its own. */
function* checkChanges(thing: Thing, history: readonly Change[], keys: number): Generator<Violation> {
  const what = `the ${thing.kind} ${thing.id}`;
  const states = [null, ...history.map(({ to }) => to)];
  if (history.some(({ from }, i) => from !== states[i]))
    yield { promise: "invariant", what: `the history of ${what} has a gap` };
  if (states.at(-1) !== thing.status) yield { promise: "invariant", what: `${what} is not as its history ends` };
  if (thing.version !== null && thing.version !== history.length)
    yield { promise: "invariant", what: `${what} has version ${thing.version} after ${history.length} changes` };
  // A registration is changed by what is done to its placements.
  if (thing.kind === "registration") return;
  const changed = history.length - 1;
  if (changed > keys) yield { promise: "doubled", what: `${what} was changed ${changed} times under ${keys} keys` };
  if (changed < keys) yield { promise: "lost", what: `${what} was changed ${changed} times under ${keys} keys` };
}

/** Two things with one mark are one call done twice, whatever its keys say. */
function* checkMarks(things: readonly Thing[]): Generator<Violation> {
  const marked = things.filter(({ mark }) => mark !== null);
  for (const [mark, same] of groupBy(marked, ({ kind, mark }) => `${kind} ${mark}`))
    if (same.length > 1) yield { promise: "doubled", what: `${same.length} times the ${mark}` };
}
