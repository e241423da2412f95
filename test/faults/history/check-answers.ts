import { groupBy } from "./group-by";
import type { Answer, Call, KeptKey, Violation } from "./history";

const told = (answer: Answer) => ("done" in answer ? `done ${answer.done}` : `refused ${answer.refused}`);

/** What was acknowledged is kept under its key, once, as it was answered; and no key is kept that nobody sent. */
export function* checkAnswers(calls: readonly Call[], keys: readonly KeptKey[]): Generator<Violation> {
  const kept = groupBy(keys, ({ key }) => key);
  const sent = new Set(calls.map(({ key }) => key));
  for (const { key, act, answers } of calls) {
    const said = new Set(answers.map(told));
    const keeping = kept.get(key) ?? [];
    if (said.size > 1) yield { promise: "answered twofold", what: `${act} ${key}: ${[...said].join(", then ")}` };
    if (keeping.length > 1) yield { promise: "doubled", what: `${act} ${key} is kept ${keeping.length} times` };
    for (const answer of said)
      if (!keeping.some((one) => one.act === act && told(one.answer) === answer))
        yield { promise: "lost", what: `${act} ${key} was answered ${answer}, and is not kept so` };
  }
  for (const { key, act } of keys)
    if (!sent.has(key)) yield { promise: "nobody's", what: `${act} is kept under ${key}, which nobody sent` };
}
