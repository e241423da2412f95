import { isCalendarDay, isCalendarMonth, isInstant } from "@aiwork/server/clock/calendar";
import { platformError } from "@aiwork/server/errors/platform.errors";
import type { Refusal } from "@aiwork/server/errors/refusal";
import { GraphQLScalarType, Kind, type ValueNode } from "graphql";

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
    () => platformError("IMPOSSIBLE_DATE"),
  ),
  YearMonth: textScalar(
    "YearMonth",
    (text) => (isCalendarMonth(text) ? text : undefined),
    () => platformError("IMPOSSIBLE_MONTH"),
  ),
  DateTime: textScalar(
    "DateTime",
    (text) => (isInstant(text) ? new Date(text).toISOString() : undefined),
    () => platformError("IMPOSSIBLE_INSTANT"),
  ),
};

declare const brand: unique symbol;
/** A UUID in its canonical form: RFC 9562, lower case. */
export type Uuid = string & { readonly [brand]: "Uuid" };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws MALFORMED_ID, which names the argument and not its value */
export function parseUuid(text: string, argument: string): Uuid {
  // A key of `_entities` may be of any type.
  const canonical = String(text).toLowerCase();
  if (!UUID.test(canonical)) throw platformError("MALFORMED_ID", { argument });
  return canonical as Uuid;
}
