import { KEYS_OF_PERSON, OF_ALL, OF_PERSON } from "./fixtures";
import type { Form } from "./form";
import { type Part, partOf } from "./part";
import { isUnservedEntity, type Place } from "./place";
import { type Written, writeParts } from "./tree";

/** Within the gateway's limits of a document: 10 root fields, 30 aliases, 2,000 tokens. */
const MOST = { roots: 10, aliases: 30, tokens: 1_800 };

/** A document that selects several parts at once. */
export interface Operation {
  readonly document: string;
  /** The variables that it declares. */
  readonly variables: readonly string[];
  readonly parts: readonly AskedPart[];
}

export interface AskedPart extends Pick<Part, "place" | "keys"> {
  /** The response names that lead to its fields. */
  readonly trail: readonly string[];
}

/** Documents that select all fields of these locations. Fields that depend on the person are in documents of their own. */
export function operationsFor(places: readonly Place[], form: Form, known: ReadonlySet<string>): Operation[] {
  const parts = places.flatMap((place) => partsOf(place, form, known));
  const byWay = parts.toSorted((a, b) => compare(a.way[0]?.text ?? "", b.way[0]?.text ?? ""));
  const isPersonal = (part: Part) => variablesOf(writeParts([part], form)).some(isOfPerson);
  const ofPerson = new Set(byWay.filter(isPersonal));
  return [byWay.filter((part) => ofPerson.has(part)), byWay.filter((part) => !ofPerson.has(part))].flatMap((some) =>
    batches(some, form).map((batch) => operationOf(batch, form)),
  );
}

/**
 * Splits a location into parts. A root field is a part of its own, and so is a field of a type that is not served,
 * because its error nulls the fields beside it. Otherwise a part has as many fields as the limit of aliases allows.
 */
function partsOf(place: Place, form: Form, known: ReadonlySet<string>): Part[] {
  const isAlone = place.type === "Query" || isUnservedEntity(place);
  const size = isAlone ? 1 : form === "alias" ? MOST.aliases - 1 : place.fields.length;
  const chunks = Math.ceil(place.fields.length / size);
  return Array.from({ length: chunks }, (_, i) =>
    partOf(place, place.fields.slice(i * size, (i + 1) * size), form, known),
  );
}

function batches(parts: readonly Part[], form: Form): Part[][] {
  const full: Part[][] = [];
  for (const part of parts) {
    const last = full.at(-1);
    if (last && fits([...last, part], form)) last.push(part);
    else full.push([part]);
  }
  return full;
}

function fits(parts: readonly Part[], form: Form): boolean {
  const written = writeParts(parts, form);
  const renamed = parts.flatMap(({ keys }) => [...keys]).filter(([field, key]) => field !== key).length;
  const tokens = documentOf(written).match(/\w+|[^\s,]/g)?.length ?? 0;
  return written.roots <= MOST.roots && written.roots + renamed <= MOST.aliases && tokens <= MOST.tokens;
}

function operationOf(parts: readonly Part[], form: Form): Operation {
  const written = writeParts(parts, form);
  const asked = parts.map(({ place, keys }, i) => ({ place, keys, trail: written.trails[i] ?? [] }));
  return { document: documentOf(written), variables: variablesOf(written), parts: asked };
}

function documentOf(written: Written): string {
  const declared = variablesOf(written).map((name) => `$${name}: ${typeOf(name)}`);
  const head = declared.length > 0 ? `query (${declared.join(", ")})` : "query";
  return [`${head} { ${written.selection} }`, ...written.definitions].join("\n");
}

function variablesOf({ selection, definitions }: Written): string[] {
  const text = [selection, ...definitions].join(" ");
  return [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name))];
}

function typeOf(variable: string): string {
  const [name = ""] = variable.split("_");
  if (name === "key") return "[_Any!]!";
  const types: Readonly<Record<string, string>> = { ...OF_PERSON, ...OF_ALL };
  const type = types[name];
  if (!type) throw new Error(`$${variable} has no type`);
  return type;
}

/** Whether a variable names a record of a person. */
export function isOfPerson(variable: string): boolean {
  const [name = "", type = ""] = variable.split("_");
  return name === "key" ? Object.hasOwn(KEYS_OF_PERSON, type) : Object.hasOwn(OF_PERSON, name);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
