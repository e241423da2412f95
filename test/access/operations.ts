import { type FieldLocation, isUnservedEntity } from "./locations";
import { type WrittenSelection, writeParts } from "./merge-parts";
import { partOf, type SelectionForm, type SelectionPart } from "./selection-part";
import { COMMON_VARIABLES, PERSON_KEYS, PERSON_VARIABLES } from "./variables";

/** Within the gateway's limits of a document: 10 root fields, 30 aliases, 2,000 tokens. */
const DOCUMENT_LIMITS = { roots: 10, aliases: 30, tokens: 1_800 };

/** A document that selects several parts at once. */
export interface Operation {
  readonly document: string;
  /** The variables that it declares. */
  readonly variables: readonly string[];
  readonly parts: readonly OperationPart[];
}

export interface OperationPart extends Pick<SelectionPart, "location" | "keys"> {
  /** The response names that lead to its fields. */
  readonly responsePath: readonly string[];
}

/** Documents that select all fields of these locations. Fields that depend on the person are in documents of their own. */
export function operationsFor(
  locations: readonly FieldLocation[],
  form: SelectionForm,
  known: ReadonlySet<string>,
): Operation[] {
  const parts = locations.flatMap((location) => partsOf(location, form, known));
  const sorted = parts.toSorted((a, b) => compare(a.steps[0]?.text ?? "", b.steps[0]?.text ?? ""));
  const isPersonal = (part: SelectionPart) => variablesOf(writeParts([part], form)).some(isOfPerson);
  const ofPerson = new Set(sorted.filter(isPersonal));
  return [sorted.filter((part) => ofPerson.has(part)), sorted.filter((part) => !ofPerson.has(part))].flatMap((some) =>
    batches(some, form).map((batch) => operationOf(batch, form)),
  );
}

/**
 * Splits a location into parts. A root field is a part of its own, and so is a field of a type that is not served,
 * because its error nulls the fields beside it. Otherwise a part has as many fields as the limit of aliases allows.
 */
function partsOf(location: FieldLocation, form: SelectionForm, known: ReadonlySet<string>): SelectionPart[] {
  const isAlone = location.type === "Query" || isUnservedEntity(location);
  const size = isAlone ? 1 : form === "alias" ? DOCUMENT_LIMITS.aliases - 1 : location.fields.length;
  const chunks = Math.ceil(location.fields.length / size);
  return Array.from({ length: chunks }, (_, i) =>
    partOf(location, location.fields.slice(i * size, (i + 1) * size), form, known),
  );
}

function batches(parts: readonly SelectionPart[], form: SelectionForm): SelectionPart[][] {
  const full: SelectionPart[][] = [];
  for (const part of parts) {
    const last = full.at(-1);
    if (last && fits([...last, part], form)) last.push(part);
    else full.push([part]);
  }
  return full;
}

function fits(parts: readonly SelectionPart[], form: SelectionForm): boolean {
  const written = writeParts(parts, form);
  const renamed = parts.flatMap(({ keys }) => [...keys]).filter(([field, key]) => field !== key).length;
  const tokens = documentOf(written).match(/\w+|[^\s,]/g)?.length ?? 0;
  return (
    written.roots <= DOCUMENT_LIMITS.roots &&
    written.roots + renamed <= DOCUMENT_LIMITS.aliases &&
    tokens <= DOCUMENT_LIMITS.tokens
  );
}

function operationOf(parts: readonly SelectionPart[], form: SelectionForm): Operation {
  const written = writeParts(parts, form);
  const located = parts.map(({ location, keys }, i) => ({
    location,
    keys,
    responsePath: written.responsePaths[i] ?? [],
  }));
  return { document: documentOf(written), variables: variablesOf(written), parts: located };
}

function documentOf(written: WrittenSelection): string {
  const declared = variablesOf(written).map((name) => `$${name}: ${typeOf(name)}`);
  const head = declared.length > 0 ? `query (${declared.join(", ")})` : "query";
  return [`${head} { ${written.selection} }`, ...written.definitions].join("\n");
}

function variablesOf({ selection, definitions }: WrittenSelection): string[] {
  const text = [selection, ...definitions].join(" ");
  return [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name))];
}

function typeOf(variable: string): string {
  const [name = ""] = variable.split("_");
  if (name === "key") return "[_Any!]!";
  const types: Readonly<Record<string, string>> = { ...PERSON_VARIABLES, ...COMMON_VARIABLES };
  const type = types[name];
  if (!type) throw new Error(`$${variable} has no type`);
  return type;
}

/** Whether a variable names a record of a person. */
export function isOfPerson(variable: string): boolean {
  const [name = "", type = ""] = variable.split("_");
  return name === "key" ? Object.hasOwn(PERSON_KEYS, type) : Object.hasOwn(PERSON_VARIABLES, name);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
