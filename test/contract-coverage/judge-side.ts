import type { Party } from "../constellation";
import { excused } from "./excused";
import { promisedOf } from "./promised";
import type { ContractRecord } from "./read-record";
import { refusalCodesOf } from "./refusal-codes";

/** Something that the contract promises, and what no test has seen of it. */
export interface Left {
  file: string;
  name: string;
  lacks: "success" | "refusal";
}

export interface Verdict {
  judged: number;
  left: Left[];
  /** Left with a reason. */
  excused: (Left & { reason: string })[];
  notServedYet: { file: string; name: string }[];
}

/** What is left of a side. What the agreement says for both in one word is seen where either has said it. */
export function judgeSide(party: Party, records: Readonly<Record<Party, ContractRecord>>): Verdict {
  const own = records[party];
  const both = [records.city, records.national];
  const isExecuted = (name: string, file: string) =>
    own.executed.has(name) || (isWordOfBoth(name, file) && both.some(({ executed }) => executed.has(name)));
  const promised = promisedOf(party);
  const served = promised.filter(({ isServed }) => isServed);
  const codes = refusalCodesOf(party);
  const acts = served.filter(({ name }) => /^Mutation\.\w+$/.test(name));
  // guard: served-member-no-test-has-executed
  const left: Left[] = [
    ...served.filter(({ name, file }) => !isExecuted(name, file)).map((one) => lacking(one, "success")),
    ...acts.filter(({ name }) => !own.refused.has(name)).map((one) => lacking(one, "refusal")),
    ...codes
      .filter(({ name, file }) => !(isOfBoth(file) ? both : [own]).some((record) => record.codes.has(name)))
      .map((one) => lacking(one, "refusal")),
  ];
  return {
    judged: served.length + acts.length + codes.length,
    left: left.filter(({ name }) => excused[name] === undefined),
    excused: left.flatMap((one) => {
      const reason = excused[one.name];
      return reason === undefined ? [] : [{ ...one, reason }];
    }),
    notServedYet: promised.filter(({ isServed }) => !isServed).map(({ name, file }) => ({ name, file })),
  };
}

const lacking = ({ file, name }: { file: string; name: string }, lacks: Left["lacks"]): Left => ({ file, name, lacks });

/** A value of an enum that both include: much of it only one of them has a use for. */
function isWordOfBoth(name: string, file: string): boolean {
  // guard: field-both-have-is-executed-on-each
  return isOfBoth(file) && /\.[A-Z]/.test(name);
}

function isOfBoth(file: string): boolean {
  return /^(schema|services)\/(agreement|runtime)\//.test(file);
}
