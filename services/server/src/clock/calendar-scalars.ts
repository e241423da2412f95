import { GraphQLScalarType, type GraphQLSchema, isScalarType, Kind, type ValueNode } from "graphql";
import type { Refusal } from "../errors/refusal";
import { hasFormOfInstant, isCalendarDay, isCalendarMonth, isInstant } from "./calendar";
import { calendarError } from "./calendar.errors";
import { eraNameOfDay } from "./era";
import { readWrittenDay } from "./written-day";

/** What a text is read as: undefined where it has no form of the type, null where it has one, but there is no such value. */
type Reading = string | null | undefined;

/** A scalar of text, both as input and as output; any other value is refused before a resolver runs. */
function textScalar(
  name: string,
  parse: (text: string) => Reading,
  form: () => Refusal,
  impossible: (text: string) => Refusal,
) {
  const read = (value: unknown): string => {
    const parsed = typeof value === "string" ? parse(value) : undefined;
    // guard: value-has-form-of-its-type
    if (parsed === undefined) throw form();
    // guard: calendar-has-value
    if (parsed === null) throw impossible(value as string);
    return parsed;
  };
  return new GraphQLScalarType({
    name,
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => read(value instanceof Date ? value.toISOString() : value),
  });
}

const LENGTH_OF_DAY = "2013-10-31".length;
const LENGTH_OF_MONTH = "2013-10".length;

/** A day or a month, by the length of its ISO 8601 form. */
function readCalendar(text: string, length: number): Reading {
  const written = readWrittenDay(text);
  if (written?.iso.length !== length) return undefined;
  return written.exists ? written.iso : null;
}

/** The era of a day or a month that the calendar has, and the era in which it was written has not. */
function otherEraOf(text: string): string | undefined {
  const { iso = "" } = readWrittenDay(text) ?? {};
  const day = iso.length === LENGTH_OF_MONTH ? `${iso}-01` : iso;
  return isCalendarDay(day) ? eraNameOfDay(day) : undefined;
}

function readInstant(text: string): Reading {
  if (!hasFormOfInstant(text)) return undefined;
  return isInstant(text) ? new Date(text).toISOString() : null;
}

/**
 * Calendar types: days and months are those of Asia/Tokyo, also taken in the forms in which people write them; instants
 * are written in UTC with milliseconds.
 */
export const calendarScalars = {
  Date: textScalar(
    "Date",
    (text) => (isCalendarDay(text) ? text : readCalendar(text, LENGTH_OF_DAY)),
    () => calendarError("DATE_FORM"),
    (text) => calendarError("IMPOSSIBLE_DATE", { era: otherEraOf(text) }),
  ),
  YearMonth: textScalar(
    "YearMonth",
    (text) => (isCalendarMonth(text) ? text : readCalendar(text, LENGTH_OF_MONTH)),
    () => calendarError("MONTH_FORM"),
    (text) => calendarError("IMPOSSIBLE_MONTH", { era: otherEraOf(text) }),
  ),
  DateTime: textScalar(
    "DateTime",
    readInstant,
    () => calendarError("INSTANT_FORM"),
    () => calendarError("IMPOSSIBLE_INSTANT"),
  ),
};

/** Lets a schema that was built from SDL alone refuse what is no day, month or instant. Its answers stay as they are. */
export function parseCalendarScalars(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral }] of Object.entries(calendarScalars)) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral });
  }
}
