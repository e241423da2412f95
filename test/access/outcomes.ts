import type { HttpAnswer } from "@aiwork/kit/system/ask";
import type { OperationPart } from "./operations";

/** The outcome of a field for a caller. `?`: an error of another field nulled this one too, so it must be queried alone. */
export type FieldOutcome = "+" | "e" | "0" | "F" | "U" | "n" | "?" | `!${string}`;

const LETTERS: Readonly<Record<string, FieldOutcome>> = { FORBIDDEN: "F", UNAUTHENTICATED: "U", NOT_SERVED_YET: "n" };

interface ReportedError {
  readonly path: readonly string[];
  readonly code: string;
}

type Fields = Record<string, unknown>;

/** The outcome of each field of one part, in the answer to all parts. */
export function outcomesOf(
  answer: HttpAnswer,
  part: OperationPart,
  all: readonly OperationPart[],
): Map<string, FieldOutcome> {
  const errors = answer.errors.map(({ path = [], extensions }) => ({
    path: path.filter((name): name is string => typeof name === "string"),
    code: String(extensions?.code),
  }));
  const outcomes = [...part.keys].map(([field, key]): [string, FieldOutcome] => {
    const there = [...part.responsePath, key];
    const isPassed = all.some(({ responsePath }) => begins(responsePath, there));
    const own = errors.filter(({ path }) => begins(there, path) || (begins(path, there) && !isPassed));
    return [field, outcomeOf(answer.data, there, own, errors)];
  });
  return new Map(outcomes);
}

function outcomeOf(
  data: unknown,
  there: readonly string[],
  own: readonly ReportedError[],
  errors: readonly ReportedError[],
): FieldOutcome {
  const { values, lostAt } = follow(data, there);
  const codes = [...new Set(own.map(({ code }) => code))];
  const hasValue = values.flat(9).some((value) => value != null);
  const [code] = codes;
  if (code === undefined) {
    if (hasValue) return "+";
    if (values.some(Array.isArray)) return "e";
    return errors.some(({ path }) => begins(path, lostAt)) ? "?" : "0";
  }
  if (hasValue || codes.length > 1) return `!${codes.join(" and ")}${hasValue ? " beside a value" : ""}`;
  return LETTERS[code] ?? `!${code}`;
}

/** The values under these names in every record of a list, and the path at which values end. */
function follow(data: unknown, names: readonly string[]): { values: unknown[]; lostAt: readonly string[] } {
  let records = [data].filter((value) => value != null) as Fields[];
  for (const [i, name] of names.entries()) {
    const values = records.map((record) => record[name]);
    const found = values.flat(9).filter((value) => value != null) as Fields[];
    if (i === names.length - 1) return { values, lostAt: records.length === 0 ? names.slice(0, i) : names };
    if (found.length === 0) return { values: [], lostAt: names.slice(0, i + 1) };
    records = found;
  }
  return { values: records, lostAt: names };
}

function begins(path: readonly string[], names: readonly string[]): boolean {
  return names.length <= path.length && names.every((name, i) => name === path[i]);
}
