import type { FieldLocation } from "./locations";
import { argumentTextOf, fieldText } from "./selection";

/** The part of an operation for one location: the steps that lead there, and fields. */
export interface SelectionPart {
  readonly location: FieldLocation;
  readonly steps: readonly SelectionStep[];
  readonly fields: readonly string[];
  /** The response name of each field. */
  readonly keys: ReadonlyMap<string, string>;
}

/** One field that leads to a location, with its arguments. */
interface SelectionStep {
  readonly field: string;
  readonly text: string;
  /** The type that it returns. */
  readonly to: string;
  /** Whether it may return other types too, so that a type condition is needed. */
  readonly isOpen: boolean;
}

/** @param known the names of all variables: a case has variables of its own for some of them */
export function partOf(
  location: FieldLocation,
  fields: readonly string[],
  form: SelectionForm,
  known: ReadonlySet<string>,
): SelectionPart {
  const { party, type } = location;
  const all = keysIn(form, type === "Query" ? location.fields : fields);
  const keys = new Map(fields.map((field) => [field, all.get(field) ?? field]));
  const written = fields.map((field) => {
    const text = withCaseVariables(location, fieldText(party, type, field), known);
    return keys.get(field) === field ? text : `${keys.get(field)}: ${text}`;
  });
  const steps = stepsTo(location).map((step) => ({ ...step, text: withCaseVariables(location, step.text, known) }));
  return { location, steps, fields: written, keys };
}

function stepsTo({ type, path, steps }: FieldLocation): SelectionStep[] {
  if (path === "entity")
    return [{ field: "_entities", text: `_entities(representations: $key_${type})`, to: type, isOpen: true }];
  return steps.map(({ party, type: from, field }, i) => ({
    field,
    text: `${field}${argumentTextOf(party, from, field)}`,
    to: steps[i + 1]?.type ?? type,
    isOpen: path === "interface" && i === steps.length - 1,
  }));
}

/** Replaces the variables for which a case has its own. */
function withCaseVariables({ case: ending }: FieldLocation, text: string, known: ReadonlySet<string>): string {
  if (ending === undefined) return text;
  const isOwn = (name: string) => name.startsWith("key_") || known.has(`${name}_${ending}`);
  return text.replace(/\$(\w+)/g, (_, name: string) => (isOwn(name) ? `$${name}_${ending}` : `$${name}`));
}

/** How fields are written: plainly, in inline fragments, in named fragments, or each under the alias of another. */
export type SelectionForm = "plain" | "inline" | "named" | "alias";

/** The response name of each field. An alias is the name of the next field, so that no guard can rely on names. */
function keysIn(form: SelectionForm, fields: readonly string[]): ReadonlyMap<string, string> {
  const next = (i: number) => (fields.length === 1 ? "x" : (fields[(i + 1) % fields.length] ?? "x"));
  return new Map(fields.map((field, i) => [field, form === "alias" ? next(i) : field]));
}

/** Writes a selection of fields of one type in a form, and adds the fragments it needs to the definitions. */
export function writeInForm(form: SelectionForm, type: string, selection: string, definitions: string[]): string {
  if (form === "inline") return `... on ${type} { ${selection} }`;
  if (form !== "named") return selection;
  const name = `F${definitions.length}`;
  definitions.push(`fragment ${name} on ${type} { ${selection} }`);
  return `...${name}`;
}
