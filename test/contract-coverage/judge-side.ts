import type { Party } from "../constellation";
import { excused } from "./excused";
import { promisedOf } from "./promised";
import type { ContractRecord } from "./read-record";
import { refusalCodesOf } from "./refusal-codes";

/** A member of the contract that no test has executed with success, or with a refusal. */
export interface Left {
  file: string;
  name: string;
  lacks: "success" | "refusal";
}

export interface Verdict {
  judged: number;
  left: Left[];
  /** Not executed, for a stated reason. */
  excused: (Left & { reason: string })[];
  notServedYet: { file: string; name: string }[];
}

/** Finds the members of a party that no test has executed. A shared enum value counts if either party answered with it. */
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

/** Whether a member is a value of a shared enum: one party alone uses many of them. */
function isWordOfBoth(name: string, file: string): boolean {
  // guard: field-both-have-is-executed-on-each
  return isOfBoth(file) && /\.[A-Z]/.test(name);
}

function isOfBoth(file: string): boolean {
  return /^(schema|services)\/(agreement|runtime)\//.test(file);
}
