import { GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { refuse } from "../refusal/plumbing-refusals";
import type { Refusal } from "../refusal/refusal";
import { isCalendarDay, isCalendarMonth, isInstant } from "./calendar";

/** A scalar of text in one form, both as input and as output; any other value is refused before a resolver runs. */
function textScalar(name: string, parse: (text: string) => string | undefined, refusal: () => Refusal) {
  const read = (value: unknown): string => {
    const parsed = typeof value === "string" ? parse(value) : undefined;
    if (parsed === undefined) throw refusal();
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => read(value instanceof Date ? value.toISOString() : value),
  });
}

/** Calendar types: days and months are those of Asia/Tokyo; instants are written in UTC with milliseconds. */
export const scalars = {
  Date: textScalar(
    "Date",
    (text) => (isCalendarDay(text) ? text : undefined),
    () => refuse("IMPOSSIBLE_DATE"),
  ),
  YearMonth: textScalar(
    "YearMonth",
    (text) => (isCalendarMonth(text) ? text : undefined),
    () => refuse("IMPOSSIBLE_MONTH"),
  ),
  DateTime: textScalar(
    "DateTime",
    (text) => (isInstant(text) ? new Date(text).toISOString() : undefined),
    () => refuse("IMPOSSIBLE_INSTANT"),
  ),
};
